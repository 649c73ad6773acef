// Two players with the stock WebSocket client: they register, find each other, are told, join, leave,
// lose their connection and come back; the game server reports.
// node direct_ws.mjs URL TOKEN_FILE
import assert from "node:assert/strict";
import { once } from "node:events";
import WebSocket from "ws";

import { ask, base, findMatch, matchOf, report } from "./coordinator.mjs";

class Player {
  #heard = [];
  #wake = () => {};

  constructor(id) {
    this.id = id;
  }

  async connect() {
    this.socket = new WebSocket(`ws://${base.host}/`);
    this.closed = once(this.socket, "close").then(([code]) => code);
    this.socket.on("message", (data, isBinary) => {
      assert(!isBinary);
      this.#heard.push(JSON.parse(data.toString()));
      this.#wake();
    });
    await once(this.socket, "open");
  }

  say(type, fields = {}) {
    this.socket.send(JSON.stringify({ type, playerId: this.id, ...fields }));
  }

  // The next message; whoever asks knows what must come.
  async next(type) {
    while (this.#heard.length === 0) await new Promise((resolve) => (this.#wake = resolve));
    const message = this.#heard.shift();
    assert.equal(message.type, type, JSON.stringify(message));
    return message;
  }

  async status(wanted, matchId, there) {
    const state = await this.next("match_state");
    assert.equal(state.matchId, matchId);
    assert.equal(state.status, wanted);
    const players = Object.entries(state.players).filter(([, player]) => player.connected);
    assert.deepEqual(players.map(([id]) => id).sort(), there);
    return state;
  }
}

const ada = new Player("ada");
const bob = new Player("bob");
await ada.connect();
ada.say("register");
assert.deepEqual(await findMatch("ada"), { status: "waiting" });
assert.deepEqual(await findMatch("ada"), { status: "waiting" });
const { status, matchId } = await findMatch("bob", 20.0);
assert.equal(status, "matched");
assert.deepEqual(await findMatch("ada"), { status: "matched", matchId });

const terms = { matchId, game: "chess", asset: "USDT", amount: 20 };
const found = await ada.next("match_found");
assert.deepEqual(found, { type: "match_found", ...terms, opponentId: "bob" });
await bob.connect();
bob.say("register");
assert.equal((await bob.next("match_found")).opponentId, "ada");
const { matchId: id, ...rest } = terms;
assert.deepEqual(await matchOf(matchId),
  { id, ...rest, players: ["ada", "bob"], status: "active" });

ada.say("join_match", { matchId });
await ada.status("waiting", matchId, ["ada"]);
bob.say("join_match", { matchId });
for (const player of [ada, bob]) await player.status("active", matchId, ["ada", "bob"]);

bob.say("leave_match", { matchId });
for (const player of [ada, bob]) await player.status("paused", matchId, ["ada"]);
bob.say("join_match", { matchId });
for (const player of [ada, bob]) await player.status("active", matchId, ["ada", "bob"]);

ada.socket.terminate();
await ada.closed;
await bob.status("paused", matchId, ["bob"]);
await ada.connect();
ada.say("join_match", { matchId });
for (const player of [ada, bob]) await player.status("active", matchId, ["ada", "bob"]);

const older = ada.closed;
await ada.connect();
ada.say("register");
assert.equal((await ada.next("match_found")).matchId, matchId);
assert.equal(await older, 4001);

ada.say("join_match", { matchId: "0123456789abcdef0123456789abcdef" });
assert.equal((await ada.next("error")).code, "MATCH_NOT_FOUND");
ada.socket.send("{");
assert.equal((await ada.next("error")).code, "BAD_MESSAGE");

assert.equal((await ask("POST", `/api/match/${matchId}/result`, { winner: "ada" })).status, 401);
assert.equal((await report(matchId, { winner: "eve" })).status, 422);
const reported = await report(matchId, { winner: "ada", reason: "Checkmate." });
assert.equal(reported.status, 200);
for (const player of [ada, bob]) {
  const end = await player.status("finished", matchId, ["ada", "bob"]);
  assert.equal(end.winner, "ada");
  assert.equal(end.reason, "Checkmate.");
}
assert.equal((await report(matchId, { winner: "bob" })).status, 409);
assert.deepEqual(await matchOf(matchId), reported.body);
assert.deepEqual(await findMatch("ada", 30), { status: "waiting" });

for (const player of [ada, bob]) {
  player.socket.close(1000);
  assert.equal(await player.closed, 1000);
}
console.log(`played ${matchId}`);
