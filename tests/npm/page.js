// What a game's page does: asks for a match, joins it whenever it is connected. And reports to the
// test, in order.
const parameters = new URLSearchParams(location.search);
const server = parameters.get("server");
const playerId = parameters.get("player");

let reported = Promise.resolve();
function report(event, data) {
  const body = JSON.stringify({ event, data });
  reported = reported.then(() => fetch("/report", { method: "POST", body }));
}
addEventListener("error", ({ message }) => report("error", message));
addEventListener("unhandledrejection", ({ reason }) => report("error", `${reason}`));

const answer = await fetch(`${server}/api/find-match`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ game: "chess", asset: "USDT", amount: 20, playerId }),
});
const found = await answer.json();
report("found", found);

const socket = globalThis.io(server);
socket.onAny(report);
// It may move to the WebSocket before it is connected.
socket.io.on("open", () => socket.io.engine.on("upgrade", ({ name }) => report("upgrade", name)));
socket.on("connect", async () => {
  report("connect");
  report("joined", await socket.emitWithAck("join_match", { matchId: found.matchId, playerId }));
});
socket.on("connect_error", ({ message }) => report("connect_error", message));
socket.on("disconnect", (reason) => report("disconnect", reason));
