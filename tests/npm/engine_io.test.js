// Goal: under the stock client, Engine.IO over bare HTTP is what its protocol says, and what is
// wrong is answered in its own words, without costing anyone else a session.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";

import { WebSocket } from "ws";

import { Coordinator } from "./server_process.js";
import { Notes } from "./waiting.js";

const page = "http://pages.example";
const server = new Coordinator({
  "socketio.ping_interval_ms": 200,
  "socketio.ping_timeout_ms": 400,
  "http.cors_origins": page,
});
before(() => server.start());
after(async () => assert.equal(await server.stop(), 0));

const path = "/socket.io/?EIO=4&transport=polling";
const poll = (sid, more = {}) => server.ask(`${path}&sid=${sid}`, more);
const post = (sid, body) => poll(sid, { method: "POST", body });

async function open() {
  const answer = await server.ask(path);
  assert.equal(answer.status, 200);
  assert.equal(answer.text[0], "0");
  return JSON.parse(answer.text.slice(1));
}

async function isGone(sid) {
  const answer = await poll(sid);
  assert.deepEqual([answer.status, answer.json()], [400, { code: 1, message: "Session ID unknown" }]);
}

// A WebSocket that writes down what it hears.
function webSocket(query) {
  const notes = new Notes();
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/socket.io/?${query}`);
  socket.on("open", () => notes.add("open"));
  socket.on("message", (data) => notes.add(data.toString()));
  socket.on("close", (code) => notes.add(`close ${code}`));
  socket.on("unexpected-response", (_, response) => {
    notes.add(`status ${response.statusCode}`);
    response.destroy();
  });
  socket.on("error", () => {});
  const hears = (text) => notes.next((entry) => entry.startsWith(text), text);
  return { socket, hears };
}

test("the handshake says what the session is", async () => {
  const handshake = await open();
  assert.match(handshake.sid, /^[0-9a-f]{32}$/);
  assert.deepEqual(handshake, {
    sid: handshake.sid,
    upgrades: ["websocket"],
    pingInterval: 200,
    pingTimeout: 400,
    maxPayload: 65536,
  });
});

const faults = [
  ["GET", "", 0, "Transport unknown"],
  ["GET", "?EIO=4", 0, "Transport unknown"],
  ["GET", "?EIO=4&transport=smoke", 0, "Transport unknown"],
  ["GET", "?EIO=4&transport=polling&sid=nonsense", 1, "Session ID unknown"],
  ["POST", "?EIO=4&transport=polling&sid=nonsense", 1, "Session ID unknown"],
  ["POST", "?EIO=4&transport=polling", 2, "Bad handshake method"],
  ["PUT", "?EIO=4&transport=polling", 2, "Bad handshake method"],
  ["GET", "?EIO=4&transport=websocket", 3, "Bad request"],
  ["GET", "?EIO=3&transport=polling", 5, "Unsupported protocol version"],
  ["GET", "?transport=polling", 5, "Unsupported protocol version"],
];
for (const [method, query, code, message] of faults) {
  test(`${method} ${query || "without a query"}: ${message}`, async () => {
    const answer = await server.ask(`/socket.io/${query}`, { method, body: method === "POST" ? "40" : undefined });
    assert.deepEqual([answer.status, answer.json()], [400, { code, message }]);
  });
}

test("several packets go in one body, both ways", async () => {
  const { sid } = await open();
  assert.equal((await post(sid, '40\x1e420["join_match",{}]\x1e40/admin,')).text, "ok");
  const packets = (await poll(sid)).text.split("\x1e");
  assert.match(packets[0], /^40\{"sid":"[0-9a-f]{32}"\}$/);
  assert.match(packets[1], /^430\[\{"error":\{"code":"BAD_MESSAGE",/);
  assert.match(packets[2], /^42\["error_message",\{"code":"BAD_MESSAGE",/);
  assert.equal(packets[3], '44/admin,{"message":"Invalid namespace"}');
});

const bodies = ["abc", "", "2", "5", "\x1e40", "7"];
for (const body of bodies) {
  test(`the body ${JSON.stringify(body)} ends the session, and no other`, async () => {
    const other = await open();
    const { sid } = await open();
    const answer = await post(sid, body);
    assert.deepEqual([answer.status, answer.json()], [400, { code: 3, message: "Bad request" }]);
    await isGone(sid);
    assert.equal((await post(other.sid, "40")).status, 200);
  });
}

test("an event before connecting ends the session", async () => {
  const { sid } = await open();
  await post(sid, '42["join_match",{}]');
  assert.equal((await poll(sid)).text, "1");
  await isGone(sid);
});

test("a body over the limit is refused", async () => {
  const { sid } = await open();
  assert.equal((await post(sid, "4".repeat(65_537))).status, 413);
});

test("two polls at once end the session", async () => {
  const { sid } = await open();
  const texts = (await Promise.all([poll(sid), poll(sid)])).map(({ status, text }) => `${status} ${text}`);
  assert.deepEqual(texts.sort(), ["200 1", '400 {"code":3,"message":"Bad request"}']);
  await isGone(sid);
});

test("hanging up on a poll ends the session", { timeout: 20_000 }, async () => {
  const { sid } = await open();
  const { hostname, port } = new URL(server.url);
  const socket = connect(port, hostname);
  socket.end(`GET ${path}&sid=${sid} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  // The end of the line is behind the request in it, but not in line with other requests.
  let answer = await post(sid, "3");
  while (answer.status === 200) answer = await post(sid, "3");
  await isGone(sid);
});

