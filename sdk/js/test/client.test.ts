import { strict as assert } from "node:assert";
import type { QueryChange, Message } from "../src/index.js";
import { story, texts } from "./harness/scene.js";

story("a resume is a hello and one sync", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.say("ann", channel, "one");
  await s.clock.run(5_000);
  device.cut();
  s.say("ann", channel, "two");
  await s.clock.run(5_000);
  s.server.calls.clear();
  device.wake();
  await s.clock.run(1_500);
  assert.deepEqual(texts((await s.settle(tab.client.messages(channel), 100)).items), ["one", "two"]);
  assert.deepEqual([...s.server.calls.keys()].sort(), ["POST sync", "PUT channels"]);
  assert.equal(s.calls("POST sync"), 1);
});

story("a query says what changed", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  const view = await s.settle(tab.client.messages(channel));
  const heard: QueryChange<Message>[] = [];
  view.subscribe((change) => heard.push(change));
  const first = s.say("ann", channel, "one");
  await s.clock.run(1_000);
  assert.deepEqual([texts(heard[0]!.added), heard[0]!.changed, heard[0]!.removed], [["one"], [], []]);
  assert.equal(heard[0]!.added[0]!.text, "one");
  heard.length = 0;
  s.as("ann", "POST", "/messages/delete", { ids: [first.id] });
  await s.clock.run(1_000);
  assert.deepEqual([heard[0]!.added, texts(heard[0]!.changed), heard[0]!.changed[0]!.text], [[], ["(deleted)"], undefined]);
  view.close();
  heard.length = 0;
  s.say("ann", channel, "two");
  await s.clock.run(1_000);
  assert.deepEqual(heard, []);
});

story("channels are filtered, sorted and paged", async (s) => {
  const ids = [s.channel("ann", "bob"), s.channel("ann", "bob"), s.channel("ann", "bob")];
  for (const [i, id] of ids.entries()) s.as("ann", "PATCH", `/channels/${id}`, { title: `${"cab"[i]}` });
  for (const id of [ids[1]!, ids[2]!, ids[0]!]) {
    s.say("ann", id, "hello");
    await s.clock.run(1_000);
  }
  const tab = await s.open(s.device("bob"));
  const titles = async (options: Parameters<typeof tab.client.channels>[0]) => (await tab.client.channels(options)).items.map((c) => c.title);
  assert.deepEqual(await titles({}), ["c", "b", "a"]);
  assert.deepEqual(await titles({ sort: "title" }), ["a", "b", "c"]);
  assert.deepEqual(await titles({ filter: (c) => c.title !== "b" }), ["c", "a"]);
  const paged = await tab.client.channels({ sort: "title", limit: 2 });
  assert.deepEqual([paged.items.map((c) => c.title), paged.hasMore], [["a", "b"], true]);
  await paged.more();
  assert.deepEqual([paged.items.map((c) => c.title), paged.hasMore], [["a", "b", "c"], false]);
  const list = await tab.client.channels();
  await s.settle(tab.client.send(ids[1]!, "mine is newest"), 20);
  assert.equal(list.items[0]!.title, "a");
  assert.equal((list.items[0]!.lastMessage!.content as any).text, "mine is newest");
});

story("older messages come as they are asked for, and a filter looks through all that is here", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob", 20);
  for (let n = 1; n <= 230; n++) s.say("ann", channel, `${n}`);
  const tab = await s.open(device);
  const view = await s.settle(tab.client.messages(channel, { limit: 50 }));
  assert.equal(view.items.length, 20);
  await s.settle(view.more());
  assert.equal(view.items.length, 100);
  while (view.hasMore) await s.settle(view.more());
  assert.deepEqual(texts(view.items), Array.from({ length: 230 }, (_, n) => `${n + 1}`));
  const tens = await s.settle(tab.client.messages(channel, { filter: (m) => Number((m.content as any).text) % 10 === 0, limit: 5, order: "desc" }));
  assert.deepEqual(texts(tens.items), ["230", "220", "210", "200", "190"]);
  assert.equal(tens.hasMore, true);
});

story("a long message, of which only a pointer is told, is read whole", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  const view = await s.settle(tab.client.messages(channel));
  const text = "long ".repeat(s.server.longMessages);
  s.say("ann", channel, text);
  await s.clock.run(3_000);
  assert.deepEqual(view.items.map((m) => [m.text, m.partial]), [[text, false]]);
});

