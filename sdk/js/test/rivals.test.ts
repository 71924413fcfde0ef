// How others have lost messages, each as a story that ends well here.
import { strict as assert } from "node:assert";
import { story, texts, type Scene } from "./harness/scene.js";

story("what is sent between the hello and the sync is not lost", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  device.faults = { ...device.faults, latency: 900 }; // answers are old when they come
  const tab = await s.open(device, 0);
  const view = await s.settle(tab.client.messages(channel), 100);
  for (let n = 1; n <= 40; n++) {
    s.say("ann", channel, `${n}`);
    await s.clock.run(100);
  }
  await s.clock.run(10_000);
  assert.deepEqual(texts(view.items), Array.from({ length: 40 }, (_, n) => `${n + 1}`));
});

story("a tab that ends in the middle of a catch-up leaves no hole", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob", "all");
  (await s.open(device)).kill();
  for (let n = 1; n <= 350; n++) s.say("ann", channel, `${n}`);
  device.faults = { ...device.faults, latency: 300 };
  for (let n = 0; n < 12; n++) (await s.open(device, 137 * n)).kill();
  const tab = await s.open(device, 20_000);
  const view = await s.settle(tab.client.messages(channel, { limit: 1_000 }));
  assert.deepEqual(texts(view.items), Array.from({ length: 350 }, (_, n) => `${n + 1}`));
});

story("what was deleted, annotated and reacted to while away arrives", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  const [first, second] = [s.say("ann", channel, "one"), s.say("ann", channel, "two")];
  await s.clock.run(2_000);
  device.cut();
  s.as("ann", "POST", "/messages/delete", { ids: [first.id] });
  s.as("ann", "PATCH", `/messages/${second.id}/metadata`, { edited: true });
  s.as("ann", "PUT", `/messages/${second.id}/reactions/👍`);
  await s.clock.run(60_000);
  device.wake();
  const view = await s.settle(tab.client.messages(channel));
  assert.deepEqual(texts(view.items), ["(deleted)", "two"]);
  assert.deepEqual([view.items[1]!.metadata, view.items[1]!.reactions], [{ edited: true }, { "👍": { count: 1, mine: false } }]);
});

story("somebody in 400 channels catches up", async (s) => {
  const channels = Array.from({ length: 400 }, () => s.channel("ann", "bob"));
  const device = s.device("bob");
  const tab = await s.open(device, 60_000);
  device.cut();
  for (const channel of channels) s.say("ann", channel, "hello");
  device.wake();
  await s.clock.run(60_000);
  assert.deepEqual(tab.client.unread(), { channels: 400, messages: 400 });
});

story("a sync that is refused wipes nothing", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.say("ann", channel, "kept");
  await s.clock.run(2_000);
  const handle = s.server.handle;
  s.server.handle = (method, url, headers, body) => (url.endsWith("/sync") ? { status: 422, body: { code: "invalid_value", detail: "no" } } : handle.call(s.server, method, url, headers, body));
  tab.client.sync();
  await s.clock.run(30_000);
  assert.equal(tab.client.status.error?.code, "invalid_value");
  const view = await s.settle(tab.client.messages(channel));
  assert.deepEqual(texts(view.items), ["kept"]);
});

story("data that was restored is read anew once, though the tab ends half-way", async (s) => {
  const channels = Array.from({ length: 12 }, () => s.channel("ann", "bob"));
  const device = s.device("bob");
  for (const channel of channels) s.say("ann", channel, "one", "two", "three");
  (await s.open(device)).kill();
  s.server.epoch = 2; // restored from a backup: the third is gone, and another one came
  for (const channel of channels) {
    s.server.rooms.get(channel)!.messages.pop();
    s.say("ann", channel, "third");
  }
  device.faults = { ...device.faults, latency: 200 };
  for (let n = 1; n < 6; n++) (await s.open(device, 180 * n)).kill();
  const tab = await s.open(device, 20_000);
  for (const channel of channels) assert.deepEqual(texts((await s.settle(tab.client.messages(channel), 50)).items), ["one", "two", "third"]);
  const before = s.calls("POST sync");
  await s.clock.run(60_000);
  assert.equal(s.calls("POST sync"), before, "it goes on syncing");
});

