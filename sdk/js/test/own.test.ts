// How far I am myself, which my own sends move at the server without a word.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Random } from "./harness/clock.js";
import type { Device } from "./harness/device.js";
import { Scene } from "./harness/scene.js";

for (const devices of [1, 2]) {
  test(`who sends is as far as the server says, on ${devices} of their devices, though nobody syncs`, async () => {
    const s = new Scene();
    const random = new Random(devices);
    const channel = s.channel("ann", "bob");
    const all: Device[] = [];
    for (let n = 0; n < devices; n++) all.push(s.device("ann"));
    const tabs = [];
    for (const device of all) tabs.push(await s.open(device));
    for (const device of all) device.faults = { ...device.faults, latency: 900, doubledFrame: 0.2 };
    s.server.calls.clear();
    for (let act = 0; act < 100; act++) {
      const { client } = random.of(tabs);
      const what = random.below(4);
      if (what === 0) s.say("bob", channel, "his");
      else if (what === 1) await s.settle(client.markSeen(channel, random.below(client.channel(channel)!.lastSequence + 1)), 100);
      else await s.settle(client.send(channel, "hers"), 100);
      await s.clock.run(random.of([0, 300, 3_000]));
      if (act % 10 !== 9) continue;
      await s.clock.run(10_000);
      const { seen_sequence_id, delivered_sequence_id } = s.as("ann", "GET", `/channels/${channel}`);
      for (const { memory } of all) {
        const { seen, delivered, members } = memory.rooms.get(channel)!;
        assert.deepEqual([seen, delivered, members.ann!.seen, members.ann!.delivered], [seen_sequence_id, delivered_sequence_id, seen_sequence_id, delivered_sequence_id], `after ${act + 1} acts`);
      }
    }
    assert.equal(s.calls("POST sync"), 0);
    s.end();
  });
}
