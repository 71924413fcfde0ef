import "fake-indexeddb/auto";
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { compile } from "../scripts/compile.js";
import { Play } from "./harness/play.js";

const seeds = Number(process.env.SEEDS ?? 200);

test(`what ${seeds} seeds make of clients, networks and tabs ends as the server says`, async () => {
  const [file] = await compile(["converge.ts"]);
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--enable-source-maps", file!, "1", String(seeds), "40"], { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
});

test("a seed makes the same run each time", async () => {
  const logs = await Promise.all([0, 1].map(async () => {
    const p = new Play(11);
    await p.run(40);
    return JSON.stringify([p.sent, [...p.server.calls], [...p.server.rooms.values()].map((room) => room.messages.map((m) => [m.uuid, m.created_at]))]);
  }));
  assert.equal(logs[0], logs[1]);
});

test("clients over IndexedDB converge", async () => {
  for (let seed = 1; seed <= 3; seed++) assert.deepEqual(await new Play(seed, "play").run(50), []);
});