story("who is blocked after a first sync that broke off is hidden", async (s) => {
  const channels = Array.from({ length: 12 }, () => s.channel("ann", "bob", "cat"));
  for (const channel of channels) s.say("ann", channel, "hello");
  const device = s.device("bob");
  device.faults = { ...device.faults, latency: 200 };
  for (let n = 1; !device.memory.rooms.size; n++) (await s.open(device, 60 * n)).kill();
  assert.ok(device.memory.rooms.size < channels.length);
  s.as("bob", "PUT", "/blocks/ann");
  const tab = await s.open(device, 20_000);
  for (const channel of channels) assert.deepEqual((await s.settle(tab.client.messages(channel), 50)).items.map((m) => m.hidden), [true]);
});

story("what was sent while away is all there, in order", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  let tab = await s.open(device);
  device.cut();
  for (let n = 1; n <= 8; n++) await s.settle(tab.client.send(channel, `${n}`), 50);
  tab.kill();
  tab = await s.open(device, 5_000); // still away, and started anew
  const view = await s.settle(tab.client.messages(channel), 50);
  assert.deepEqual(view.items.map((m) => m.state), Array(8).fill("sending"));
  device.wake();
  await s.clock.run(20_000);
  assert.deepEqual(texts(view.items), ["1", "2", "3", "4", "5", "6", "7", "8"]);
  assert.deepEqual(s.server.rooms.get(channel)!.messages.map((m) => (m.content as any).text), ["1", "2", "3", "4", "5", "6", "7", "8"]);
});

story("a send whose answer is lost is repeated, and shown once at every moment", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  const view = await s.settle(tab.client.messages(channel));
  const sizes: number[] = [];
  view.subscribe(({ items }) => sizes.push(items.length));
  device.faults = { ...device.faults, lostAnswer: 1 };
  const { key } = await s.settle(tab.client.send(channel, "once"), 20_000);
  device.faults = { ...device.faults, lostAnswer: 0 };
  await s.clock.run(20_000);
  assert.deepEqual(new Set(sizes), new Set([1]));
  assert.equal(view.items[0]!.key, key);
  assert.equal(view.items[0]!.sequence, 1);
  assert.equal(s.server.rooms.get(channel)!.messages.length, 1);
});

story("a message is there at every moment between its echo and itself", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  device.faults = { ...device.faults, lostFrame: 1 }; // so that only answers tell
  const view = await s.settle(tab.client.messages(channel));
  const sizes: number[] = [];
  view.subscribe(({ items }) => sizes.push(items.length));
  for (let n = 1; n <= 15; n++) await s.settle(tab.client.send(channel, `${n}`), 300);
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  assert.equal(view.items.length, 15);
});

/** A store whose answers come late: a message may have been sent by then, and that may have been told. */
function slowly(s: Scene, store: any): unknown {
  const late = async (answer: Promise<unknown>) => {
    const found = await answer;
    await s.clock.sleep(70);
    return found;
  };
  return new Proxy(store, { get: (target, name) => (["page", "operations"].includes(name as string) ? (...args: unknown[]) => late(target[name](...args)) : target[name]) });
}

story("what is shown while a message is sent has it once, however long reading takes, in the tab that leads and in another one", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tabs = [await s.open(device), await s.open(device)];
  for (const tab of tabs) {
    const { replica } = tab.client as any;
    const view = await s.settle(tab.client.messages(channel));
    const before = view.items.length;
    const sizes = new Set<number>();
    replica.store = slowly(s, replica.store);
    view.subscribe(({ items }) => sizes.add(items.length));
    void tab.client.send(channel, "once");
    for (let n = 0; n < 400; n++) {
      void view.more();
      await s.clock.run(7);
    }
    assert.deepEqual([sizes, view.items.at(-1)!.state], [new Set([before + 1]), "sent"]);
  }
});

