import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { within } from "./waiting.js";

// A real coordinator with a data folder of its own.
export class Coordinator {
  #settings;
  #data;
  #process = null;
  url = "";

  constructor(settings = {}) {
    this.#settings = settings;
  }

  // The second time with the port and the data of the first.
  async start() {
    this.#data ??= await mkdtemp(join(tmpdir(), "arcade-npm-"));
    const port = this.url ? new URL(this.url).port : "0";
    const settings = Object.entries(this.#settings).flatMap(([key, value]) => [`--${key}`, `${value}`]);
    const flags = ["--host", "127.0.0.1", "--port", port, "--data", this.#data, ...settings];
    this.#process = spawn(process.env.TEST_COORDINATOR, flags, { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface(this.#process.stdout);
    const [line] = await within(
      Promise.race([once(lines, "line"), once(lines, "close")]),
      () => "the coordinator to listen",
    );
    if (!line) throw new Error("The coordinator has not started.");
    this.url = line.replace(/^listening on /, "");
  }

  async #end(signal) {
    const ended = once(this.#process, "exit");
    this.#process.kill(signal);
    const [code] = await within(ended, () => "the coordinator to end");
    this.#process = null;
    return code;
  }

  async kill() {
    await this.#end("SIGKILL");
  }

  // Its exit code.
  async stop() {
    const code = this.#process ? await this.#end("SIGTERM") : 0;
    await rm(this.#data, { recursive: true, force: true });
    return code;
  }

  async ask(path, { method = "GET", body, token, headers = {} } = {}) {
    const bearer = token ? { Authorization: `Bearer ${token}` } : {};
    const response = await fetch(this.url + path, {
      method,
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      headers: { ...bearer, ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  }

  async findMatch(playerId, token) {
    const body = { game: "chess", asset: "USDT", amount: 20, playerId };
    const answer = await this.ask("/api/find-match", { method: "POST", body, token });
    return answer.json();
  }

  // A match of the two; its id.
  async pair(first, second) {
    await this.findMatch(first);
    const { matchId } = await this.findMatch(second);
    return matchId;
  }
}
