import type { Entry, Identity, Mark, Meta, Operation, Room } from "../shapes.js";
import type { Batch, Contents, Store } from "./store.js";

/** What a memory store keeps; two stores over one are two tabs over one database. */
export class Memory {
  rooms = new Map<string, Room>();
  entries = new Map<string, Map<number, Entry>>();
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

  async find(id: string): Promise<Entry | undefined> {
    for (const all of this.#open().entries.values()) {
      for (const entry of all.values()) if (entry.id === id) return entry;
    }
    return undefined;
  }

  async commit(batch: Batch): Promise<void> {
    const m = this.#open();
    for (const id of batch.purge ?? []) {
      m.rooms.delete(id);
      m.marks.delete(id);
      m.entries.delete(id);
    }
    for (const id of batch.empty ?? []) m.entries.delete(id);
    for (const { channel, below } of batch.trim ?? []) {
      for (const n of m.entries.get(channel)?.keys() ?? []) if (n < below) m.entries.get(channel)!.delete(n);
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

  async enqueue(operation: Omit<Operation, "number">): Promise<Operation> {
    const m = this.#open();
    const numbered = { ...operation, number: ++m.numbers };
    m.operations.set(numbered.number, numbered);
    return numbered;
  }

  async mark(channel: string, seen: number): Promise<void> {
    const held = this.#open().marks.get(channel);
    if (seen > (held?.seen ?? 0)) this.memory.marks.set(channel, { channel, seen });
  }

  async wipe(): Promise<void> {
    Object.assign(this.#open(), new Memory());
  }

  close(): void {
    this.#closed = true;
  }

  #open(): Memory {
    if (this.#closed) throw new Error("the database is closed");
    return this.memory;
  }
}
