// Goal: a web page of another origin, in a real browser with the client's own bundle, finds and
// joins a match, moves to a WebSocket, sees the other player come and go, and is away when its
// browser is gone.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";

import { Coordinator } from "./server_process.js";
import { Player } from "./player.js";
import { Notes, within } from "./waiting.js";

const files = {
  "/page.html": ["text/html", new URL("page.html", import.meta.url)],
  "/page.js": ["text/javascript", new URL("page.js", import.meta.url)],
  "/socket.io.min.js": ["text/javascript", new URL("node_modules/socket.io-client/dist/socket.io.min.js", import.meta.url)],
};

// Serves the page, and takes what it reports.
async function servePages(notes) {
  const pages = createServer(async (request, response) => {
    const file = files[new URL(request.url, "http://here").pathname];
    if (request.method === "POST") notes.add(JSON.parse(await text(request)));
    else if (file) response.setHeader("Content-Type", file[0]).write(await readFile(file[1]));
    else response.statusCode = 404;
    response.end();
  });
  pages.listen(0, "127.0.0.1");
  await once(pages, "listening");
  pages.unref();
  return pages;
}

class Browser {
  async open(url) {
    this.folder = await mkdtemp(join(tmpdir(), "arcade-browser-"));
    const flags = ["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      `--user-data-dir=${this.folder}`];
    // Its sandbox refuses to run as root.
    if (process.getuid() === 0) flags.push("--no-sandbox");
    this.process = spawn(process.env.TEST_CHROMIUM, [...flags, url], { stdio: "ignore", detached: true });
  }

  async close() {
    const ended = once(this.process, "exit");
    process.kill(-this.process.pid, "SIGKILL");
    await within(ended, () => "the browser to end");
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test("a page plays", async (run) => {
  const notes = new Notes();
  const pages = await servePages(notes);
  run.after(() => pages.close());
  const origin = `http://127.0.0.1:${pages.address().port}`;
  const server = new Coordinator({ "http.cors_origins": origin });
  // Also when the test fails: nothing of it is left behind.
  run.after(() => server.stop());
  await server.start();
  const reports = async (event) => (await notes.next((note) => note.event === event, event)).data;
  const sees = (status) => notes.next(({ event, data }) => event === "match_state" && data.status === status, status);

  const other = new Player(server.url, "other", { transports: ["websocket"] });
  run.after(() => other.close());
  assert.equal((await server.findMatch(other.id)).status, "waiting");
  const browser = new Browser();
  await browser.open(`${origin}/page.html?server=${encodeURIComponent(server.url)}&player=page`);
  try {
    const { status, matchId } = await reports("found");
    assert.equal(status, "matched");
    const { data: state } = await sees("waiting");
    assert.deepEqual(state.players, { other: { connected: false }, page: { connected: true } });
    assert.deepEqual((await notes.anywhere(({ event }) => event === "joined", "joined")).data, { ok: true });
    assert.equal((await notes.anywhere(({ event }) => event === "upgrade", "upgrade")).data, "websocket");
    await other.join(matchId);
    await sees("active");
    await other.leave(matchId);
    await sees("paused");
    await other.join(matchId);
    await sees("active");
    await other.sees("active", "other", "page");
  } finally {
    await browser.close();
  }
  await other.sees("paused", "other");
  other.close();
  assert.equal(await server.stop(), 0);
});
