// Goal: the stock client of Socket.IO, unchanged, plays direct games over each of its transports:
// it joins, leaves, drops out and comes back, is answered, is told what was wrong, and outlives
// cuts of the network and restarts of the server.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Coordinator } from "./server_process.js";
import { Player } from "./player.js";
import { CuttingProxy } from "./proxy.js";

const pingIntervalMs = 300;
const server = new Coordinator({
  "socketio.ping_interval_ms": pingIntervalMs,
  "socketio.ping_timeout_ms": 5000,
});
before(() => server.start());

const players = [];
function player(id, options, url = server.url) {
  const made = new Player(url, id, options);
  players.push(made);
  return made;
}
after(async () => {
  players.forEach((made) => made.close());
  assert.equal(await server.stop(), 0);
});

const ok = { ok: true };
let matches = 0;
// Two ids that no other test uses, and their match.
async function pairing() {
  const [first, second] = ["a", "b"].map((letter) => `${letter}${matches}`);
  matches += 1;
  return { first, second, matchId: await server.pair(first, second) };
}

const ways = [
  { name: "polling", options: { transports: ["polling"] } },
  { name: "websocket", options: { transports: ["websocket"] } },
  { name: "polling, then websocket", options: {} },
];

for (const { name, options } of ways) {
  describe(name, () => {
    test("both see who is there, from the first join to the return of who was gone", async () => {
      const { first, second, matchId } = await pairing();
      const one = player(first, options);
      const two = player(second, options);
      assert.deepEqual(await one.join(matchId), ok);
      const state = await one.sees("waiting", first);
      assert.equal(state.matchId, matchId);
      assert.deepEqual(await two.join(matchId), ok);
      await one.sees("active", first, second);
      await two.sees("active", first, second);
      assert.deepEqual(await two.leave(matchId), ok);
      await one.sees("paused", first);
      await two.sees("paused", first);
      assert.deepEqual(await two.join(matchId), ok);
      await one.sees("active", first, second);
      two.socket.disconnect();
      await one.sees("paused", first);
      two.socket.connect();
      assert.deepEqual(await two.join(matchId), ok);
      await one.sees("active", first, second);
      await two.sees("active", first, second);
    });

    test("what is wrong is said, and nothing else changes", async () => {
      const { first, second, matchId } = await pairing();
      const one = player(first, options);
      const stranger = player(`${first}-stranger`, options);
      await one.join(matchId);
      await one.sees("waiting", first);
      const cases = [
        [one, "join_match", [{ matchId: "nonsense", playerId: first }], "MATCH_NOT_FOUND"],
        [one, "join_match", [{ matchId, playerId: second }], "UNAUTHENTICATED"],
        [one, "join_match", [{ matchId }], "BAD_MESSAGE"],
        [one, "join_match", [{ matchId: 7, playerId: first }], "BAD_MESSAGE"],
        [one, "join_match", [], "BAD_MESSAGE"],
        [one, "join_match", ["text"], "BAD_MESSAGE"],
        [one, "join_match", [{ matchId, playerId: "x".repeat(65) }], "BAD_MESSAGE"],
        [one, "join_match", [{ matchId, playerId: first, note: "x".repeat(20_000) }], "TOO_LARGE"],
        [one, "win_match", [{ matchId }], "UNKNOWN_TYPE"],
        [one, "queue.leave", [{}], "UNKNOWN_TYPE"],
        [stranger, "join_match", [{ matchId, playerId: stranger.id }], "NOT_IN_MATCH"],
        [stranger, "leave_match", [{ matchId, playerId: stranger.id }], "UNAUTHENTICATED"],
      ];
      for (const [who, event, data, code] of cases) {
        const isUnread = code === "TOO_LARGE";
        if (isUnread) {
          who.socket.emit(event, ...data);
        } else {
          const answer = await who.ask(event, ...data);
          assert.equal(answer.error?.code, code, `${event} ${JSON.stringify(data)}`);
          assert.notEqual(answer.error.message, "");
        }
        const told = await who.hears("error_message");
        assert.equal(told.code, code, `${event} ${JSON.stringify(data)}`);
      }
      // Nobody was disturbed.
      const states = one.notes.all().filter(({ event }) => event === "match_state");
      assert.equal(states.length, 1);
      assert.deepEqual(await one.join(matchId), ok);
      await one.sees("waiting", first);
    });

    test("binary is refused", async () => {
      const one = player("binary", options);
      await one.hears("connect");
      one.socket.emit("join_match", Buffer.from([1, 2, 3]));
      assert.equal((await one.hears("error_message")).code, "BAD_MESSAGE");
    });

    test("events without acknowledgement work as well", async () => {
      const { first, matchId } = await pairing();
      const one = player(first, options);
      one.socket.emit("join_match", { matchId, playerId: first });
      await one.sees("waiting", first);
    });

    test("the heartbeat keeps who is idle", async () => {
      const { first, matchId } = await pairing();
      const one = player(first, options);
      await one.hears("connect");
      for (let beats = 0; beats < 3; beats += 1) await one.hears("ping");
      assert.deepEqual(await one.join(matchId), ok);
      assert.ok(!one.notes.all().some(({ event }) => event === "disconnect"));
    });

    test("who is cut off is away, and comes back by itself", async () => {
      const { first, second, matchId } = await pairing();
      const proxy = new CuttingProxy(new URL(server.url).port);
      const one = player(first, options);
      const two = player(second, options, await proxy.start());
      await one.join(matchId);
      await two.join(matchId);
      await one.sees("active", first, second);
      // As a page does: it joins whenever it is connected.
      two.socket.on("connect", () => two.socket.emit("join_match", { matchId, playerId: second }));
      proxy.cut();
      await one.sees("paused", first);
      proxy.mend();
      await one.sees("active", first, second);
      two.close();
      proxy.stop();
    });

    test("a new registration replaces the old one, which stays away", async () => {
      const { first, second, matchId } = await pairing();
      const old = player(first, options);
      const two = player(second, options);
      await old.join(matchId);
      await two.join(matchId);
      const fresh = player(first, options);
      assert.deepEqual(await fresh.join(matchId), ok);
      await fresh.sees("active", first, second);
      assert.equal(await old.hears("disconnect"), "io server disconnect");
      assert.equal(old.socket.active, false);
    });

    test("other namespaces are refused", async () => {
      const lost = player("lost", options, `${server.url}/admin`);
      assert.equal(await lost.hears("connect_error"), "Invalid namespace");
    });

    test("the server is killed and started again under the clients", async () => {
      const { first, second, matchId } = await pairing();
      const both = [first, second].map((id) => player(id, options));
      for (const one of both) {
        await one.hears("connect");
        one.socket.on("connect", () => one.socket.emit("join_match", { matchId, playerId: one.id }));
        await one.join(matchId);
      }
      await both[1].sees("active", first, second);
      await server.kill();
      for (const one of both) await one.hears("disconnect");
      await server.start();
      for (const one of both) await one.sees("active", first, second);
    });
  });
}