story("a sync removes nothing that is not sent yet", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  device.cut();
  await s.settle(tab.client.send(channel, "mine"), 50);
  s.say("ann", channel, "hers");
  s.server.epoch = 2; // so that the channel is read anew, whole
  const view = await s.settle(tab.client.messages(channel));
  const handle = s.server.handle;
  s.server.handle = (method, url, headers, body) => (method === "POST" && url.endsWith("/messages") ? { status: 503, body: { code: "try_again", detail: "later" } } : handle.call(s.server, method, url, headers, body));
  device.wake();
  await s.clock.run(10_000);
  assert.deepEqual(texts(view.items), ["hers", "mine"]);
  s.server.handle = handle;
  await s.clock.run(60_000);
  assert.deepEqual(view.items.map((m) => m.sequence), [1, 2]);
});

story("what was read while away stays read, and is told", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.say("ann", channel, "one", "two", "three");
  await s.clock.run(3_000);
  device.cut();
  await s.settle(tab.client.markSeen(channel, 2), 50);
  const counts = [tab.client.unread().messages];
  tab.client.onChange(() => counts.push(tab.client.unread().messages));
  device.wake();
  await s.clock.run(20_000);
  assert.deepEqual(new Set(counts), new Set([1]));
  assert.equal(s.server.rooms.get(channel)!.members.get("bob")!.seen, 2);
});

story("marks of one's other devices come in any order, and do not fall", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, ..."abcdefgh");
  const device = s.device("bob");
  await s.open(device);
  device.faults = { ...device.faults, latency: 3_000 };
  for (let n = 1; n <= 8; n++) s.as("bob", "PUT", `/channels/${channel}/seen`, { sequence_id: n });
  await s.clock.run(6_000);
  assert.equal(device.memory.rooms.get(channel)!.seen, 8);
});

story("what another device has seen is not unread, also where it is not stored", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, ..."abcdefgh");
  const tab = await s.open(s.device("bob", 2));
  assert.deepEqual(tab.client.unread(), { channels: 1, messages: 8 });
  s.as("bob", "PUT", `/channels/${channel}/seen`, { sequence_id: 3 });
  await s.clock.run(3_000);
  assert.deepEqual(tab.client.unread(), { channels: 1, messages: 5 });
});

story("who is removed and comes back stays, in whatever order that is told", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob", "all");
  await s.open(device);
  const tab = [...device.tabs][0]!;
  const view = await s.settle(tab.client.messages(channel));
  device.faults = { ...device.faults, latency: 2_000, doubledFrame: 0.5 };
  const said: string[] = [];
  const say = (text: string) => {
    said.push(text);
    s.say("ann", channel, text);
  };
  for (let n = 0; n < 8; n++) {
    say(`${n} before`);
    s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
    say(`${n} between`);
    await s.clock.run(n * 60);
    s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob"] });
    say(`${n} after`);
    await s.clock.run(9_000);
    assert.deepEqual(texts(view.items), said, `after ${n} comings`);
  }
  assert.deepEqual(tab.client.channel(channel)!.participants.map((p) => [p.userId, p.joined]).sort(), [["ann", 0], ["bob", 23]]);
});

story("a removal that is told after the coming back ends nothing", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  s.hold("channel.removed", 4_000);
  s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
  await s.clock.run(100);
  s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob"] });
  await s.clock.run(2_000);
  let ends = 0;
  tab.client.onChange(() => tab.client.channel(channel) || ends++);
  await s.clock.run(8_000);
  assert.ok(tab.client.channel(channel));
  assert.equal(ends, 0);
});

story("history that was cleared before one came back is there, though that is told after", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, "one", "two", "three");
  const tab = await s.open(s.device("bob"));
  const view = await s.settle(tab.client.messages(channel));
  s.as("bob", "PUT", `/channels/${channel}/cleared`, { sequence_id: 1 });
  await s.clock.run(3_000);
  assert.deepEqual(texts(view.items), ["two", "three"]);
  s.hold("participant.changed", 4_000);
  s.as("bob", "PUT", `/channels/${channel}/cleared`, { sequence_id: 2 });
  await s.clock.run(100);
  s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
  s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob"] });
  await s.clock.run(8_000);
  assert.deepEqual(texts(view.items), ["one", "two", "three"]);
});

story("of two profiles the newer stands, whichever is told last", async (s) => {
  s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  const end = s.hold("identity.changed", 6_000);
  s.as("ann", "PATCH", "/identities/me", { display_name: "before" });
  await s.clock.run(3_000);
  end();
  s.as("ann", "PATCH", "/identities/me", { display_name: "now" });
  await s.clock.run(10_000);
  assert.equal(tab.client.identity("ann")!.display_name, "now");
});