story("receipts are told at most once per channel in two seconds, and at once", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  await s.clock.run(5_000);
  s.server.calls.clear();
  const began = s.clock.now;
  for (let n = 1; n <= 100; n++) {
    s.say("ann", channel, `${n}`);
    await s.clock.run(100);
    await s.settle(tab.client.markSeen(channel), 50);
  }
  const most = Math.ceil((s.clock.now - began) / 2_000);
  assert.ok(s.calls("PUT channels") <= most, `${s.calls("PUT channels")} calls, of at most ${most}`);
  await s.clock.run(5_000);
  assert.equal(s.server.rooms.get(channel)!.members.get("bob")!.seen, 100);
  assert.equal((await s.settle(tab.client.messages(channel))).items.length, 50);
});

story("who sends sees how far it came", async (s) => {
  const channel = s.channel("ann", "bob");
  const ann = await s.open(s.device("ann"));
  const view = await s.settle(ann.client.messages(channel));
  const states: string[] = [];
  view.subscribe(({ items }) => states.push(items[0]!.state));
  await s.settle(ann.client.send(channel, "hello"));
  const bob = await s.open(s.device("bob"));
  await s.settle(bob.client.markSeen(channel), 5_000);
  assert.deepEqual(states, ["sending", "sent", "delivered", "seen"]);
});

for (const [how, away] of [["as it happens", false], ["by a sync", true]] as const) {
  story(`who came later, or came back, has not seen what was sent before: told ${how}`, async (s) => {
    const channel = s.channel("ann", "bob");
    const device = s.device("ann");
    const ann = await s.open(device);
    s.say("ann", channel, "while bob was there first");
    s.as("bob", "PUT", `/channels/${channel}/seen`, { sequence_id: 1 });
    await s.clock.run(3_000);
    const view = await s.settle(ann.client.messages(channel));
    assert.deepEqual(view.items.map((m) => m.state), ["seen"]);
    if (away) device.cut();
    s.as("ann", "DELETE", `/channels/${channel}/participants/bob`);
    s.say("ann", channel, "to nobody");
    s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["bob", "cat"] });
    s.say("ann", channel, "to both", "to both again");
    s.as("bob", "PUT", `/channels/${channel}/seen`, { sequence_id: 4 });
    s.as("cat", "PUT", `/channels/${channel}/delivered`, { sequence_id: 4 });
    s.as("cat", "PUT", `/channels/${channel}/seen`, { sequence_id: 3 });
    device.wake();
    await s.clock.run(10_000);
    assert.deepEqual(view.items.map((m) => m.state), ["sent", "sent", "seen", "delivered"]);
    assert.deepEqual(s.as("ann", "GET", `/channels/${channel}/messages`).data.messages.map((m: any) => [m.delivered, m.seen]), [[false, false], [false, false], [true, true], [true, false]]);
  });
}

story("where it is not known who is there, nothing is seen by all", async (s) => {
  s.server.listed = 3;
  const channel = s.channel("ann", "bob", "dan", "eve");
  const ann = await s.open(s.device("ann"));
  for (const user of ["dan", "eve"]) s.as("ann", "DELETE", `/channels/${channel}/participants/${user}`);
  s.as("ann", "POST", `/channels/${channel}/participants`, { user_ids: ["cat"] });
  s.as("ann", "PATCH", `/channels/${channel}`, { title: "of three" }); // lists them, and says nothing of how far they are
  s.say("ann", channel, "to bob and cat");
  const seen = (user: string) => s.as(user, "PUT", `/channels/${channel}/seen`, { sequence_id: 1 });
  seen("cat");
  await s.clock.run(3_000);
  const view = await s.settle(ann.client.messages(channel));
  assert.deepEqual(view.items.map((m) => m.state), ["sent"]);
  seen("bob");
  await s.settle(ann.client.waitForSync());
  assert.deepEqual(view.items.map((m) => m.state), ["seen"]);
});

story("when a session ends the app's server is asked again, and nothing is lost", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  const logins = s.calls("POST sessions");
  for (const [token, { user }] of s.server.sessions) if (user === "bob" && !token.startsWith("play")) s.server.endSession(token);
  s.say("ann", channel, "meanwhile");
  await s.clock.run(10_000);
  assert.equal(s.calls("POST sessions"), logins + 1);
  assert.equal(tab.client.status.state, "live");
  assert.deepEqual(texts((await s.settle(tab.client.messages(channel))).items), ["meanwhile"]);
});