test("the default way ends on a WebSocket, with nothing lost on the way", async () => {
  const { first, matchId } = await pairing();
  const one = player(first);
  const answers = Array.from({ length: 30 }, () => one.join(matchId));
  assert.equal(await one.hears("upgrade"), "websocket");
  for (const answer of answers) assert.deepEqual(await answer, ok);
  assert.equal(one.transport, "websocket");
  assert.deepEqual(await one.join(matchId), ok);
});

test("a match is told to who has registered", async () => {
  const one = player("early");
  assert.deepEqual(await one.ask("register", { playerId: one.id }), ok);
  const matchId = await server.pair(one.id, "late");
  const found = await one.hears("match_found");
  assert.deepEqual(found, { matchId, game: "chess", asset: "USDT", amount: 20, opponentId: "late" });
});

for (const transport of ["polling", "websocket"]) {
  test(`a server that stops says so over ${transport}, and clients try to come back`, async () => {
    const other = new Coordinator();
    await other.start();
    const one = player("patient", { transports: [transport] }, other.url);
    await one.hears("connect");
    assert.equal(await other.stop(), 0);
    assert.equal(await one.hears("disconnect"), "transport close");
    assert.equal(one.socket.active, true);
    one.close();
  });
}

test("where ids need tokens, the token may come with the connection", async () => {
  const strict = new Coordinator({ "direct.auth": "token" });
  await strict.start();
  const ids = [];
  for (const callsign of ["first", "second"]) {
    const answer = await strict.ask("/api/session", { method: "POST", body: { callsign } });
    ids.push(answer.json());
  }
  await strict.findMatch(ids[0].player_id, ids[0].token);
  const { matchId } = await strict.findMatch(ids[1].player_id, ids[1].token);
  const [one, two] = ids.map(({ player_id: id, token }) => player(id, { auth: { token } }, strict.url));
  assert.deepEqual(await one.join(matchId), ok);
  await one.sees("waiting", one.id);
  const thief = player(two.id, { auth: { token: ids[0].token } }, strict.url);
  assert.match((await thief.join(matchId)).error.code, /^(TOKEN_INVALID|UNAUTHENTICATED)$/);
  const bare = player(two.id, {}, strict.url);
  assert.equal((await bare.join(matchId)).error.code, "UNAUTHENTICATED");
  assert.deepEqual(await two.join(matchId), ok);
  await one.sees("active", one.id, two.id);
  const garbled = player("garbled", { auth: { token: 7 } }, strict.url);
  assert.match(await garbled.hears("connect_error"), /^token: /);
  for (const made of [one, two, thief, bare, garbled]) made.close();
  assert.equal(await strict.stop(), 0);
});
