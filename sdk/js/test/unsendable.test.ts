// What can never be sent is refused before it is stored; what was stored all the same holds nothing up.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { MemoryStore } from "../src/store/memory.js";
import { ParleyFailure } from "../src/index.js";
import { Scene, texts } from "./harness/scene.js";

function story(name: string, tell: (scene: Scene) => Promise<void>): void {
  test(name, async () => {
    const scene = new Scene();
    await tell(scene).finally(() => scene.end());
  });
}

const cycle: any = {};
cycle.again = cycle;
let deep: any = {};
for (let n = 0; n < 100_000; n++) deep = { deep };
class Order {
  constructor(readonly n: number) {}
}

/** What JSON cannot say, or would say otherwise. */
const unsayable: [string, any][] = [
  ["a BigInt", 10n], ["a cycle", cycle], ["what is too deep", deep], ["no number", NaN], ["no end", Infinity], ["a Map", new Map([[1, 2]])], ["a Set", new Set([1])],
  ["bytes", new Uint8Array(3)], ["a function", () => 1], ["a symbol", Symbol("s")], ["no date", new Date(NaN)], ["half a letter", "a\ud800b"],
  ["a name of half a letter", { "\udc00": 1 }], ["an empty place", [1, undefined]], ["what throws", { toJSON: () => { throw new Error("no"); } }], ["a promise", Promise.resolve()],
  ["a box", Object(1n)], ["a lot", "x".repeat(2_000_000)],
];

const part = (body: any, more = {}) => ({ parts: [{ mime_type: "text/plain", body, ...more }] });
const drafts: [string, any][] = [
  ...unsayable.map(([what, value]): [string, any] => [`content with ${what}`, { type: "order", content: { value } }]),
  ...unsayable.map(([what, value]): [string, any] => [`metadata with ${what}`, { type: "text", content: { text: "x" }, metadata: { value } }]),
  ["nothing", undefined], ["null", null], ["a number", 5], ["an array", []], ["half a letter", "a\ud800b"], ["long text with half a letter", "x\ud800".repeat(20_000)],
  ["a part without a body", part(undefined)], ["a part of a number", part(5)], ["a part with a buffer", part(new ArrayBuffer(3))], ["a part of nothing", { parts: [null] }],
  ["a part without a type", { parts: [{ body: "x" }] }], ["a part with an odd name", part("x", { name: 5 })], ["no array of parts", { parts: "x" }], ["a body of half a letter", part("\ud800")],
  ["too many parts", { parts: Array(100_000).fill({ mime_type: "a/b", body: "x" }) }],
];

story("what can never be sent is refused, typed, and the next one passes", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const { client } = await s.open(device);
  const first = s.say("ann", channel, "hers");
  const view = await s.settle(client.messages(channel));
  for (const [what, draft] of drafts) {
    const code = await client.send(channel, draft).then(() => "sent", (fault) => fault instanceof ParleyFailure && fault.code);
    assert.ok(code === "invalid_value" || code === "too_large", `${what}: ${code}`);
  }
  for (const odd of [undefined, null, 5n, "", "..", "\ud800"] as any[]) {
    await assert.rejects(client.send(odd, "x"), { code: "invalid_value" });
    const touched = [client.react(view.items[0]!, odd), client.unreact(view.items[0]!, odd), client.deleteMessage({ ...view.items[0]!, key: "", id: odd }), client.patchMetadata(view.items[0]!, odd)];
    for (const answer of await Promise.all(touched)) assert.equal(!answer.ok && answer.error.code, "invalid_value", String(odd));
  }
  for (const [what, value] of unsayable) assert.equal((await client.patchMetadata(view.items[0]!, { value })).ok, false, what);
  assert.equal((await client.deleteMessage(undefined as any)).ok, false);
  assert.equal(device.memory.operations.size, 0);
  await s.settle(client.send(channel, { type: "order", content: { when: new Date(0), left: undefined, order: new Order(1) }, metadata: { 1: null } }));
  await s.settle(client.send(channel, "next"));
  assert.deepEqual(view.items.map((m) => m.state), ["delivered", "sent", "sent"]);
  assert.deepEqual(view.items[1]!.content, { when: "1970-01-01T00:00:00.000Z", order: { n: 1 } });
  assert.equal(first.sequence_id, 1);
});

