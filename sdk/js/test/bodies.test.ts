import "fake-indexeddb/auto";
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Bodies, type BodiesPolicy } from "../src/bodies.js";
import type { Content, ContentLink } from "../src/content.js";
import { environment } from "../src/env.js";
import { bad, good } from "../src/errors.js";
import { Replica } from "../src/replica.js";
import type { Entry, Operation, Room } from "../src/shapes.js";
import { openIdbStore } from "../src/store/idb.js";
import { MemoryStore } from "../src/store/memory.js";
import type { Store } from "../src/store/store.js";
import { Transaction } from "../src/transaction.js";

const link = (id: string, size: number) => ({ id, size, mime_type: "image/png", name: null, download_url: `http://place/${id}`, expires_at: "2099-01-01T00:00:00.000Z" }) as ContentLink;
const part = (id: string, size: number) => ({ id: "1", mime_type: "image/png", content: link(id, size) });

function entry(n: number, change: number, more: Partial<Entry> = {}): Entry {
  return {
    id: `m${n}`, channel_id: "c", sequence_id: n, change_id: change, author: "bob", type: "parts", metadata: {}, reactions: {}, deleted: false,
    created_at: `2026-01-01T00:00:0${n}.000Z`, updated_at: "", words: {}, answered: -1, ...more,
  };
}

const room = (): Room => ({ id: "c", first: 1, seen: 0, sequence: 0, highest: 0, held: [], unseen: [], loose: [], pointers: [], members: {}, counted: {} }) as unknown as Room;

/** Puts states of entries, one step each. */
async function put(store: Store, replica: Replica, ...entries: Entry[]): Promise<void> {
  for (const come of entries) {
    const tx = new Transaction(replica, await store.entries([["c", come.sequence_id]]));
    const held = tx.room("c") ?? tx.begin(room());
    tx.put(held, come);
    await store.commit(tx.batch()!);
    replica.setRooms([held], []);
  }
}

/** A place for contents: bodies by id, and which were asked for. */
function place(bodies: Record<string, string>) {
  const asked: string[] = [];
  const download = async (_: string, { content: { id } }: { content: ContentLink }, told: (p: any) => void) => {
    asked.push(id);
    if (bodies[id] === undefined) return bad("not_found", "gone", { status: 404 });
    told({ done: bodies[id].length, total: bodies[id].length });
    return good(new Blob([bodies[id]]));
  };
  return { asked, content: { download } as unknown as Content };
}

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 5));
}

let databases = 0;
const kinds: Record<string, () => Promise<Store>> = {
  "in memory": async () => new MemoryStore(),
  "in IndexedDB": () => openIdbStore(`bodies ${databases++}`),
};

