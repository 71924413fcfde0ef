// What becomes of a client whose database the browser takes away while it is open.
import "fake-indexeddb/auto";
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { forceCloseDatabase } from "fake-indexeddb";
import type { Device } from "./harness/device.js";
import { Scene, texts } from "./harness/scene.js";

const connections: IDBDatabase[] = [];
const open = indexedDB.open.bind(indexedDB);
indexedDB.open = (...args) => {
  const request = open(...args);
  request.addEventListener("success", () => connections.push(request.result));
  return request;
};

/** Ends all connections, as a browser does when somebody clears what a site has stored. */
function close(device: Device): void {
  for (const db of connections) if (db.name === device.database) forceCloseDatabase(db as any);
}

/** Deletes it besides. Not always do connections hear of that. */
function clear(device: Device): void {
  for (const db of connections) if (db.name === device.database) db.close();
  indexedDB.deleteDatabase(device.database!);
}

function story(name: string, tell: (scene: Scene, device: Device, channel: string) => Promise<void>): void {
  test(name, async () => {
    const scene = new Scene();
    const device = scene.device("bob");
    device.database = `taken: ${name}`;
    const channel = scene.channel("ann", "bob");
    scene.say("ann", channel, "one", "two");
    await tell(scene, device, channel).finally(() => scene.end());
  });
}

story("a database that is closed is opened again, and nothing is asked for anew", async (s, device, channel) => {
  const tabs = [await s.open(device), await s.open(device)];
  const views = await Promise.all(tabs.map((tab) => s.settle(tab.client.messages(channel))));
  const syncs = s.calls("POST sync");
  close(device);
  await s.settle(tabs[1]!.client.send(channel, "three"));
  s.say("ann", channel, "four");
  await s.clock.run(3_000);
  for (const view of views) assert.deepEqual(texts(view.items), ["one", "two", "three", "four"]);
  assert.equal(s.calls("POST sync"), syncs);
});

story("a database that is gone is made anew: a sync fills it, and what waited is sent, once and in order", async (s, device, channel) => {
  const tabs = [await s.open(device), await s.open(device)];
  const views = await Promise.all(tabs.map((tab) => s.settle(tab.client.messages(channel))));
  device.cut();
  await s.settle(tabs[0]!.client.send(channel, "three"), 50);
  await s.settle(tabs[1]!.client.send(channel, "four"), 50);
  await s.settle(tabs[1]!.client.markSeen(channel, 1), 50);
  clear(device);
  await s.clock.run(3_000);
  await s.settle(tabs[0]!.client.send(channel, "five"), 50);
  assert.deepEqual(tabs.map((tab) => tab.client.waiting), [3, 3]);
  device.wake();
  await s.clock.run(20_000);
  for (const view of views) assert.deepEqual(texts(view.items), ["one", "two", "three", "four", "five"]);
  assert.deepEqual(s.server.rooms.get(channel)!.messages.map((m) => (m.content as any).text), ["one", "two", "three", "four", "five"]);
  assert.equal(s.server.rooms.get(channel)!.members.get("bob")!.seen >= 1, true);
  assert.deepEqual(tabs.map((tab) => [tab.client.waiting, tab.client.status.state]), [[0, "live"], [0, "live"]]);
});

story("what cannot be kept when the database is gone is told", async (s, device, channel) => {
  const tab = await s.open(device);
  const refusals: unknown[] = [];
  tab.client.on("refused", ({ key, error }) => refusals.push([key, error.code]));
  device.cut();
  const { key } = await s.settle(tab.client.send(channel, { parts: [{ mime_type: "image/png", body: new Blob(["a picture"]) }] }), 50);
  await s.settle(tab.client.send(channel, "three"), 50);
  const [{ draft }] = (tab.client as any).replica.operations;
  draft.parts[0].body = new Proxy(draft.parts[0].body, {}); // as a file that cannot be read any more
  clear(device);
  await s.settle(tab.client.markSeen(channel, 1));
  assert.deepEqual([refusals, tab.client.waiting], [[[key, "storage"]], 1]);
  device.wake();
  await s.clock.run(20_000);
  assert.deepEqual(texts((await s.settle(tab.client.messages(channel))).items), ["one", "two", "three"]);
});

story("who deletes a database on purpose ends its clients, which says so", async (s, device, channel) => {
  const tab = await s.open(device);
  indexedDB.deleteDatabase(device.database!);
  await s.clock.run(1_000);
  s.say("ann", channel, "three");
  await s.clock.run(3_000);
  assert.equal(tab.client.status.state, "closed");
  assert.deepEqual((await indexedDB.databases()).filter(({ name }) => name === device.database), []);
});
