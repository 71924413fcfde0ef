import { openDB, deleteDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Carried, Entry, Identity, Mark, Meta, Operation, Room } from "../shapes.js";
import { Dethroned, type Batch, type Bodied, type Contents, type Store } from "./store.js";

interface Schema extends DBSchema {
  rooms: { key: string; value: Room };
  entries: { key: [string, number]; value: Entry; indexes: { id: string; uuid: string } };
  bodies: { key: [string, string]; value: Bodied };
  operations: { key: number; value: Operation };
  marks: { key: string; value: Mark };
  identities: { key: string; value: Identity };
  meta: { key: string; value: Meta };
}

const stores = ["rooms", "entries", "bodies", "operations", "marks", "identities", "meta"] as const;

/** Opens the database of an app and user, made new where there is none. */
export async function openIdbStore(name: string): Promise<Store> {
  const db = await openDB<Schema>(name, 3, {
    upgrade(db, version, _, tx) {
      if (version < 2) db.createObjectStore("bodies", { keyPath: ["channel", "id"] });
      if (version > 0) return void tx.objectStore("entries").createIndex("uuid", "uuid");
      db.createObjectStore("rooms", { keyPath: "id" });
      const entries = db.createObjectStore("entries", { keyPath: ["channel_id", "sequence_id"] });
      entries.createIndex("id", "id");
      entries.createIndex("uuid", "uuid");
      db.createObjectStore("operations", { keyPath: "number", autoIncrement: true });
      db.createObjectStore("marks", { keyPath: "channel" });
      db.createObjectStore("identities", { keyPath: "user_id" });
      db.createObjectStore("meta");
    },
    blocking: (_old, _new, event) => (event.target as IDBDatabase).close(), // another tab deletes it
  });
  return new IdbStore(db, name);
}

const bodiesOf = (channel: string) => IDBKeyRange.bound([channel, ""], [channel, []]); // arrays are above all texts
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
    if (from > to) return [];
    // A log has no holes where it is read, so the newest ones are found by arithmetic, in one request.
    return this.db.getAll("entries", IDBKeyRange.bound([channel, Math.max(from, to - limit + 1)], [channel, to]));
  }

  async find(idOrKey: string): Promise<Entry | undefined> {
    return (await this.db.getFromIndex("entries", "id", idOrKey)) ?? this.db.getFromIndex("entries", "uuid", idOrKey);
  }

  async commit(batch: Batch): Promise<void> {
    const tx = this.db.transaction(stores, "readwrite");
    if (batch.reign && batch.reign !== (await tx.objectStore("meta").get("meta"))?.reign) throw new Dethroned();
    const [entries, bodies] = [tx.objectStore("entries"), tx.objectStore("bodies")];
    const all: Promise<unknown>[] = [tx.done];
    const ask = (request: Promise<unknown>) => void all.push(request);
    for (const id of batch.purge ?? []) {
      ask(tx.objectStore("rooms").delete(id));
      ask(tx.objectStore("marks").delete(id));
    }
    for (const id of [...(batch.purge ?? []), ...(batch.empty ?? [])]) {
      ask(entries.delete(everything(id)));
      ask(bodies.delete(bodiesOf(id)));
    }
    for (const { channel, below } of batch.trim ?? []) {
      ask(entries.delete(IDBKeyRange.bound([channel, 0], [channel, below], false, true)));
      ask(bodies.getAll(bodiesOf(channel)).then((all) => Promise.all(all.filter((b) => b.sequence < below).map((b) => bodies.delete([channel, b.id])))));
    }
    for (const { channel, id, sequence } of batch.uncarried ?? []) {
      ask(bodies.get([channel, id]).then((held) => (held?.sequence === sequence ? bodies.delete([channel, id]) : undefined)));
    }
    for (const come of batch.carried ?? []) {
      ask(bodies.get([come.channel, come.id]).then((held) => bodies.put(held ? { ...held, sequence: come.sequence, at: come.at } : come)));
    }
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

  async carried(): Promise<Carried[]> {
    return (await this.db.getAll("bodies")).map(({ body, ...c }) => ({ ...c, kept: body !== undefined }));
  }

  async body(channel: string, id: string): Promise<Blob | undefined> {
    return (await this.db.get("bodies", [channel, id]))?.body;
  }

  keep(channel: string, id: string, body: Blob): Promise<void> {
    return this.#changeBodies([{ channel, id }], ({ dropped, ...held }) => ({ ...held, body }));
  }

  dropBodies(all: { channel: string; id: string }[]): Promise<void> {
    return this.#changeBodies(all, ({ body, ...held }) => ({ ...held, dropped: true }));
  }

  async #changeBodies(all: { channel: string; id: string }[], change: (held: Bodied) => Bodied): Promise<void> {
    const tx = this.db.transaction("bodies", "readwrite");
    const each = all.map(({ channel, id }) => tx.store.get([channel, id]).then((held) => held && tx.store.put(change(held))));
    await Promise.all([...each, tx.done]);
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