story("two tabs that find their session ended log in once", async (s) => {
  s.channel("ann", "bob");
  const device = s.device("bob");
  const tabs = [await s.open(device), await s.open(device)];
  const logins = s.calls("POST sessions");
  for (const [token, { user }] of s.server.sessions) if (user === "bob" && !token.startsWith("play")) s.server.sessions.delete(token);
  const answers = await s.settle(Promise.all(tabs.map((tab) => tab.client.call("GET", "/v1/unread"))));
  assert.deepEqual([answers.map((a) => a.ok), s.calls("POST sessions")], [[true, true], logins + 1]);
});

story("the next connection is there before the old one ends", async (s) => {
  const channel = s.channel("ann", "bob");
  s.server.connectionLife = 60_000;
  const tab = await s.open(s.device("bob"));
  const states = new Set<string>();
  tab.client.on("status", ({ state }) => states.add(state));
  const view = await s.settle(tab.client.messages(channel));
  for (let n = 1; n <= 300; n++) {
    s.say("ann", channel, `${n}`);
    await s.clock.run(1_000);
  }
  assert.equal(states.has("offline"), false);
  assert.equal(view.items.length, 50);
  assert.deepEqual(texts(view.items).at(-1), "300");
  assert.equal(s.calls("GET channels"), 0, "something had to be read because it was missed");
});

story("a clock that is wrong changes nothing of that", async (s) => {
  s.channel("ann", "bob");
  s.server.connectionLife = 7_200_000;
  for (const skew of [-5 * 3_600_000, 5 * 3_600_000]) {
    const device = s.device("bob");
    device.skew = skew;
    const tab = await s.open(device);
    const states: string[] = [];
    tab.client.on("status", ({ state }) => state === "offline" && states.push(state));
    await s.clock.run(5 * 3_600_000);
    assert.deepEqual(states, []);
    tab.kill();
  }
});

story("tabs share one connection and one database, and when one ends the next leads", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const [first, second] = [await s.open(device), await s.open(device)];
  assert.equal([...s.server.connections].filter((c) => c.user === "bob").length, 1);
  const [here, there] = [await s.settle(first.client.messages(channel)), await s.settle(second.client.messages(channel))];
  await s.settle(second.client.send(channel, "from the second"), 2_000);
  s.say("ann", channel, "to both");
  await s.clock.run(2_000);
  assert.deepEqual(texts(here.items), ["from the second", "to both"]);
  assert.deepEqual(texts(there.items), texts(here.items));
  assert.equal(second.client.status.state, "live");
  first.kill();
  await s.settle(second.client.send(channel, "alone"), 5_000);
  assert.deepEqual(texts(there.items), ["from the second", "to both", "alone"]);
  assert.equal(s.server.rooms.get(channel)!.messages.length, 3);
  assert.equal([...s.server.connections].filter((c) => c.user === "bob").length, 1);
});

story("who leads and finds that another one claimed it leads on where the lock is its own", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  const view = await s.settle(tab.client.messages(channel));
  device.memory.meta = { ...device.memory.meta, reign: "of a tab that slept, and came late" };
  s.say("ann", channel, "one");
  await s.clock.run(5_000);
  assert.deepEqual([texts(view.items), tab.client.status.state, tab.client.status.error], [["one"], "live", undefined]);
});

for (const [whose, at] of [["the tab that leads", 0], ["another tab", 1]] as const) {
  story(`logging out in ${whose} deletes everything, in all tabs`, async (s) => {
    const channel = s.channel("ann", "bob");
    const device = s.device("bob");
    const tabs = [await s.open(device), await s.open(device)];
    s.say("ann", channel, "secret");
    await s.clock.run(2_000);
    const logins = s.calls("POST sessions");
    await s.settle(tabs[at]!.client.logOut(), 5_000);
    assert.deepEqual([device.memory.rooms.size, device.memory.entries.size, device.memory.meta], [0, 0, {}]);
    assert.deepEqual(tabs.map((tab) => tab.client.status.state), ["closed", "closed"]);
    assert.deepEqual([...s.server.sessions.keys()].filter((token) => !token.startsWith("play")), [], "a session is alive");
    assert.equal([...s.server.connections].length, 0);
    assert.equal(s.calls("POST sessions"), logins, "a tab logged in again");
  });
}

