// A WebSocket server on the stock one of npm, which `arcade-bench node` measures ours beside. It
// echoes what it gets; with `--answer` it does what our server does with a ping: reads the
// envelope and answers with one of its own.
// node ws_echo.mjs [--answer]
import { WebSocketServer } from "ws";

function answer(data) {
  const { type, id } = JSON.parse(data.toString());
  const reply = type === "ping" ? "ok" : "error";
  return JSON.stringify({ type: reply, id, ts: Date.now(), data: {} });
}

const answers = process.argv.includes("--answer");
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096 });
server.on("listening", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
server.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => {
    socket.send(answers ? answer(data) : data, { binary: isBinary });
  });
  socket.on("error", () => socket.terminate());
});
