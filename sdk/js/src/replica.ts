import type { Entry, Identity, Mark, Meta, Operation, Room } from "./shapes.js";
import type { Contents, Store } from "./store/store.js";
import { tellAll } from "./tell.js";

/** What has changed in the local database: enough to read it anew. */
export interface Changed {
  /** Channels whose room, entries or marks are other than before, or that are gone. */
  rooms: string[];
  operations?: boolean;
  identities?: string[];
}

/** What this tab shows of the local database: all but entries is held in memory, and kept like it. */
export class Replica {
  readonly rooms = new Map<string, Room>();
  readonly marks = new Map<string, number>();
  readonly identities = new Map<string, Identity>();
  operations: Operation[] = [];
  meta: Meta = {};
  readonly #listeners = new Set<(changed: Changed) => void>();

  constructor(readonly store: Store, readonly me: string) {}

  async load(): Promise<void> {
    const contents = await this.store.load();
    this.#take(contents);
  }

  /** Takes the right to write what the server tells from whoever has it, and reads what they wrote. */
  async claim(reign: string): Promise<void> {
    await this.store.commit({ meta: { reign } });
    await this.load();
  }

  #take(contents: Contents): void {
    this.rooms.clear();
    this.identities.clear();
    this.setRooms(contents.rooms, []);
    this.marks.clear();
    this.setMarks(contents.marks);
    for (const identity of contents.identities) this.identities.set(identity.user_id, identity);
    this.operations = contents.operations;
    this.meta = contents.meta;
  }

  setRooms(rooms: Room[], gone: string[]): void {
    for (const room of rooms) this.rooms.set(room.id, room);
    for (const id of gone) this.rooms.delete(id);
  }

  /** Marks only rise; one that the server knows is overtaken by the room's own. */
  setMarks(marks: Mark[]): void {
    for (const { channel, seen } of marks) this.marks.set(channel, Math.max(seen, this.marks.get(channel) ?? 0));
  }

  /** Something was done, or is no more to be done, and is stored: known from now on, though the database should fail. */
  did(operation: Operation | undefined, gone?: number): void {
    const rest = this.operations.filter((o) => o.number !== gone && o.number !== operation?.number);
    this.operations = operation ? [...rest, operation] : rest;
  }

  /** What was done and is not at the server, as far as this tab knows. */
  recall(): Pick<Contents, "operations" | "marks"> {
    return { operations: this.operations, marks: [...this.marks].map(([channel, seen]) => ({ channel, seen })) };
  }

  /** Reads anew what people have done, in whichever tab. */
  async reread(): Promise<void> {
    this.operations = await this.store.operations();
    this.setMarks(await this.store.marks());
  }

  /**
   * Reads anew what another tab has changed. What is on its way is read first: so its end is not known before what it came to,
   * and nothing is missing for a moment.
   */
  async refresh(changed: Changed): Promise<void> {
    let [before, operations, rooms]: [Operation[] | undefined, Operation[], Room[]] = [undefined, [], []];
    while (before !== this.operations) { // again, where this tab did something meanwhile
      before = this.operations;
      operations = await this.store.operations();
      rooms = await this.store.rooms(changed.rooms);
    }
    const there = new Set(rooms.map((room) => room.id));
    this.setRooms(rooms, changed.rooms.filter((id) => !there.has(id)));
    this.operations = operations;
    this.setMarks(await this.store.marks());
    for (const identity of await this.store.identities(changed.identities ?? [])) this.identities.set(identity.user_id, identity);
    this.tell(changed);
  }

  /** Up to where I have seen a channel, as far as this device knows. */
  seen(room: Room): number {
    return Math.max(room.seen, this.marks.get(room.id) ?? 0, room.first - 1);
  }

  entries(keys: [string, number][]): Promise<Entry[]> {
    return this.store.entries(keys);
  }

  /** As if all had changed. */
  all(): Changed {
    return { rooms: [...this.rooms.keys()], operations: true, identities: [...this.identities.keys()] };
  }

  listen(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(changed: Changed): void {
    tellAll(this.#listeners, changed);
  }
}
