import { backoff, type Environment } from "./env.js";
import type { ParleyError, Result } from "./errors.js";
import type { Bodies } from "./bodies.js";
import type { Content } from "./content.js";
import type { Http } from "./http.js";
import { Log, watched, type Reign } from "./log.js";
import type { Event, Operation } from "./shapes.js";
import { Outbox } from "./outbox.js";
import { Receipts } from "./receipts.js";
import type { Changed, Replica } from "./replica.js";
import { Realtime } from "./socket.js";
import { Syncer, type HistoryPolicy } from "./sync.js";
import type { Status } from "./tabs.js";

export interface LeaderOptions {
  reign: Reign;
  socketUrl: string;
  history: HistoryPolicy;
  deliveryReceipts: boolean;
  changed(changed: Changed): void;
  status(status: Partial<Status> & { state?: Status["state"] }): void;
  heard(event: Event): void;
  refused(operation: Operation, error: ParleyError): void;
  /** A connection is there: what belongs to a connection has to be said again. */
  connected(): void;
}

const poll = 30_000; // how often to sync where there is no connection
const firstPoll = 10_000;
const soon = 3_000;

/** What only one tab does: holds the connection, writes what the server tells, brings to the server what people did. */
export class Leader {
  readonly log: Log;
  readonly outbox: Outbox;
  readonly receipts: Receipts;
  readonly syncer: Syncer;
  readonly realtime: Realtime;
  #poll: unknown;
  #pollAt = 0;

  constructor(readonly env: Environment, http: Http, readonly replica: Replica, content: Content, readonly bodies: Bodies, readonly options: LeaderOptions) {
    this.log = new Log(replica, options.reign, (changed) => this.#changed(changed), () => bodies.look());
    this.outbox = new Outbox(env, http, this.log, replica, content, options.refused);
    this.receipts = new Receipts(env, http, this.log, replica, options.deliveryReceipts);
    this.syncer = new Syncer(env, http, this.log, replica, options.history, {
      syncing: () => this.realtime.live && options.status({ state: "syncing" }),
      synced: () => this.#synced(),
      failed: (error) => options.status({ error }),
    });
    this.realtime = new Realtime(env, http, options.socketUrl, {
      events: (events) => this.#heard(events),
      ready: () => {
        options.connected();
        this.syncer.sync();
        this.outbox.look(true);
        bodies.look();
      },
      down: (error) => options.status({ state: "offline", ...(error && { error }) }),
    });
  }

  start(): void {
    this.syncer.start();
    this.realtime.start();
    this.outbox.look();
    this.receipts.look();
    this.bodies.start();
    this.#pollIn(this.env.WebSocket ? firstPoll : 0);
  }

  stop(): void {
    this.env.clearTimeout(this.#poll);
    this.realtime.stop();
    this.syncer.stop();
    this.outbox.stop();
    this.receipts.stop();
    this.bodies.stop();
  }

  /** Where no connection can be had, a sync now and then has to do. */
  #polled(): void {
    if (!this.realtime.live) this.syncer.sync();
    this.#pollIn(poll / 2 + backoff(this.env, 20, poll, poll));
  }

  #pollIn(ms: number): void {
    this.env.clearTimeout(this.#poll);
    this.#pollAt = this.env.now() + ms;
    this.#poll = this.env.setTimeout(() => this.#polled(), ms);
  }

  /** The machine may be online again. */
  wake(): void {
    if (this.realtime.live || !this.env.WebSocket) this.syncer.sync();
    else this.#pollIn(Math.max(0, Math.min(soon, this.#pollAt - this.env.now()))); // the connection syncs when it is there; where none comes, this does
    this.realtime.nudge();
    this.bodies.look();
    this.outbox.look(true);
  }

  /** Somebody looks at a channel. */
  open(channel: string): void {
    if (this.replica.rooms.size > watched) this.syncer.open(channel);
  }

  command(frame: Record<string, unknown>): Promise<Result<any>> {
    return this.realtime.command(frame);
  }

  #heard(events: Event[]): void {
    const durable = events.filter((e) => e.type !== "typing" && e.type !== "presence");
    for (const e of events) this.options.heard(e);
    if (durable.length > 0) {
      void this.log.apply(durable).then(() => this.syncer.look(), () => this.syncer.sync());
    }
  }

  #changed(changed: Changed): void {
    this.options.changed(changed);
    this.receipts.look(changed.rooms);
    if (changed.operations) this.outbox.look();
    this.syncer.look();
  }

  #synced(): void {
    this.options.status({ syncedAt: this.env.now(), error: undefined, ...(this.realtime.live && { state: "live" }) });
    this.receipts.look();
  }
}
