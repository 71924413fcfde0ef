import type { Folder } from "./shapes.js";
import type { Changed, Replica } from "./replica.js";
import { low } from "./room.js";
import { report, tellAll } from "./tell.js";
import { echoView, messageView, type Channel, type ChannelViews, type Message } from "./views.js";

/** What is other in a query than before. */
export interface QueryChange<T> {
  /** All of it, in order; a new array. */
  items: readonly T[];
  added: T[];
  changed: T[];
  /** Keys of what is not in it any more. */
  removed: string[];
}

/** A question about local data whose answer is kept up to date, until it is closed. */
export abstract class Query<T> {
  #items: readonly T[] = [];
  #listeners = new Set<(change: QueryChange<T>) => void>();
  #unlisten: () => void;
  #reading?: Promise<void>;
  #dirty = false;
  protected limit: number;

  constructor(protected readonly replica: Replica, protected readonly page: number) {
    this.limit = page;
    this.#unlisten = replica.listen((changed) => this.concerns(changed) && void this.refresh());
  }

  /** The answer as it is now: the same array until something changes. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Calls back whenever the answer changes; gives back how to stop it. */
  subscribe(listener: (change: QueryChange<T>) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#unlisten();
    this.#listeners.clear();
  }

  protected abstract read(): Promise<readonly T[]>;
  protected abstract keyOf(item: T): string;
  protected abstract same(a: T, b: T): boolean;
  protected abstract concerns(changed: Changed): boolean;

  /** Reads anew; what changes meanwhile is read once more. */
  refresh(): Promise<void> {
    this.#dirty = true;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #read(): Promise<void> {
    while (this.#dirty) {
      this.#dirty = false;
      try {
        this.#take(await this.read());
      } catch (fault) {
        if (!(fault instanceof DOMException)) report(fault); // of a filter or an order; else the database was closed
        return;
      }
    }
  }

  #take(fresh: readonly T[]): void {
    const before = new Map(this.#items.map((item) => [this.keyOf(item), item]));
    const change: QueryChange<T> = { items: [], added: [], changed: [], removed: [] };
    const items = fresh.map((item) => {
      const key = this.keyOf(item);
      const held = before.get(key);
      before.delete(key);
      if (!held) change.added.push(item);
      else if (this.same(held, item)) return held;
      else change.changed.push(item);
      return item;
    });
    change.removed.push(...before.keys());
    const moved = items.some((item, i) => item !== this.#items[i]);
    if (!moved && items.length === this.#items.length) return;
    this.#items = change.items = items;
    tellAll(this.#listeners, change);
  }
}

/** Which channels, in which order. */
export interface ChannelsOptions {
  /** Where they lie; the inbox. `any`: wherever. */
  folder?: Folder | "any";
  filter?: (channel: Channel) => boolean;
  /** `activity`: the newest message first; `created`: the newest channel first; `title`; or an order of one's own. */
  sort?: "activity" | "created" | "title" | ((a: Channel, b: Channel) => number);
  /** How many at first and with each `more()`; all. */
  limit?: number;
}

const orders = {
  activity: (a: Channel, b: Channel) => compare(b.activeAt, a.activeAt) || compare(a.id, b.id),
  created: (a: Channel, b: Channel) => compare(b.info.created_at, a.info.created_at) || compare(a.id, b.id),
  title: (a: Channel, b: Channel) => compare(a.title ?? "", b.title ?? "") || compare(a.id, b.id),
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Channels of this device. */
export class ChannelQuery extends Query<Channel> {
  #matching = 0;

  constructor(replica: Replica, readonly views: ChannelViews, readonly options: ChannelsOptions) {
    super(replica, options.limit ?? Infinity);
  }

  /** Whether there are more than `items`. */
  get hasMore(): boolean {
    return this.#matching > this.limit;
  }

  /** Shows another page. */
  more(): Promise<void> {
    this.limit += this.page;
    return this.refresh();
  }

  protected concerns(): boolean {
    return true;
  }

  protected async read(): Promise<readonly Channel[]> {
    const { folder = "inbox", filter, sort = "activity" } = this.options;
    let all = [...this.replica.rooms.values()].filter((r) => folder === "any" || r.folder === folder).map((room) => this.views.of(room));
    if (filter) all = all.filter(filter);
    this.#matching = all.length;
    return all.sort(typeof sort === "function" ? sort : orders[sort]).slice(0, this.limit);
  }

  protected keyOf(channel: Channel): string {
    return channel.id;
  }

  protected same(a: Channel, b: Channel): boolean {
    return a === b;
  }
}

/** Which messages of a channel. */
export interface MessagesOptions {
  filter?: (message: Message) => boolean;
  /** `asc`: the newest last, as they are shown; `desc`: first. */
  order?: "asc" | "desc";
  /** How many at first and with each `more()`; 50. */
  limit?: number;
}

/** Whether two values of JSON are alike. Bytes that are on their way never change. */
function equal(a: any, b: any): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (ArrayBuffer.isView(a)) return ArrayBuffer.isView(b) && a.byteLength === b.byteLength;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => equal(a[name], b[name]));
}

const scan = 200; // entries looked through at once where a filter picks

/** The newest messages of a channel, those on their way last. */
export class MessageQuery extends Query<Message> {
  #enough = false;

  constructor(replica: Replica, readonly channel: string, readonly options: MessagesOptions, readonly older: (channel: string) => Promise<unknown>) {
    super(replica, options.limit ?? 50);
  }

  /** Whether there are older ones than `items`, here or at the server. */
  get hasMore(): boolean {
    const room = this.replica.rooms.get(this.channel);
    return room !== undefined && (this.#enough || low(room) > room.first);
  }

  /** Shows another page of older ones, fetched where this device does not have it. */
  async more(): Promise<void> {
    this.limit += this.page;
    await this.refresh();
    const room = this.replica.rooms.get(this.channel);
    if (this.#enough || !room || low(room) <= room.first) return;
    await this.older(this.channel);
    await this.refresh();
  }

  protected concerns(changed: Changed): boolean {
    return changed.rooms.includes(this.channel) || changed.operations === true;
  }

  protected async read(): Promise<readonly Message[]> {
    const { operations } = this.replica; // of the same moment as the room
    const room = this.replica.rooms.get(this.channel);
    if (!room) return [];
    const { filter } = this.options;
    const found: Message[] = [];
    const size = filter ? scan : this.limit;
    for (let to = room.sequence; to >= low(room) && found.length < this.limit; to -= size) {
      const entries = await this.replica.store.page(this.channel, Math.max(low(room), to - size + 1), to, size);
      const page = entries.map((entry) => messageView(this.replica, room, entry));
      found.unshift(...(filter ? page.filter(filter) : page));
      this.#enough = to - size >= low(room);
    }
    this.#enough ||= found.length > this.limit;
    const echoes = operations.filter((o) => o.kind === "send" && o.channel === this.channel).map((o) => echoView(this.replica, o));
    const keys = new Set(found.map((m) => m.key));
    const all = [...found.slice(-this.limit), ...echoes.filter((m) => !keys.has(m.key) && (!filter || filter(m)))];
    return this.options.order === "desc" ? all.reverse() : all;
  }

  protected keyOf(message: Message): string {
    return message.key;
  }

  protected same(a: Message, b: Message): boolean {
    return equal(a, b);
  }
}