for (const [kind, open] of Object.entries(kinds)) {
  const world = async (bodies: Record<string, string>, policy: BodiesPolicy = {}) => {
    const store = await open();
    const { asked, content } = place(bodies);
    const told: string[] = [];
    const all = new Bodies(environment(), store, content, policy, ({ messageId }, { done, total }) => told.push(`${messageId} ${done}/${total}`));
    return { store, asked, told, bodies: all, replica: new Replica(store, "alice") };
  };
  const kept = async (store: Store) => (await store.carried()).filter((c) => c.kept).map((c) => c.id).sort();

  test(`small bodies come by themselves, the newest first, and say so (${kind})`, async () => {
    const w = await world({ a: "12345", b: "123", big: "123456789" }, { fetch: 5 });
    await put(w.store, w.replica, entry(1, 0, { parts: [part("a", 5)] }), entry(2, 0, { parts: [part("big", 9)] }), entry(3, 0, { parts: [part("b", 3)] }));
    w.bodies.start();
    await until(async () => (await kept(w.store)).length === 2);
    assert.deepEqual([await kept(w.store), w.asked, w.told], [["a", "b"], ["b", "a"], ["m3 3/3", "m1 5/5"]]);
    const blob = await w.bodies.get({ channelId: "c", messageId: "m1", part: part("a", 5) }, () => {});
    assert.equal(blob.ok && (await blob.value.text()), "12345");
    assert.equal(w.asked.length, 2, "what is here was downloaded again");
    w.bodies.stop();
  });

  test(`what is downloaded once stays; two who ask at once are answered by one download (${kind})`, async () => {
    const w = await world({ big: "123456789" });
    await put(w.store, w.replica, entry(1, 0, { parts: [part("big", 9)] }));
    const of = { channelId: "c", messageId: "m1", part: part("big", 9) };
    const steps: number[] = [];
    const both = await Promise.all([w.bodies.get(of, (p) => steps.push(p.done)), w.bodies.get(of, (p) => steps.push(p.done))]);
    const third = await w.bodies.get(of, () => {});
    for (const answer of [...both, third]) assert.equal(answer.ok && (await answer.value.text()), "123456789");
    assert.deepEqual([w.asked, steps], [["big"], [9, 9]]);
  });

  test(`a body goes with its message, a cleared history and its channel (${kind})`, async () => {
    const w = await world({});
    const keepAll = async () => {
      for (const c of await w.store.carried()) await w.store.keep("c", c.id, new Blob(["x"]));
    };
    await put(w.store, w.replica, ...[1, 2, 3].map((n) => entry(n, 0, { parts: [part(`of ${n}`, 1)] })));
    await keepAll();
    await put(w.store, w.replica, entry(3, 1, { metadata: { a: 1 }, parts: [part("of 3", 1)] }));
    assert.deepEqual(await kept(w.store), ["of 1", "of 2", "of 3"], "a change of metadata takes nothing away");
    await put(w.store, w.replica, entry(3, 2, { deleted: true, parts: [] }));
    assert.deepEqual(await kept(w.store), ["of 1", "of 2"]);
    await w.store.keep("c", "of 3", new Blob(["late"]));
    assert.equal(await w.store.body("c", "of 3"), undefined, "a download that ends after the deletion is kept");
    await w.store.commit({ trim: [{ channel: "c", below: 2 }] });
    assert.deepEqual(await kept(w.store), ["of 2"]);
    await w.store.commit({ purge: ["c"] });
    assert.deepEqual(await w.store.carried(), []);
  });

  test(`a body that two messages carry goes with the last of them (${kind})`, async () => {
    const w = await world({});
    await put(w.store, w.replica, entry(1, 0, { parts: [part("a", 1)] }), entry(2, 0, { parts: [part("a", 1)] }));
    await w.store.keep("c", "a", new Blob(["x"]));
    await put(w.store, w.replica, entry(1, 1, { deleted: true, parts: [] }));
    assert.deepEqual(await kept(w.store), ["a"]);
    await put(w.store, w.replica, entry(2, 1, { deleted: true, parts: [] }));
    assert.deepEqual(await kept(w.store), []);
  });

  test(`the bodies of old messages make room, and do not come back by themselves (${kind})`, async () => {
    const w = await world({ a: "aaaa", b: "bbbb", c: "cccc" }, { keep: 9 });
    await put(w.store, w.replica, ...["a", "b", "c"].map((id, i) => entry(i + 1, 0, { parts: [part(id, 4)] })));
    w.bodies.start();
    await until(() => w.asked.length === 3);
    await until(async () => (await kept(w.store)).length === 2);
    w.bodies.look();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual([await kept(w.store), w.asked], [["b", "c"], ["c", "b", "a"]]);
    w.bodies.stop();
  });

  test(`one that is not to be had holds up nobody (${kind})`, async () => {
    const w = await world({ a: "a" });
    await put(w.store, w.replica, entry(1, 0, { parts: [part("a", 1)] }), entry(2, 0, { parts: [part("gone", 1)] }));
    w.bodies.start();
    await until(async () => (await kept(w.store)).length === 1);
    w.bodies.look();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(w.asked, ["gone", "a"]);
    w.bodies.stop();
  });

  test(`what was sent from here is here (${kind})`, async () => {
    const w = await world({});
    const body = "x".repeat(3_000);
    w.replica.operations = [{ number: 1, id: "key", channel: "c", at: "", kind: "send", draft: { parts: [{ mime_type: "image/png", body }] } } as Operation];
    await put(w.store, w.replica, entry(1, 0, { author: "alice", uuid: "key", parts: [part("mine", 3_000)] }));
    assert.equal(await (await w.store.body("c", "mine"))?.text(), body);
  });
}