story("a refused message stays to be seen, and the next one passes", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  const refusals: string[] = [];
  tab.client.on("refused", ({ error }) => refusals.push(error.code));
  const handle = s.server.handle;
  s.server.handle = (method, url, headers, body) => (body?.message?.content?.text === "bad" ? { status: 422, body: { code: "invalid_value", detail: "no" } } : handle.call(s.server, method, url, headers, body));
  const view = await s.settle(tab.client.messages(channel));
  const { key } = await s.settle(tab.client.send(channel, "bad"));
  await s.settle(tab.client.send(channel, "good"));
  assert.deepEqual(view.items.map((m) => m.state), ["sent", "failed"]);
  assert.deepEqual([view.items[1]!.error!.code, refusals], ["invalid_value", ["invalid_value"]]);
  s.server.handle = handle;
  const again = await s.settle(tab.client.retry(key));
  assert.equal(again.ok, true);
  assert.deepEqual(texts(view.items), ["good", "bad"]);
  assert.equal(view.items[1]!.state, "sent");
});

story("what is done to a message shows at once, and is taken back where it is refused", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.say("ann", channel, "hers");
  await s.clock.run(2_000);
  const view = await s.settle(tab.client.messages(channel));
  device.cut();
  await s.settle(tab.client.react(view.items[0]!, "👍"), 100);
  assert.deepEqual([view.items[0]!.reactions, view.items[0]!.pending], [{ "👍": { count: 1, mine: true } }, true]);
  await s.settle(tab.client.deleteMessage(view.items[0]!), 100);
  assert.deepEqual([view.items[0]!.deleted, view.items[0]!.text], [true, undefined]);
  device.wake();
  await s.clock.run(10_000);
  assert.deepEqual([view.items[0]!.deleted, view.items[0]!.pending, view.items[0]!.reactions], [false, false, { "👍": { count: 1, mine: true } }]);
});

story("typing is told while it lasts, and is over by itself", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("ann");
  const [ann, bob] = [await s.open(device), await s.open(s.device("bob"))];
  for (const rest of [() => {}, () => device.cut()]) {
    ann.client.typing(channel);
    await s.clock.run(1_000);
    assert.deepEqual(bob.client.typingIn(channel), ["ann"]);
    rest(); // without a connection nobody says that it is over
    await s.clock.run(7_000);
    assert.deepEqual(bob.client.typingIn(channel), []);
  }
});

story("a channel that is made is there when the call ends; what does not come is a timeout", async (s) => {
  const tab = await s.open(s.device("ann"));
  const made = await s.settle(tab.client.createChannel({ participants: ["bob"], title: "New" }));
  assert.equal(made.ok && made.value.title, "New");
  assert.deepEqual(made.ok && made.value.participants.map((p) => p.userId).sort(), ["ann", "bob"]);
  const none = await s.settle(tab.client.waitForChannel("nowhere"), 11_000);
  assert.equal(!none.ok && none.error.code, "timeout");
  const message = s.say("bob", made.ok ? made.value.id : "", "hello");
  const found = await s.settle(tab.client.waitForMessage(message.id));
  assert.equal(found.ok && (found.value.content as any).text, "hello");
});

story("a user whose callback fails is told, and gets in when it works again", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, "hello");
  const device = s.device("bob");
  const handle = s.server.handle;
  s.server.handle = (method, url, headers, body) => (url.endsWith("/sessions") ? { status: 422, body: { code: "invalid_identity_token", detail: "expired" } } : handle.call(s.server, method, url, headers, body));
  const tab = await s.open(device, 20_000);
  assert.deepEqual([tab.client.status.error?.code, tab.client.status.error?.detail], ["login_failed", "expired"]);
  await s.settle(tab.client.send(channel, "patient"), 60_000);
  s.server.handle = handle;
  await s.clock.run(120_000);
  assert.equal(tab.client.status.state, "live");
  assert.deepEqual(texts((await s.settle(tab.client.messages(channel))).items), ["hello", "patient"]);
});