story("what was stored and cannot be sent fails, and holds nothing up", async (s) => {
  const channel = s.channel("ann", "bob");
  const device = s.device("bob");
  const target = { id: s.say("ann", channel, "hers").id, sequence: 1 };
  const stored = [
    { draft: { type: "order", content: { n: 10n } } }, { draft: { type: "order", content: cycle } }, { draft: part(undefined) }, { draft: null }, {},
    { kind: "metadata", target, patch: { n: 10n } }, { kind: "react", target, reaction: "\ud800" }, { kind: "unreact", target, reaction: ".." }, { kind: "delete", target: { id: "none" } },
  ];
  (await s.open(device)).kill();
  for (const [i, what] of stored.entries()) await new MemoryStore(device.memory).enqueue({ kind: "send", id: `old${i}`, at: "", channel, ...what } as any);
  const { client } = await s.open(device);
  const view = await s.settle(client.messages(channel));
  await s.settle(client.send(channel, "next"));
  assert.deepEqual(view.items.map((m) => m.state), ["delivered", "sent", "failed", "failed", "failed", "failed", "failed"]);
  assert.ok(view.items.slice(2).every((m) => m.error!.code === "invalid_value"));
  assert.deepEqual([texts(view.items.slice(0, 2)), view.items[0]!.deleted], [["hers", "next"], false]);
  assert.equal((await s.settle(client.retry("old0"))).ok, true);
  for (const { key, state } of view.items) if (state === "failed") await s.settle(client.discard(key));
  assert.deepEqual([texts(view.items), client.waiting], [["hers", "next"], 0]);
});

story("nobody is taken for a path that leads elsewhere", async (s) => {
  const channel = s.channel("ann", "bob");
  const { client } = await s.open(s.device("ann"));
  for (const odd of [".", ".."]) {
    const answers = [client.removeParticipant(channel, odd), client.deleteChannel(odd), client.block(odd), client.call("DELETE", `/v1/channels/${channel}/participants/%2E${odd.slice(1)}`)];
    for (const answer of await s.settle(Promise.all(answers), 100)) assert.equal(answer.ok, false, odd);
  }
  assert.equal(s.server.rooms.get(channel)!.deleted, false);
  assert.equal((await client.createChannel({ participants: [], metadata: { n: 10n } }) as any).error.code, "invalid_value");
});

story("seen is what is here, and no more", async (s) => {
  const channel = s.channel("ann", "bob");
  const { client } = await s.open(s.device("bob"));
  s.say("ann", channel, "one", "two");
  await s.clock.run(2_000);
  for (const odd of [NaN, -5, 0.9]) await client.markSeen(channel, odd);
  assert.deepEqual([client.channel(channel)!.seen, client.unread().messages], [0, 2]);
  await client.markSeen(channel, 1.5);
  assert.equal(client.channel(channel)!.seen, 1);
  await s.settle(client.markSeen(channel, 99_999));
  assert.deepEqual([client.channel(channel)!.seen, s.server.rooms.get(channel)!.members.get("bob")!.seen], [2, 2]);
  s.say("ann", channel, "three");
  await s.clock.run(5_000);
  assert.deepEqual([client.channel(channel)!.seen, client.unread().messages], [2, 1]);
});

story("after its end a client says so, each time", async (s) => {
  const channel = s.channel("ann", "bob");
  const { client } = await s.open(s.device("bob"));
  s.say("ann", channel, "hers");
  const view = await s.settle(client.messages(channel));
  const [message] = view.items;
  client.close();
  const values = [
    client.createChannel({ participants: [] }), client.join(channel), client.leave(channel), client.call("GET", "/v1/unread"), client.retry("none"), client.react(message!, "x"),
    client.deleteMessage(message!), client.patchMetadata(message!, {}), client.waitForChannel(channel), client.waitForMessage("none"), client.waitForSync(), client.download(message!, { id: "1", content: {} as any }),
  ];
  for (const answer of await Promise.all<any>(values)) assert.equal(answer.error?.code, "logged_out");
  for (const thrown of [client.send(channel, "x"), client.markSeen(channel), client.discard("none"), client.messages(channel), client.channels(), client.message("none")]) {
    await assert.rejects(thrown as Promise<unknown>, (fault) => fault instanceof ParleyFailure && fault.code === "logged_out");
  }
  for (const quiet of [() => client.typing(channel), () => client.setPresence("busy"), () => client.watch(["ann"]), () => client.sync(), () => client.close()]) quiet();
  assert.deepEqual([texts(view.items), client.channel(channel)?.id, client.status.state], [["hers"], channel, "closed"]);
  await s.settle(client.logOut());
});
