// What becomes of what is done, and of what is heard, where the device cannot store it.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { StorageError } from "../src/index.js";
import type { Device, Tab } from "./harness/device.js";
import { Scene, texts } from "./harness/scene.js";

const fill = (device: Device, full = 1) => void (device.faults = { ...device.faults, refusedWrite: full });

function story(name: string, tell: (scene: Scene, device: Device, tab: Tab, channel: string) => Promise<void>): void {
  test(name, async () => {
    const scene = new Scene();
    const channel = scene.channel("ann", "bob");
    scene.say("ann", channel, "one");
    const device = scene.device("bob");
    await tell(scene, device, await scene.open(device), channel).finally(() => scene.end());
  });
}

story("what cannot be stored is said so, and neither shown nor sent", async (s, device, tab, channel) => {
  const view = await s.settle(tab.client.messages(channel));
  fill(device);
  const sent = tab.client.send(channel, "two").catch((fault) => fault);
  const fault = await s.settle(sent, 100);
  assert.ok(fault instanceof StorageError);
  assert.deepEqual([fault.code, fault.detail], ["storage", "the disk is full"]);
  const reacted = await s.settle(tab.client.react(view.items[0]!, "👍"), 100);
  assert.equal(!reacted.ok && reacted.error.code, "storage");
  await s.settle(assert.rejects(tab.client.markSeen(channel), StorageError), 100);
  fill(device, 0);
  await s.clock.run(30_000);
  assert.deepEqual([texts(view.items), view.items[0]!.reactions, tab.client.unread().messages], [["one"], {}, 1]);
  assert.equal(s.server.rooms.get(channel)!.messages.length, 1);
});

story("what failed and is sent again is there still, where that cannot be stored", async (s, device, tab, channel) => {
  const handle = s.server.handle;
  s.server.handle = (method, url, headers, body) => (body?.message ? { status: 422, body: { code: "invalid_value", detail: "no" } } : handle.call(s.server, method, url, headers, body));
  const view = await s.settle(tab.client.messages(channel));
  const { key } = await s.settle(tab.client.send(channel, "two"));
  s.server.handle = handle;
  const { store } = (tab.client as any).replica;
  store.enqueue = () => Promise.reject(new Error("the disk is full"));
  const again = await s.settle(tab.client.retry(key));
  assert.equal(!again.ok && again.error.code, "storage");
  assert.deepEqual([view.items.length, view.items[1]!.state], [2, "failed"]);
  delete store.enqueue;
  assert.equal((await s.settle(tab.client.retry(key))).ok, true);
  assert.deepEqual([texts(view.items), view.items[1]!.state], [["one", "two"], "sent"]);
});

for (const [how, away] of [["what is heard", false], ["what a sync brings", true]] as const) {
  story(`${how} and cannot be stored comes when it can be`, async (s, device, tab, channel) => {
    const view = await s.settle(tab.client.messages(channel));
    if (away) device.cut();
    fill(device);
    s.say("ann", channel, "two");
    if (away) device.wake();
    await s.clock.run(4_000);
    assert.deepEqual([texts(view.items), device.memory.rooms.get(channel)!.sequence, tab.client.status.error?.code], [["one"], 1, "storage"]);
    fill(device, 0);
    await s.clock.run(10_000);
    assert.deepEqual([texts(view.items), tab.client.status.error], [["one", "two"], undefined]);
  });
}

story("who cannot store a session has one, and logs in once", async (s, device, tab, channel) => {
  fill(device);
  const logins = s.calls("POST sessions");
  s.server.endSessions("bob");
  await s.clock.run(60_000);
  assert.equal(s.calls("POST sessions"), logins + 1);
  fill(device, 0);
  await s.settle(tab.client.send(channel, "two"), 20_000);
  assert.equal(s.server.rooms.get(channel)!.messages.length, 2);
});

story("what is seen after an answer that could not be stored is told", async (s, device, tab, channel) => {
  await s.clock.run(5_000);
  const marked = tab.client.markSeen(channel);
  await s.settle(marked, 20);
  fill(device);
  await s.clock.run(1_000);
  fill(device, 0);
  assert.equal(s.server.rooms.get(channel)!.members.get("bob")!.seen, 1);
  s.say("ann", channel, "two");
  await s.clock.run(10_000);
  await s.settle(tab.client.markSeen(channel), 10_000);
  assert.equal(s.server.rooms.get(channel)!.members.get("bob")!.seen, 2);
});

story("what was stored waits while the database cannot be read, and is not refused", async (s, device, tab, channel) => {
  const view = await s.settle(tab.client.messages(channel));
  device.cut();
  await s.settle(tab.client.send(channel, "two"), 100);
  s.server.endSessions("bob");
  const { store } = (tab.client as any).replica;
  store.meta = () => Promise.reject(new Error("unreadable"));
  device.wake();
  await s.clock.run(10_000);
  assert.equal(view.items[1]!.state, "sending");
  delete store.meta;
  await s.clock.run(60_000);
  assert.equal(view.items[1]!.state, "sent");
});