story("without sockets a sync now and then has to do", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  device.faults = { ...device.faults, refusedSocket: 1 };
  const tab = await s.open(device, 15_000);
  s.say("ann", channel, "slowly");
  await s.clock.run(60_000);
  assert.deepEqual(texts((await s.settle(tab.client.messages(channel))).items), ["slowly"]);
});

story("what is done offline waits, and is counted until it is at the server", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  await s.clock.run(2_000);
  device.cut();
  for (const text of ["one", "two"]) await s.settle(tab.client.send(channel, text), 20);
  assert.equal(tab.client.waiting, 2);
  device.wake();
  await s.clock.run(10_000);
  assert.equal(tab.client.waiting, 0);
});

story("who begins without a network is told so at once, and reads what is here", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  s.say("ann", channel, "hello");
  (await s.open(device)).kill();
  device.cut();
  const tab = await s.open(device);
  await s.clock.run(1_000);
  assert.equal(tab.client.status.state, "offline");
  assert.deepEqual(texts((await s.settle(tab.client.messages(channel), 100)).items), ["hello"]);
  device.wake();
  await s.clock.run(5_000);
  assert.equal(tab.client.status.state, "live");
});

story("what a listener throws stops nobody", async (s) => {
  const channel = s.channel("ann", "bob");
  const tab = await s.open(s.device("bob"));
  const faults: unknown[] = [];
  const { error } = console;
  console.error = (fault) => void faults.push(fault);
  const throws = () => {
    throw new Error("not mine");
  };
  const view = await s.settle(tab.client.messages(channel));
  view.subscribe(throws);
  tab.client.onChange(throws);
  for (const kind of ["status", "event", "typing"] as const) tab.client.on(kind, throws);
  s.say("ann", channel, "one");
  s.server.endSessions("bob");
  s.say("ann", channel, "two");
  await s.clock.run(20_000);
  console.error = error;
  assert.ok(faults.length > 0);
  assert.deepEqual([texts(view.items), tab.client.status.state], [["one", "two"], "live"]);
});

story("who writes into a request has taken it, on all devices", async (s) => {
  s.server.requests = true;
  const channel = s.as("ann", "POST", "/channels", { participants: ["bob"], type: "PERSONAL" }).id;
  const [desk, phone] = [await s.open(s.device("bob")), await s.open(s.device("bob"))];
  s.say("ann", channel, "may I?");
  await s.clock.run(3_000);
  assert.deepEqual([desk.client.channel(channel)!.folder, desk.client.unread().messages], ["requests", 0]);
  const { key } = await s.settle(desk.client.send(channel, "you may"), 5_000);
  assert.deepEqual([desk, phone].map((tab) => tab.client.channel(channel)!.folder), ["inbox", "inbox"]);
  const found = await s.settle(desk.client.waitForMessage(key));
  assert.equal(found.ok && found.value.sequence, 2, "a message is not found by its key");
});

story("an app's server that never answers is a login that failed, and is asked again", async (s) => {
  const channel = s.channel("ann", "bob");
  s.say("ann", channel, "hello");
  const device = s.device("bob");
  device.identityToken = () => new Promise(() => {});
  const tab = await s.open(device, 70_000);
  assert.equal(tab.client.status.error?.code, "login_failed");
  device.identityToken = undefined;
  await s.clock.run(180_000);
  assert.deepEqual([tab.client.status.state, tab.client.channel(channel)?.lastSequence], ["live", 1]);
});

story("logging out needs no server, and asks for no new session", async (s) => {
  s.channel("ann", "bob");
  const device = s.device("bob");
  const tab = await s.open(device);
  s.server.endSessions("bob");
  device.cut();
  const logins = s.calls("POST sessions");
  const gone = tab.client.logOut();
  await s.clock.run(100);
  assert.deepEqual([device.memory.rooms.size, device.memory.meta], [0, {}]);
  device.wake();
  await s.settle(gone, 60_000);
  assert.equal(s.calls("POST sessions"), logins);
});

story("a clock that is set while a client runs is noticed", async (s) => {
  s.channel("ann", "bob");
  const device = s.device("bob");
  await s.open(device);
  device.skew = 5 * 3_600_000;
  await s.clock.run(2 * 3_600_000);
  s.server.calls.clear();
  await s.clock.run(3_600_000);
  assert.ok(s.calls("POST sync") < 10, `${s.calls("POST sync")} syncs in an hour in which nothing happens`);
});
