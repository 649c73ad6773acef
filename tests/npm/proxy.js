import { once } from "node:events";
import { connect, createServer } from "node:net";

// Stands between clients and a server, and cuts their connections when told to: those that are
// there, and those that are tried until it is mended.
export class CuttingProxy {
  #sockets = new Set();
  #isCut = false;
  #server;

  constructor(port) {
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      const far = connect(port, "127.0.0.1");
      for (const [socket, other] of [[near, far], [far, near]]) {
        this.#sockets.add(socket);
        socket.pipe(other);
        socket.on("error", () => {});
        socket.on("close", () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }

  async start() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  cut() {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() {
    this.#isCut = false;
  }

  stop() {
    this.#server.close();
    this.cut();
  }
}
