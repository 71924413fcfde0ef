import type { Carried, Entry, Identity, Mark, Meta, Operation, Room } from "../shapes.js";

/** What is written in one transaction: all of it, or nothing. */
export interface Batch {
  rooms?: Room[];
  /** Channels of which nothing stays. */
  purge?: string[];
  /** Channels whose entries go before the new ones come. */
  empty?: string[];
  /** Entries below a number that go. */
  trim?: { channel: string; below: number }[];
  entries?: Entry[];
  /** Bodies that messages carry, with their bytes where they are here; of one that is known already nothing changes but who carries it. */
  carried?: Bodied[];
  /** Bodies that are no more carried by this message. */
  uncarried?: { channel: string; id: string; sequence: number }[];
  operations?: Operation[];
  /** Operations that are done, by number. */
  done?: number[];
  /** Marks that the server knows up to here; a higher one stays. */
  marked?: { channel: string; seen: number }[];
  identities?: Identity[];
  meta?: Meta;
  /** Nothing is written where another one reigns by now. */
  reign?: string;
}

/** A body to be noted, with its bytes. */
export type Bodied = Omit<Carried, "kept"> & { body?: Blob };

/** All that is read at the start; entries are read as they are shown. */
export interface Contents {
  rooms: Room[];
  operations: Operation[];
  marks: Mark[];
  identities: Identity[];
  meta: Meta;
}

/** What is thrown where another one reigns. */
export class Dethroned extends Error {
  constructor() {
    super("another tab leads");
  }
}

/** What a tab does when its database is taken away. */
export interface Rescue {
  /** What people did that is not at the server, as far as this tab knows. */
  recall(): Pick<Contents, "operations" | "marks">;
  /** It is there again; or there is a new one, with that in it and nothing else, without what could not be written. */
  reopened(lost?: Operation[]): void;
  /** It was deleted, or changed to another form, by somebody who meant it. */
  deleted(): void;
}

/** The local database of one app and user. Several tabs may hold it at once; one of them writes batches. */
export interface Store {
  rescue?: Rescue;
  load(): Promise<Contents>;
  rooms(ids: string[]): Promise<Room[]>;
  /** In the order of their numbers. */
  operations(): Promise<Operation[]>;
  marks(): Promise<Mark[]>;
  meta(): Promise<Meta>;
  identities(ids: string[]): Promise<Identity[]>;
  /** Those of them that are stored. */
  entries(keys: [channel: string, sequence: number][]): Promise<Entry[]>;
  /** Entries from a number up to another, the newest of them, ascending. */
  page(channel: string, from: number, to: number, limit: number): Promise<Entry[]>;
  /** An entry by its id, or one of one's own by its uuid. */
  find(idOrKey: string): Promise<Entry | undefined>;
  commit(batch: Batch): Promise<void>;
  /** The bodies that messages carry. */
  carried(): Promise<Carried[]>;
  /** The bytes of one, if they are here. */
  body(channel: string, id: string): Promise<Blob | undefined>;
  /** Keeps the bytes of one, if a message carries it still; any tab may. */
  keep(channel: string, id: string, body: Blob): Promise<void>;
  /** Drops their bytes. */
  dropBodies(all: { channel: string; id: string }[]): Promise<void>;
  /** Puts an operation at the end, in place of another one if that is named; any tab may. */
  enqueue(operation: Omit<Operation, "number">, instead?: number): Promise<Operation>;
  /** Raises a mark; any tab may. */
  mark(channel: string, seen: number): Promise<void>;
  /** Deletes everything. */
  wipe(): Promise<void>;
  close(): void;
}