test("who closes is answered, and gone", async () => {
  const { sid } = await open();
  const waiting = poll(sid);
  await post(sid, "1");
  const answer = await waiting;
  assert.ok(answer.text === "6" || answer.json().code === 1);
  await isGone(sid);
});

test("who does not answer pings is gone", async () => {
  const { sid } = await open();
  await post(sid, "40");
  assert.match((await poll(sid)).text, /^40/);
  assert.equal((await poll(sid)).text, "2");
  assert.equal((await poll(sid)).text, "1");
  await isGone(sid);
});

test("the move to a WebSocket, step by step", async () => {
  const { sid } = await open();
  await post(sid, "40");
  const { socket, hears } = webSocket(`EIO=4&transport=websocket&sid=${sid}`);
  await hears("open");
  socket.send("2probe");
  await hears("3probe");
  assert.match((await poll(sid)).text, /^40|^6$/);
  socket.send("5");
  await hears("2");
  socket.send("3");
  socket.send('421["nothing"]');
  await hears('431[{"error":{"code":"UNKNOWN_TYPE"');
  assert.deepEqual((await poll(sid)).json(), { code: 3, message: "Bad request" });
  assert.deepEqual((await post(sid, "40")).json(), { code: 3, message: "Bad request" });
  const late = webSocket(`EIO=4&transport=websocket&sid=${sid}`);
  await late.hears("close 4003");
  socket.send("2");
  await hears("close 4003");
});

test("a WebSocket that is not for a session is refused", async () => {
  await webSocket("EIO=4&transport=websocket&sid=nonsense").hears("status 400");
  await webSocket("EIO=4&transport=polling").hears("status 400");
  await webSocket("EIO=3&transport=websocket").hears("status 400");
  await webSocket("EIO=4").hears("status 400");
});

test("pages of the configured origin may ask, others may not", async () => {
  const asked = await server.ask(path, { headers: { Origin: page } });
  assert.equal(asked.headers.get("Access-Control-Allow-Origin"), page);
  const others = await server.ask(path, { headers: { Origin: "http://others.example" } });
  assert.equal(others.headers.get("Access-Control-Allow-Origin"), null);
  const preflight = await server.ask(path, {
    method: "OPTIONS",
    headers: { Origin: page, "Access-Control-Request-Method": "POST" },
  });
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get("Access-Control-Allow-Methods"), /GET, POST/);
  const fault = await server.ask("/socket.io/", { headers: { Origin: page } });
  assert.equal(fault.headers.get("Access-Control-Allow-Origin"), page);
});
