import { openDB, deleteDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from "idb";
import type { Carried, Entry, Identity, Mark, Meta, Operation, Room } from "../shapes.js";
import { Dethroned, type Batch, type Bodied, type Contents, type Rescue, type Store } from "./store.js";

interface Schema extends DBSchema {
  rooms: { key: string; value: Room };
  entries: { key: [string, number]; value: Entry; indexes: { id: string; uuid: string } };
  bodies: { key: [string, string]; value: Bodied };
  operations: { key: number; value: Operation };
  marks: { key: string; value: Mark };
  identities: { key: string; value: Identity };
  meta: { key: string; value: Meta | string };
}

const stores = ["rooms", "entries", "bodies", "operations", "marks", "identities", "meta"] as const;

/** Opens the database of an app and user, made new where there is none. */
export async function openIdbStore(name: string): Promise<Store> {
  const store = new IdbStore(name);
  await store.reopen();
  return store;
}

const bodiesOf = (channel: string) => IDBKeyRange.bound([channel, ""], [channel, []]); // arrays are above all texts
const everything = (channel: string) => IDBKeyRange.bound([channel, 0], [channel, Infinity]);

type Name = (typeof stores)[number];

/**
 * A browser may close a database under who uses it, and delete it: where somebody clears a site's data, or the disk runs
 * short. Then it is opened again, and where it is another one, what only memory has is written into it before anything else.
 */
class IdbStore implements Store {
  rescue?: Rescue;
  #db?: IDBPDatabase<Schema>;
  #opening?: Promise<void>;
  #closed = false;
  /** Which database this is: one that is made anew has another name. */
  #birth?: string;

  constructor(readonly name: string) {}

  reopen(): Promise<void> {
    return (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
  }

  async #open(): Promise<void> {
    const first = !this.#db;
    const db: IDBPDatabase<Schema> = await openDB<Schema>(this.name, 3, {
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
        void db.createObjectStore("meta").put(crypto.randomUUID(), "birth");
      },
      blocking: () => this.#deleted(db), // another tab deletes it, or has a later version of it
      terminated: () => this.#db === db && !this.#closed && void this.reopen().catch(() => {}), // else with what is done next
    });
    const birth = (await db.get("meta", "birth")) as string | undefined;
    const lost = first || birth === this.#birth ? undefined : await restore(db, this.rescue?.recall());
    if (this.#closed) return db.close();
    this.#db = db;
    this.#birth = birth;
    if (!first) this.rescue?.reopened(lost);
  }

  #deleted(db: IDBPDatabase<Schema>): void {
    db.close();
    if (this.#db !== db || this.#closed) return;
    this.#closed = true;
    this.rescue?.deleted();
  }

  /** Begins a transaction; a connection that has ended does not begin one, and is replaced. */
  async #begin<N extends Name, M extends "readonly" | "readwrite">(names: readonly N[], mode: M): Promise<IDBPTransaction<Schema, N[], M>> {
    for (let failed = 0; ; failed++) {
      try {
        await this.#opening;
        const tx = this.#db!.transaction([...names], mode);
        tx.done.catch(() => {}); // who waits for it hears of it
        return tx;
      } catch (fault) {
        if (this.#closed || failed > 2 || (fault as Error).name !== "InvalidStateError") throw fault;
      }
      this.reopen().catch(() => {}); // which is waited for, above
    }
  }

  async #read<N extends Name>(name: N): Promise<IDBPObjectStore<Schema, [N], N, "readonly">> {
    return (await this.#begin([name], "readonly")).objectStore(name) as unknown as IDBPObjectStore<Schema, [N], N, "readonly">;
  }

  async load(): Promise<Contents> {
    const tx = await this.#begin(stores, "readonly");
    const [rooms, operations, marks, identities, meta] = await Promise.all([
      tx.objectStore("rooms").getAll(), tx.objectStore("operations").getAll(), tx.objectStore("marks").getAll(),
      tx.objectStore("identities").getAll(), tx.objectStore("meta").get("meta"),
    ]);
    return { rooms, operations, marks, identities, meta: (meta ?? {}) as Meta };
  }

  async rooms(ids: string[]): Promise<Room[]> {
    return this.#several("rooms", ids);
  }

  async operations(): Promise<Operation[]> {
    return (await this.#read("operations")).getAll();
  }

  async marks(): Promise<Mark[]> {
    return (await this.#read("marks")).getAll();
  }

  async meta(): Promise<Meta> {
    return ((await (await this.#read("meta")).get("meta")) ?? {}) as Meta;
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
    return (await this.#read("entries")).getAll(IDBKeyRange.bound([channel, Math.max(from, to - limit + 1)], [channel, to]));
  }

  async find(idOrKey: string): Promise<Entry | undefined> {
    const entries = await this.#read("entries");
    return (await entries.index("id").get(idOrKey)) ?? entries.index("uuid").get(idOrKey);
  }

  async commit(batch: Batch): Promise<void> {
    const tx = await this.#begin(stores, "readwrite");
    if (batch.reign && batch.reign !== ((await tx.objectStore("meta").get("meta")) as Meta | undefined)?.reign) throw new Dethroned();
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
      ask(meta.get("meta").then((held) => meta.put({ ...(held as Meta | undefined), ...batch.meta }, "meta")));
    }
    await Promise.all(all);
  }

  async carried(): Promise<Carried[]> {
    return (await (await this.#read("bodies")).getAll()).map(({ body, ...c }) => ({ ...c, kept: body !== undefined }));
  }

  async body(channel: string, id: string): Promise<Blob | undefined> {
    return (await (await this.#read("bodies")).get([channel, id]))?.body;
  }

  keep(channel: string, id: string, body: Blob): Promise<void> {
    return this.#changeBodies([{ channel, id }], ({ dropped, ...held }) => ({ ...held, body }));
  }

  dropBodies(all: { channel: string; id: string }[]): Promise<void> {
    return this.#changeBodies(all, ({ body, ...held }) => ({ ...held, dropped: true }));
  }

  async #changeBodies(all: { channel: string; id: string }[], change: (held: Bodied) => Bodied): Promise<void> {
    const tx = await this.#begin(["bodies"], "readwrite");
    const bodies = tx.objectStore("bodies");
    const each = all.map(({ channel, id }) => bodies.get([channel, id]).then((held) => held && bodies.put(change(held))));
    await Promise.all([...each, tx.done]);
  }

  async enqueue(operation: Omit<Operation, "number">, instead?: number): Promise<Operation> {
    const tx = await this.#begin(["operations"], "readwrite");
    const operations = tx.objectStore("operations");
    const gone = instead === undefined ? undefined : operations.delete(instead);
    const [number] = await Promise.all([operations.add(operation as Operation), gone, tx.done]);
    return { ...operation, number };
  }

  async mark(channel: string, seen: number): Promise<void> {
    const tx = await this.#begin(["marks"], "readwrite");
    const marks = tx.objectStore("marks");
    const held = await marks.get(channel);
    await Promise.all([seen > (held?.seen ?? 0) && marks.put({ channel, seen }), tx.done]);
  }

  async wipe(): Promise<void> {
    this.close();
    await deleteDB(this.name);
  }

  close(): void {
    this.#closed = true;
    this.#db?.close();
  }

  async #several<N extends "rooms" | "entries" | "identities">(name: N, keys: Schema[N]["key"][]): Promise<Schema[N]["value"][]> {
    if (keys.length === 0) return [];
    const store = await this.#read(name);
    const found = await Promise.all(keys.map((key) => store.get(key)));
    return found.flatMap((one) => (one === undefined ? [] : [one])) as Schema[N]["value"][];
  }
}

/** Writes into a new database what is not at the server; gives back what cannot be. Another tab may have done so before. */
async function restore(db: IDBPDatabase<Schema>, { operations, marks }: ReturnType<Rescue["recall"]> = { operations: [], marks: [] }): Promise<Operation[]> {
  const lost: Operation[] = [];
  try {
    for (const operation of operations) {
      await put(db, operation).catch((fault) => {
        if (!operation.draft?.parts?.some((part) => part.body instanceof Blob)) throw fault;
        lost.push(operation); // its file may have been deleted with the old one
      });
    }
    for (const mark of marks) await db.put("marks", mark);
    return lost;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** Keeps its number, unless that is another one's by now. */
async function put(db: IDBPDatabase<Schema>, operation: Operation): Promise<void> {
  const tx = db.transaction("operations", "readwrite");
  tx.done.catch(() => {});
  const all = await tx.store.getAll();
  if (all.some((o) => o.id === operation.id)) return;
  const { number, ...unnumbered } = operation;
  await Promise.all([tx.store.add(all.some((o) => o.number === number) ? (unnumbered as Operation) : operation), tx.done]);
}
