// What is answered and what is told cross on the way: each story holds one of them back, and lets the other arrive first.
import { strict as assert } from "node:assert";
import type { Device, Tab } from "./harness/device.js";
import { story, texts } from "./harness/scene.js";

/** From now on the answers to a call come so much later. */
function slow(device: Device, call: string, ms: number): void {
  device.lag = (method, path) => (`${method} ${path}`.endsWith(call) ? ms : 0);
}

/** All states in which somebody saw something, from now on. */
function seen<T>(tab: Tab, look: () => T): T[] {
  const all = [look()];
  tab.client.onChange(() => all.push(look()));
  return all;
}

story("a channel that is read anew for a block keeps how far one has come since that was answered", async (s) => {
  const channel = s.channel("ann", "bob", "cat");
  s.say("ann", channel, "one", "two");
  const device = s.device("bob");
  const tab = await s.open(device);
  slow(device, "POST /v1/sync", 4_000);
  s.hold("receipts", 60_000);
  const blocking = tab.client.block("cat");
  await s.clock.run(1_000); // the sync has been answered, and its answer is on the way
  const unread = seen(tab, () => tab.client.unread().messages);
  await s.settle(tab.client.markSeen(channel), 2_000);
  assert.equal(device.memory.rooms.get(channel)!.seen, 2);
  assert.ok((await s.settle(blocking, 10_000)).ok);
  assert.deepEqual([device.memory.rooms.get(channel)!.seen, new Set(unread)], [2, new Set([2, 0])]);
  assert.equal(unread.lastIndexOf(2), 0, `unread was ${unread}`);
});

story("what is told after a channel was answered anew stands, though that answer comes later", async (s) => {
  const channel = s.channel("ann", "bob", "cat");
  const device = s.device("bob");
  const tab = await s.open(device);
  slow(device, "POST /v1/sync", 4_000);
  void tab.client.block("cat");
  await s.clock.run(1_000); // the sync has been answered, and its answer is on the way
  s.as("ann", "PATCH", `/channels/${channel}`, { title: "new" });
  await s.clock.run(20_000);
  assert.equal(tab.client.channel(channel)!.title, "new");
});

story("what is of before one came back is gone when the coming back is told, though the sync is not answered yet", async (s) => {
  const { id: channel } = s.as("ann", "POST", "/channels", { participants: ["bob"], history: "joining" });
  s.say("ann", channel, "before");
  const device = s.device("bob");
  const tab = await s.open(device);
  const view = await s.settle(tab.client.messages(channel));
  assert.deepEqual(texts(view.items), ["before"]);
  slow(device, "POST /v1/sync", 5_000);
  s.hold("channel.removed", 60_000);
  s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
  s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob"] });
  s.say("ann", channel, "after");
  await s.clock.run(3_000);
  assert.deepEqual([texts(view.items), device.memory.entries.has(channel)], [[], false]);
  await s.clock.run(10_000);
  assert.deepEqual(texts(view.items), ["after"]);
});

story("what is seen while an earlier mark is on its way is told, too", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, "one", "two", "three");
  const device = s.device("bob");
  const tab = await s.open(device);
  slow(device, `PUT /v1/channels/${channel}/seen`, 3_000);
  await s.settle(tab.client.markSeen(channel, 1), 500);
  await s.settle(tab.client.markSeen(channel, 3), 500);
  const unread = seen(tab, () => tab.client.unread().messages);
  await s.clock.run(20_000);
  assert.deepEqual([s.server.rooms.get(channel)!.members.get("bob")!.seen, new Set(unread)], [3, new Set([0])]);
});

story("what is told late of a channel that was left asks for nothing", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  s.hold("message.created", 4_000);
  s.say("ann", channel, "late");
  s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
  await s.clock.run(3_000);
  assert.equal(tab.client.channel(channel), undefined);
  const syncs = s.calls("POST sync");
  await s.clock.run(8_000);
  assert.equal(s.calls("POST sync"), syncs);
});

story("an answer of before one was removed does not show the channel again", async (s) => {
  const channel = s.channel("ann", "cat");
  const device = s.device("bob");
  const tab = await s.open(device);
  slow(device, "POST /v1/sync", 4_000);
  s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob"] });
  s.say("ann", channel, "hello");
  await s.clock.run(1_000); // the sync has been answered, with the channel, and its answer is on the way
  const there = seen(tab, () => tab.client.channel(channel) !== undefined || device.memory.rooms.has(channel));
  s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
  await s.clock.run(20_000);
  assert.deepEqual(new Set(there), new Set([false]));
});

story("a page that was read before a block shows nobody who is blocked", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, "one", "two", "three", "four");
  const device = s.device("bob", 1);
  const tab = await s.open(device);
  const view = await s.settle(tab.client.messages(channel));
  assert.deepEqual(texts(view.items), ["four"]);
  slow(device, `GET /v1/channels/${channel}/messages`, 6_000);
  void view.more();
  await s.clock.run(1_000); // the page has been read, and is on the way
  assert.ok((await s.settle(tab.client.block("ann"))).ok);
  await s.clock.run(20_000);
  assert.deepEqual(new Set(view.items.map((m) => m.hidden)), new Set([true]));
});

for (const [before, after] of [[1_000, 0], [0, 1_000]] as const) {
  story(`a message is there once in another tab, which reads what is on its way ${before ? "after" : "before"} its answer, and the channel after it`, async (s) => {
    const channel = s.channel("ann", "bob");
    s.say("ann", channel, "one");
    const device = s.device("bob");
    await s.open(device);
    const { client } = await s.open(device);
    const view = await s.settle(client.messages(channel));
    slow(device, "POST /v1/messages", 1_000);
    s.hold("message.created", 60_000);
    await s.settle(client.send(channel, "two"), 200);
    const sizes = new Set([view.items.length]);
    view.subscribe(({ items }) => sizes.add(items.length));
    const { replica } = client as any;
    const { store } = replica;
    const operations = () => s.clock.sleep(before).then(() => store.operations()).then((all) => s.clock.sleep(after).then(() => all));
    replica.store = new Proxy(store, { get: (_, name) => (name === "operations" ? operations : store[name]) });
    s.as("ann", "PATCH", `/channels/${channel}`, { title: "so that the tab reads anew" });
    await s.clock.run(10_000);
    assert.deepEqual([sizes, texts(view.items), view.items[1]!.sequence], [new Set([2]), ["one", "two"], 2]);
  });
}

for (const blocks of [true, false]) {
  story(`what was told before somebody was ${blocks ? "" : "un"}blocked changes nothing when it comes after`, async (s) => {
    const channel = s.channel("ann", "bob", "cat");
    if (!blocks) s.as("bob", "PUT", "/blocks/ann");
    const tab = await s.open(s.device("bob"));
    const view = await s.settle(tab.client.messages(channel));
    s.hold("message.created", 5_000);
    s.say("ann", channel, "late");
    await s.clock.run(1_000);
    const answer = blocks ? tab.client.block("ann") : tab.client.unblock("ann");
    assert.ok((await s.settle(answer as Promise<{ ok: boolean }>, 1_000)).ok);
    const hidden = () => view.items.map((m) => m.hidden ?? false);
    await s.clock.run(1_000);
    const before = hidden();
    await s.clock.run(10_000);
    assert.deepEqual([before, hidden()], [[blocks], [blocks]]);
  });
}
