// A WebSocket echo with the stock server of npm, which `arcade-bench node` measures ours beside.
// node ws_echo.mjs
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096 });
server.on("listening", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
server.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on("error", () => socket.terminate());
});
