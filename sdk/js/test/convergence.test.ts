import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { compile } from "../scripts/compile.js";
import { Play } from "./harness/play.js";

const seeds = Number(process.env.SEEDS ?? 200);
const [first, together] = [1, 2];

/** Plays seeds in a process of its own, and gives what it says of those that went wrong. */
function play(file: string, from: number, many: number): Promise<string> {
  const child = spawn(process.execPath, ["--enable-source-maps", file, String(from), String(many), "40"]);
  let said = "";
  for (const out of [child.stdout, child.stderr]) out.on("data", (text) => (said += text));
  return new Promise((resolve) => child.on("close", (code) => resolve(code === 0 ? "" : said)));
}

test(`what ${seeds} seeds make of clients, networks and tabs ends as the server says`, async () => {
  const [file] = await compile(["converge.ts"]);
  const share = Math.ceil(seeds / together);
  const said = await Promise.all(Array.from({ length: together }, (_, i) => play(file!, first + i * share, share)));
  assert.equal(said.join(""), "");
});

test("a seed makes the same run each time", async () => {
  const logs = await Promise.all([0, 1].map(async () => {
    const p = new Play(11);
    await p.run(40);
    return JSON.stringify([p.sent, [...p.server.calls], [...p.server.rooms.values()].map((room) => room.messages.map((m) => [m.uuid, m.created_at]))]);
  }));
  assert.equal(logs[0], logs[1]);
});
