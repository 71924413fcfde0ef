import type { Carried, Entry, Identity, Mark, Meta, Operation, Room } from "../shapes.js";
import { Dethroned, type Batch, type Bodied, type Contents, type Store } from "./store.js";

/** What a memory store keeps; two stores over one are two tabs over one database. */
export class Memory {
  rooms = new Map<string, Room>();
  entries = new Map<string, Map<number, Entry>>();
  bodies = new Map<string, Bodied>();
  operations = new Map<number, Operation>();
  marks = new Map<string, Mark>();
  identities = new Map<string, Identity>();
  meta: Meta = {};
  numbers = 0;
}

/** The database where there is no IndexedDB: gone with the process. What is read or written is never changed after. */
export class MemoryStore implements Store {
  #closed = false;

  constructor(readonly memory = new Memory()) {}

  async load(): Promise<Contents> {
    const m = this.#open();
    return {
      rooms: [...m.rooms.values()], operations: await this.operations(), marks: [...m.marks.values()],
      identities: [...m.identities.values()], meta: m.meta,
    };
  }

  async rooms(ids: string[]): Promise<Room[]> {
    return ids.flatMap((id) => this.#open().rooms.get(id) ?? []);
  }

  async operations(): Promise<Operation[]> {
    return [...this.#open().operations.values()].sort((a, b) => a.number - b.number);
  }

  async marks(): Promise<Mark[]> {
    return [...this.#open().marks.values()];
  }

  async meta(): Promise<Meta> {
    return this.#open().meta;
  }

  async identities(ids: string[]): Promise<Identity[]> {
    return ids.flatMap((id) => this.#open().identities.get(id) ?? []);
  }

  async entries(keys: [string, number][]): Promise<Entry[]> {
    return keys.flatMap(([channel, n]) => this.#open().entries.get(channel)?.get(n) ?? []);
  }

  async page(channel: string, from: number, to: number, limit: number): Promise<Entry[]> {
    const all = this.#open().entries.get(channel);
    const out: Entry[] = [];
    for (let n = to; n >= from && out.length < limit; n--) {
      const entry = all?.get(n);
      if (entry) out.unshift(entry);
    }
    return out;
  }

  async find(idOrKey: string): Promise<Entry | undefined> {
    for (const all of this.#open().entries.values()) {
      for (const entry of all.values()) if (entry.id === idOrKey || entry.uuid === idOrKey) return entry;
    }
    return undefined;
  }

  async commit(batch: Batch): Promise<void> {
    const m = this.#open();
    if (batch.reign && batch.reign !== m.meta.reign) throw new Dethroned();
    for (const id of batch.purge ?? []) {
      m.rooms.delete(id);
      m.marks.delete(id);
      m.entries.delete(id);
      this.#uncarry((c) => c.channel === id);
    }
    for (const id of batch.empty ?? []) {
      m.entries.delete(id);
      this.#uncarry((c) => c.channel === id);
    }
    for (const { channel, below } of batch.trim ?? []) {
      for (const n of m.entries.get(channel)?.keys() ?? []) if (n < below) m.entries.get(channel)!.delete(n);
      this.#uncarry((c) => c.channel === channel && c.sequence < below);
    }
    for (const { channel, id, sequence } of batch.uncarried ?? []) {
      this.#uncarry((c) => c.channel === channel && c.id === id && c.sequence === sequence);
    }
    for (const come of batch.carried ?? []) {
      const held = m.bodies.get(bodyKey(come));
      m.bodies.set(bodyKey(come), held ? { ...held, sequence: come.sequence, at: come.at } : come);
    }
    for (const room of batch.rooms ?? []) m.rooms.set(room.id, room);
    for (const entry of batch.entries ?? []) {
      const all = m.entries.get(entry.channel_id) ?? new Map();
      m.entries.set(entry.channel_id, all.set(entry.sequence_id, entry));
    }
    for (const operation of batch.operations ?? []) m.operations.set(operation.number, operation);
    for (const number of batch.done ?? []) m.operations.delete(number);
    for (const { channel, seen } of batch.marked ?? []) if ((m.marks.get(channel)?.seen ?? 0) <= seen) m.marks.delete(channel);
    for (const identity of batch.identities ?? []) m.identities.set(identity.user_id, identity);
    if (batch.meta) m.meta = { ...m.meta, ...batch.meta };
  }

  #uncarry(gone: (c: Bodied) => boolean): void {
    for (const [key, c] of this.memory.bodies) if (gone(c)) this.memory.bodies.delete(key);
  }

  async carried(): Promise<Carried[]> {
    return [...this.#open().bodies.values()].map(({ body, ...c }) => ({ ...c, kept: body !== undefined }));
  }

  async body(channel: string, id: string): Promise<Blob | undefined> {
    return this.#open().bodies.get(bodyKey({ channel, id }))?.body;
  }

  async keep(channel: string, id: string, body: Blob): Promise<void> {
    const { dropped, ...held } = this.#open().bodies.get(bodyKey({ channel, id })) ?? {} as Bodied;
    if (held.id) this.memory.bodies.set(bodyKey(held), { ...held, body });
  }

  async dropBodies(all: { channel: string; id: string }[]): Promise<void> {
    for (const each of all) {
      const { body, ...held } = this.#open().bodies.get(bodyKey(each)) ?? {} as Bodied;
      if (held.id) this.memory.bodies.set(bodyKey(each), { ...held, dropped: true });
    }
  }

  async enqueue(operation: Omit<Operation, "number">, instead?: number): Promise<Operation> {
    const m = this.#open();
    if (instead !== undefined) m.operations.delete(instead);
    const numbered = { ...operation, number: ++m.numbers };
    m.operations.set(numbered.number, numbered);
    return numbered;
  }

  async mark(channel: string, seen: number): Promise<void> {
    const held = this.#open().marks.get(channel);
    if (seen > (held?.seen ?? 0)) this.memory.marks.set(channel, { channel, seen });
  }

  async wipe(): Promise<void> {
    Object.assign(this.memory, new Memory());
  }

  close(): void {
    this.#closed = true;
  }

  #open(): Memory {
    if (this.#closed) throw new Error("the database is closed");
    return this.memory;
  }
}

const bodyKey = ({ channel, id }: { channel: string; id: string }) => `${channel} ${id}`;
