import "fake-indexeddb/auto";
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Dethroned } from "../src/store/store.js";
import { openDB } from "idb";
import type { Entry, Room } from "../src/shapes.js";
import { openIdbStore } from "../src/store/idb.js";
import { Memory, MemoryStore } from "../src/store/memory.js";
import type { Store } from "../src/store/store.js";

const room = (id: string, sequence: number) => ({ id, sequence }) as Room;
const entry = (channel: string, n: number) => ({ id: `${channel}-${n}`, channel_id: channel, sequence_id: n }) as Entry;
const numbers = (entries: Entry[]) => entries.map((e) => `${e.channel_id}${e.sequence_id}`);

const memory = new Memory();
const kinds: Record<string, () => Promise<Store>> = {
  "in memory": async () => new MemoryStore(memory),
  IndexedDB: () => openIdbStore("a store"),
};

for (const [name, open] of Object.entries(kinds)) {
  test(`a store ${name} keeps what it is given`, async () => {
    let store = await open();
    const entries = [1, 2, 3, 4, 5].flatMap((n) => [entry("a", n), entry("b", n)]);
    await store.commit({ rooms: [room("a", 5), room("b", 5)], entries, meta: { epoch: 3 } });
    await store.commit({ meta: { blocks: 9 } });
    const first = await store.enqueue({ id: "one", channel: "a", at: "", kind: "send" });
    const second = await store.enqueue({ id: "two", channel: "a", at: "", kind: "send" });
    assert.ok(first.number < second.number);
    await store.mark("a", 4);
    await store.mark("a", 2);
    store.close();

    store = await open(); // another tab, or the next time
    const { rooms, operations, marks, meta } = await store.load();
    assert.deepEqual(rooms.map((r) => r.id).sort(), ["a", "b"]);
    assert.deepEqual(operations.map((o) => o.id), ["one", "two"]);
    assert.deepEqual([marks, meta], [[{ channel: "a", seen: 4 }], { epoch: 3, blocks: 9 }]);
    assert.deepEqual(numbers(await store.page("a", 1, 5, 2)), ["a4", "a5"]);
    assert.deepEqual(numbers(await store.page("a", 2, 4, 9)), ["a2", "a3", "a4"]);
    assert.deepEqual(numbers(await store.entries([["b", 2], ["b", 77]])), ["b2"]);
    assert.equal((await store.find("b-3"))?.sequence_id, 3);
    await store.commit({ entries: [{ ...entry("b", 3), uuid: "key of b-3" }] });
    assert.equal((await store.find("key of b-3"))?.id, "b-3");

    await store.commit({ marked: [{ channel: "a", seen: 3 }], done: [first.number], trim: [{ channel: "a", below: 4 }] });
    assert.deepEqual([await store.marks(), (await store.operations()).map((o) => o.id)], [[{ channel: "a", seen: 4 }], ["two"]]);
    assert.deepEqual(numbers(await store.page("a", 1, 5, 9)), ["a4", "a5"]);
    await store.commit({ marked: [{ channel: "a", seen: 4 }], empty: ["a"], rooms: [room("a", 9)], entries: [entry("a", 9)] });
    assert.deepEqual([await store.marks(), numbers(await store.page("a", 1, 9, 9))], [[], ["a9"]]);
    await store.mark("a", 9);
    await store.commit({ meta: { reign: "one" } });
    await store.commit({ reign: "one", rooms: [room("b", 5)] });
    await assert.rejects(store.commit({ reign: "another", rooms: [room("b", 7)], purge: ["a"] }), Dethroned);
    assert.deepEqual((await store.rooms(["a", "b"])).map((r) => r.sequence), [9, 5], "who does not reign has written");
    await store.commit({ purge: ["a"] });
    assert.deepEqual([await store.rooms(["a", "b"]), await store.marks(), await store.entries([["a", 9]])], [[room("b", 5)], [], []]);
    const third = await store.enqueue({ id: "three", channel: "a", at: "", kind: "send" });
    assert.ok(third.number > second.number, "a number was given twice");
    await store.wipe();
    store = await open();
    assert.deepEqual(await store.load(), { rooms: [], operations: [], marks: [], identities: [], meta: {} });
    store.close();
  });
}

test("a database of the first version is taken over", async () => {
  const old = await openDB("an old store", 1, {
    upgrade(db) {
      db.createObjectStore("rooms", { keyPath: "id" });
      db.createObjectStore("entries", { keyPath: ["channel_id", "sequence_id"] }).createIndex("id", "id");
      db.createObjectStore("operations", { keyPath: "number", autoIncrement: true });
      db.createObjectStore("marks", { keyPath: "channel" });
      db.createObjectStore("identities", { keyPath: "user_id" });
      db.createObjectStore("meta");
    },
  });
  await old.put("rooms", room("a", 5));
  old.close();
  const store = await openIdbStore("an old store");
  assert.deepEqual([(await store.load()).rooms, await store.carried()], [[room("a", 5)], []]);
  store.close();
});
