import { backoff, Pause, type Environment } from "./env.js";
import { passing, type ParleyError, type Result } from "./errors.js";
import type { Http } from "./http.js";
import type { Gap, Log, Positions } from "./log.js";
import type { Replica } from "./replica.js";
import { low, unsure } from "./room.js";
import type { Room, SyncAnswer, WireChannel, WireMessage } from "./shapes.js";

/** How much of each channel's history is fetched by itself: all, back to the first unread, or the newest so many. */
export type HistoryPolicy = "all" | "unread" | number;

/** What a syncer tells of. */
export interface SyncEar {
  syncing(): void;
  synced(): void;
  failed(error: ParleyError): void;
}

interface Page {
  data: { messages: WireMessage[] };
}

const grace = 60; // for what comes late, before a gap is filled by a read
const rounds = 100; // each brings what came to be while the one before ran
const pageSize = 100;

/** Finds out what is missing, and fetches it. */
export class Syncer {
  /** Something may have been missed: a sync is due. */
  #due = false;
  #running = false;
  #stirred = false;
  readonly #pause: Pause;
  /** Channels that were not found, in which life of them: who comes back is asked anew. */
  readonly #gone = new Map<string, number>();
  readonly #open = new Set<string>();

  constructor(
    readonly env: Environment, readonly http: Http, readonly log: Log, readonly replica: Replica, readonly policy: HistoryPolicy, readonly ear: SyncEar,
  ) {
    this.#pause = new Pause(env);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#keep();
  }

  stop(): void {
    this.#running = false;
    this.#stirred = true;
    this.#pause.end();
  }

  /** Something may have been missed. */
  sync(): void {
    this.#due = true;
    this.#gone.clear();
    this.#stir();
  }

  /** Somebody looks at a channel: how far everybody has come in it is asked for from now on. */
  open(channel: string): void {
    if (this.#open.has(channel)) return;
    this.#open.add(channel);
    this.#due = true;
    this.#stir();
  }

  /** Events were applied: looks whether they left gaps. */
  look(): void {
    if (this.log.needsSync() || this.log.gaps().length > 0 || this.#left().length > 0) this.#stir();
  }

  #stir(): void {
    this.#stirred = true;
    this.#pause.end();
  }

  async #keep(): Promise<void> {
    for (let failed = 0; this.#running; ) {
      this.#stirred = false;
      const error = await this.#mend();
      if (!this.#running) return;
      if (error) this.ear.failed(error);
      failed = error ? failed + 1 : 0;
      if (failed > 0) await this.#pause.for((error!.retryAfter ?? 0) * 1000 + backoff(this.env, failed));
      else while (!this.#stirred && this.#running) await this.#pause.for(3_600_000);
    }
  }

  async #mend(): Promise<ParleyError | undefined> {
    try {
      return await this.#whole();
    } catch (fault) {
      this.#due = true;
      return { code: "storage", status: 0, detail: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  async #whole(): Promise<ParleyError | undefined> {
    if (!this.#due) await this.#pauseBriefly(); // most gaps close by themselves
    for (let round = 0; round < rounds && this.#running; round++) {
      const error = await this.#step();
      if (error) return error;
      if (!this.#due && !this.log.needsSync() && this.log.gaps().length === 0 && this.#left().length === 0) break;
    }
    return undefined;
  }

  #pauseBriefly(): Promise<void> {
    return new Promise((resolve) => void this.env.setTimeout(resolve, grace * (1 + this.env.random())));
  }

  async #step(): Promise<ParleyError | undefined> {
    if (this.#due || this.log.needsSync()) {
      const error = await this.#sync();
      if (error) return error;
    }
    for (const gap of this.log.gaps()) {
      const error = await this.#fill(gap);
      if (error) return error;
    }
    for (const task of this.#left()) {
      if (!this.#running || this.#due || this.log.needsSync()) break;
      const error = await task();
      if (error) return error;
    }
    return undefined;
  }

  /** One sync: every page of it. */
  async #sync(): Promise<ParleyError | undefined> {
    const due = this.#due;
    this.#due = false;
    if (due) this.ear.syncing();
    this.log.beginSync();
    let error: ParleyError | undefined;
    try {
      error = await this.#pages(this.log.positions(this.#open));
    } finally {
      await this.log.endSync(!error && this.#running);
    }
    if (error) this.#due = true;
    else if (due) this.ear.synced();
    return error;
  }

  async #pages(asked: Positions): Promise<ParleyError | undefined> {
    const { epoch, blocks } = this.replica.meta;
    let body: Record<string, unknown> = {
      channels: asked, messages_per_channel: typeof this.policy === "number" ? Math.min(100, Math.max(1, this.policy)) : 20,
      ...(epoch !== undefined && { epoch }), ...(blocks !== undefined && { blocks_revision: blocks }),
    };
    for (let page = 0; ; page++) {
      const answer = await this.http.call<SyncAnswer>("POST", "/v1/sync", { body, retries: page === 0 ? 0 : 3 });
      if (!answer.ok) return answer.error;
      const { next_cursor } = answer.value;
      if (this.replica.meta.epoch === undefined) await this.#keepEpoch(answer.value); // nothing is held of another; a first sync may break off
      await this.log.page(asked, answer.value);
      // Positions belong to an epoch: it is kept when all of them are of it, and not before.
      if (!next_cursor) return this.#keepEpoch(answer.value);
      body = { cursor: next_cursor };
    }
  }

  async #keepEpoch({ epoch, blocks_revision }: SyncAnswer): Promise<undefined> {
    if (epoch === this.replica.meta.epoch && blocks_revision === this.replica.meta.blocks) return;
    await this.log.run([], (tx) => void (tx.meta = { epoch, blocks: blocks_revision }));
  }

  /** Reads entries until a gap is closed. */
  async #fill(gap: Gap): Promise<ParleyError | undefined> {
    const path = `/v1/channels/${gap.channel}/messages?from_sequence_id=${gap.after}&per_page=${pageSize}`;
    const life = this.log.life(gap.channel);
    const page = await this.http.call<Page>("GET", path);
    if (page.ok && page.value.data.messages[0]?.sequence_id !== gap.after + 1) this.#due = true; // cleared, or no more mine
    return this.#read(gap.channel, page, life);
  }

  async #read(channel: string, page: Result<Page>, life: number): Promise<ParleyError | undefined> {
    if (!page.ok) return this.#lost(page.error, channel, life);
    await this.log.fill(channel, page.value.data.messages, life);
    if (page.value.data.messages.length === 0) this.#lost({ code: "not_found", status: 404, detail: "" }, channel, life);
    return undefined;
  }