story("who leads next knows what was done in tabs that it has not heard", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const [first, second] = [await s.open(device), await s.open(device)];
  device.cut();
  second.deaf = true;
  await s.settle(first.client.send(channel, "one"), 100);
  second.deaf = false;
  first.kill();
  device.wake();
  await s.clock.run(10_000);
  assert.deepEqual(texts((await s.settle(second.client.messages(channel))).items), ["one"]);
  assert.equal(s.server.rooms.get(channel)!.messages.length, 1);
});

story("what is deleted is not unread, and neither is a channel that was left", async (s) => {
  const [stays, goes] = [s.channel("ann", "bob"), s.channel("ann", "bob")];
  const device = s.device("bob", 2);
  const tab = await s.open(device);
  const first = s.say("ann", stays, "one");
  s.say("ann", stays, "two", "three", "four");
  s.say("ann", goes, "five");
  await s.clock.run(3_000);
  assert.deepEqual(tab.client.unread(), { channels: 2, messages: 5 });
  device.cut();
  s.as("ann", "POST", "/messages/delete", { ids: [first.id] });
  s.as("ann", "DELETE", `/channels/${goes}/participants/bob`);
  await s.clock.run(5_000); // nobody is told any more
  device.wake();
  await s.clock.run(5_000);
  assert.deepEqual(tab.client.unread(), { channels: 1, messages: 3 });
  assert.equal(device.memory.entries.has(goes), false, "a channel that was left is still stored");
});

story("an event that never comes is found by the next one", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  const view = await s.settle(tab.client.messages(channel));
  const syncs = s.calls("POST sync");
  device.faults = { ...device.faults, lostFrame: 1 };
  s.say("ann", channel, "lost");
  await s.clock.run(3_000);
  device.faults = { ...device.faults, lostFrame: 0 };
  assert.deepEqual(texts(view.items), []);
  s.say("ann", channel, "heard");
  await s.clock.run(3_000);
  assert.deepEqual(texts(view.items), ["lost", "heard"]);
  assert.equal(s.calls("POST sync"), syncs, "a gap in entries is filled by reading them");
});

story("a change that never comes is found by the next one", async (s) => {
  const channel = s.channel("ann", "bob");
  const first = s.say("ann", channel, "one");
  const device = s.device("bob");
  const tab = await s.open(device);
  device.faults = { ...device.faults, lostFrame: 1 };
  s.as("ann", "PATCH", `/channels/${channel}`, { title: "lost" });
  await s.clock.run(3_000);
  device.faults = { ...device.faults, lostFrame: 0 };
  assert.equal(tab.client.channel(channel)!.title, null);
  s.as("ann", "POST", "/messages/delete", { ids: [first.id] });
  await s.clock.run(3_000);
  assert.equal(tab.client.channel(channel)!.title, "lost");
});

story("what is shown stays while a gap is filled", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.say("ann", channel, "one");
  await s.clock.run(3_000);
  const view = await s.settle(tab.client.messages(channel));
  device.faults = { ...device.faults, lostFrame: 1 };
  s.say("ann", channel, "two");
  await s.clock.run(3_000);
  device.faults = { ...device.faults, lostFrame: 0, latency: 500 };
  const shown: unknown[] = [];
  view.subscribe(({ items }) => shown.push(texts(items)));
  s.say("ann", channel, "three");
  await s.clock.run(5_000);
  assert.deepEqual(new Set(shown.map(String)), new Set(["one,two,three"]));
});

story("who is removed keeps nothing, and who comes back gets what there is now", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.say("ann", channel, "before");
  await s.clock.run(2_000);
  s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
  await s.clock.run(2_000);
  assert.equal(tab.client.channel(channel), undefined);
  assert.equal(device.memory.entries.has(channel), false);
  s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob"] });
  s.say("ann", channel, "after");
  await s.clock.run(5_000);
  const view = await s.settle(tab.client.messages(channel));
  assert.deepEqual(texts(view.items).at(-1), "after");
});
