// A thousand players who want the same at the same moment make exactly five hundred matches, every
// player in exactly one.
// node direct_crowd.mjs URL
import assert from "node:assert/strict";

import { findMatch, matchOf } from "./coordinator.mjs";

const players = Array.from({ length: 1000 }, (_, index) => `player-${index}`);
await Promise.all(players.map((player) => findMatch(player)));

const matches = new Map();
for (const answer of await Promise.all(
  players.map(async (player) => ({ player, ...(await findMatch(player)) })))) {
  assert.equal(answer.status, "matched");
  matches.set(answer.matchId, [...(matches.get(answer.matchId) ?? []), answer.player]);
}
assert.equal(matches.size, 500);
for (const [id, pair] of matches) {
  assert.equal(pair.length, 2);
  assert.deepEqual((await matchOf(id)).players.sort(), pair.sort());
}
console.log(`${matches.size} matches`);
