// What scripts that play direct games share: the coordinator they are told of, and its HTTP.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http from "node:http";

const [address, tokenFile] = process.argv.slice(2);
export const base = new URL(address);

/// Every request has a connection of its own, so that all of them are there at once.
export function ask(method, path, body, headers = {}) {
  const text = body === undefined ? "" : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(path, base),
      { method, agent: false, headers: { ...headers, "Content-Length": Buffer.byteLength(text) } },
      (response) => {
        let heard = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (heard += part));
        response.on("end", () =>
          resolve({ status: response.statusCode, body: heard === "" ? null : JSON.parse(heard) }));
      });
    request.on("error", reject);
    request.end(text);
  });
}

export async function findMatch(playerId, amount = 20) {
  const wish = { game: "chess", asset: "USDT", amount, playerId };
  const answer = await ask("POST", "/api/find-match", wish);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

export function report(matchId, result) {
  const token = readFileSync(tokenFile, "utf8").trim();
  return ask("POST", `/api/match/${matchId}/result`, result, { Authorization: `Bearer ${token}` });
}

export async function matchOf(matchId) {
  const answer = await ask("GET", `/api/match/${matchId}`);
  assert.equal(answer.status, 200);
  return answer.body;
}