  /** What is not found is not mine any more; a sync says so. */
  #lost(error: ParleyError, channel: string, life: number): ParleyError | undefined {
    if (error.status !== 404 && passing(error)) return error;
    this.#gone.set(channel, life);
    this.#due = error.status === 404;
    return undefined;
  }

  /** What the policy wants besides, channel by channel, newest activity first. */
  #left(): (() => Promise<ParleyError | undefined>)[] {
    const tasks: (() => Promise<ParleyError | undefined>)[] = [];
    const rooms = [...this.replica.rooms.values()].filter((r) => this.#gone.get(r.id) !== this.log.life(r.id));
    for (const room of rooms) {
      for (const n of room.pointers) tasks.push(() => this.#fetch(room.id, n));
      if (low(room) > this.#wanted(room)) tasks.push(() => this.#older(room.id));
      if ((room.recount && low(room) > this.replica.seen(room) + 1) || unsure(room)) tasks.push(() => this.#recount(room.id));
    }
    return tasks;
  }

  #wanted(room: Room): number {
    if (this.policy === "all") return room.first;
    const unread = this.policy === "unread" ? room.seen + 1 : room.sequence - this.policy + 1;
    return Math.max(room.first, Math.min(unread, room.sequence + 1));
  }

  /** Reads one page below what is held. Also for somebody who scrolls up. */
  async #older(channel: string): Promise<ParleyError | undefined> {
    const room = this.replica.rooms.get(channel);
    if (!room || low(room) <= room.first) return undefined;
    const path = `/v1/channels/${channel}/messages?before_sequence_id=${low(room)}&per_page=${pageSize}`;
    const life = this.log.life(channel);
    return this.#read(channel, await this.http.call<Page>("GET", path), life);
  }

  /** Reads a message whole of which only a pointer came. */
  async #fetch(channel: string, sequence: number): Promise<ParleyError | undefined> {
    const [pointer] = await this.replica.entries([[channel, sequence]]);
    if (!pointer?.truncated) return undefined;
    const life = this.log.life(channel);
    const answer = await this.http.call<WireMessage>("GET", `/v1/messages/${pointer.id}`);
    if (!answer.ok) return this.#lost(answer.error, channel, life);
    await this.log.fill(channel, [answer.value], life);
    return undefined;
  }

  async #recount(channel: string): Promise<ParleyError | undefined> {
    const life = this.log.life(channel);
    const answer = await this.http.call<WireChannel>("GET", `/v1/channels/${channel}`);
    if (!answer.ok) return this.#lost(answer.error, channel, life);
    await this.log.counted(answer.value);
    return undefined;
  }

  /** Reads a page of older history. */
  async older(channel: string): Promise<ParleyError | undefined> {
    return this.#older(channel);
  }
}
