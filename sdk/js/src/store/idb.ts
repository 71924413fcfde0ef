import { openDB, deleteDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Entry, Identity, Mark, Meta, Operation, Room } from "../shapes.js";
import type { Batch, Contents, Store } from "./store.js";

interface Schema extends DBSchema {
  rooms: { key: string; value: Room };
  entries: { key: [string, number]; value: Entry; indexes: { id: string } };
  operations: { key: number; value: Operation };
  marks: { key: string; value: Mark };
  identities: { key: string; value: Identity };
  meta: { key: string; value: Meta };
}

const stores = ["rooms", "entries", "operations", "marks", "identities", "meta"] as const;

/** Opens the database of an app and user, made new where there is none. */
export async function openIdbStore(name: string): Promise<Store> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore("rooms", { keyPath: "id" });
      db.createObjectStore("entries", { keyPath: ["channel_id", "sequence_id"] }).createIndex("id", "id");
      db.createObjectStore("operations", { keyPath: "number", autoIncrement: true });
      db.createObjectStore("marks", { keyPath: "channel" });
      db.createObjectStore("identities", { keyPath: "user_id" });
      db.createObjectStore("meta");
    },
    blocking: (_old, _new, event) => (event.target as IDBDatabase).close(), // another tab deletes it
  });
  return new IdbStore(db, name);
}

const everything = (channel: string) => IDBKeyRange.bound([channel, 0], [channel, Infinity]);

class IdbStore implements Store {
  constructor(readonly db: IDBPDatabase<Schema>, readonly name: string) {}

  async load(): Promise<Contents> {
    const tx = this.db.transaction(stores);
    const [rooms, operations, marks, identities, meta] = await Promise.all([
      tx.objectStore("rooms").getAll(), tx.objectStore("operations").getAll(), tx.objectStore("marks").getAll(),
      tx.objectStore("identities").getAll(), tx.objectStore("meta").get("meta"),
    ]);
    return { rooms, operations, marks, identities, meta: meta ?? {} };
  }

  async rooms(ids: string[]): Promise<Room[]> {
    return this.#several("rooms", ids);
  }

  operations(): Promise<Operation[]> {
    return this.db.getAll("operations");
  }

  marks(): Promise<Mark[]> {
    return this.db.getAll("marks");
  }

  async meta(): Promise<Meta> {
    return (await this.db.get("meta", "meta")) ?? {};
  }

  async identities(ids: string[]): Promise<Identity[]> {
    return this.#several("identities", ids);
  }

  async entries(keys: [string, number][]): Promise<Entry[]> {
    return this.#several("entries", keys);
  }

  async page(channel: string, from: number, to: number, limit: number): Promise<Entry[]> {
    // A log has no holes where it is read, so the newest ones are found by arithmetic, in one request.
    return this.db.getAll("entries", IDBKeyRange.bound([channel, Math.max(from, to - limit + 1)], [channel, to]));
  }

  find(id: string): Promise<Entry | undefined> {
    return this.db.getFromIndex("entries", "id", id);
  }

  async commit(batch: Batch): Promise<void> {
    const tx = this.db.transaction(stores, "readwrite");
    const entries = tx.objectStore("entries");
    const all: Promise<unknown>[] = [tx.done];
    const ask = (request: Promise<unknown>) => void all.push(request);
    for (const id of batch.purge ?? []) {
      ask(tx.objectStore("rooms").delete(id));
      ask(tx.objectStore("marks").delete(id));
      ask(entries.delete(everything(id)));
    }
    for (const id of batch.empty ?? []) ask(entries.delete(everything(id)));
    for (const { channel, below } of batch.trim ?? []) ask(entries.delete(IDBKeyRange.bound([channel, 0], [channel, below], false, true)));
    for (const room of batch.rooms ?? []) ask(tx.objectStore("rooms").put(room));
    for (const entry of batch.entries ?? []) ask(entries.put(entry));
    for (const operation of batch.operations ?? []) ask(tx.objectStore("operations").put(operation));
    for (const number of batch.done ?? []) ask(tx.objectStore("operations").delete(number));
    for (const identity of batch.identities ?? []) ask(tx.objectStore("identities").put(identity));
    for (const { channel, seen } of batch.marked ?? []) {
      const marks = tx.objectStore("marks");
      ask(marks.get(channel).then((held) => (held && held.seen <= seen ? marks.delete(channel) : undefined)));
    }
    if (batch.meta) {
      const meta = tx.objectStore("meta");
      ask(meta.get("meta").then((held) => meta.put({ ...held, ...batch.meta }, "meta")));
    }
    await Promise.all(all);
  }

  async enqueue(operation: Omit<Operation, "number">): Promise<Operation> {
    const number = await this.db.add("operations", operation as Operation);
    return { ...operation, number };
  }

  async mark(channel: string, seen: number): Promise<void> {
    const tx = this.db.transaction("marks", "readwrite");
    const held = await tx.store.get(channel);
    if (seen > (held?.seen ?? 0)) await tx.store.put({ channel, seen });
    await tx.done;
  }

  async wipe(): Promise<void> {
    this.db.close();
    await deleteDB(this.name);
  }

  close(): void {
    this.db.close();
  }

  async #several<N extends "rooms" | "entries" | "identities">(name: N, keys: Schema[N]["key"][]): Promise<Schema[N]["value"][]> {
    if (keys.length === 0) return [];
    const store = this.db.transaction(name).objectStore(name);
    const found = await Promise.all(keys.map((key) => store.get(key)));
    return found.flatMap((one) => (one === undefined ? [] : [one])) as Schema[N]["value"][];
  }
}
