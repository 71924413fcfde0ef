import { Bodies } from "./bodies.js";
import { Content, type Progress } from "./content.js";
import { environment, lasting, Life, type Environment } from "./env.js";
import { bad, ended, good, must, stored, type ParleyError, type Result } from "./errors.js";
import { Http, type CallOptions } from "./http.js";
import { Leader } from "./leader.js";
import { MessageCalls } from "./messages.js";
import { People, type OwnPresence, type Presence } from "./people.js";
import { ChannelQuery, MessageQuery, type ChannelsOptions, type MessagesOptions } from "./query.js";
import { Replica, type Changed } from "./replica.js";
import { unread } from "./room.js";
import { Session } from "./session.js";
import { Tabs, type Status, type Word } from "./tabs.js";
import { tellAll } from "./tell.js";
import { ChannelViews, echoView, messageView, type Channel, type Message, type MessagePart } from "./views.js";
import { until } from "./wait.js";
import type { ClientEvents, Options } from "./options.js";
import type { Event, Identity, Operation } from "./shapes.js";

const again = 1_000; // to lead, where the database refused

/** One person's channels and messages on this device. Reads are local; what is done shows at once and is brought to the server. */
export class Parley extends MessageCalls {
  readonly #life = new Life();
  readonly #machine: Environment;
  readonly #env: Environment;
  readonly #http: Http;
  protected readonly replica: Replica;
  readonly #views: ChannelViews;
  readonly #session: Session;
  readonly #content: Content;
  readonly #bodies: Bodies;
  readonly #people: People;
  readonly #tabs: Tabs;
  readonly #tab: string;
  readonly #listeners = new Map<keyof ClientEvents, Set<(event: any) => void>>();
  readonly #unwake: () => void;
  readonly #unsleep?: () => void;
  #reign = "";
  #leader?: Leader;
  #status: Status = { state: "starting" };
  #refreshing: Promise<unknown> = Promise.resolve();

  /** Opens the local database, and connects in the background. What is stored can be read at once, online or not. */
  static async open(options: Options): Promise<Parley> {
    const env = { ...environment(), ...options.environment };
    const name = `parley:${options.appId}:${options.userId}`;
    const replica = new Replica(await env.store(name), options.userId);
    await replica.load();
    return new Parley(options, env, replica, name);
  }

  private constructor(readonly options: Options, machine: Environment, replica: Replica, name: string) {
    super();
    const env = lasting(machine, this.#life);
    this.#machine = machine;
    this.#env = env;
    this.replica = replica;
    this.#views = new ChannelViews(replica);
    this.#tab = env.uuid();
    this.#http = new Http(env, options.url.replace(/\/$/, ""), this.#life);
    this.#session = new Session(env, this.#http, replica.store, options.appId, options.userId, options.identityToken, (error) =>
      this.#setStatus({ error }),
    );
    this.#session.restore(replica.meta.session);
    this.#http.tokens = this.#session;
    this.#content = new Content(env, this.#http, (o, part, progress) => this.#progress({ say: "progress", kind: "upload", event: { key: o.id, part, ...progress } }));
    this.#bodies = new Bodies(env, replica.store, this.#content, options.bodies ?? {}, ({ channelId, messageId, part }, progress) =>
      this.#progress({ say: "progress", kind: "download", event: { channelId, messageId, part: part.id, ...progress } }),
    );
    this.#people = new People(env, (what, id) => this.#peopleChanged(what, id));
    replica.store.rescue = { recall: () => replica.recall(), reopened: (lost) => this.#reopened(lost), deleted: () => this.close() };
    this.#tabs = new Tabs(env, name, { lead: () => this.#lead(), lost: () => this.#unlead(), hear: (word) => this.#hear(word) });
    this.#tabs.say({ say: "opened" });
    this.#unwake = env.onWake(() => this.#wake());
    this.#unsleep = env.onSleep?.(() => this.#sleep(), () => this.#back());
  }

  /** Who this is. */
  get userId(): string {
    return this.options.userId;
  }

  // Reading.

  /** Channels, kept up to date. */
  async channels(options: ChannelsOptions = {}): Promise<ChannelQuery> {
    if (this.closed) must(ended());
    const query = new ChannelQuery(this.replica, this.#views, options);
    await query.refresh();
    return query;
  }

  /** The newest messages of a channel, kept up to date. */
  async messages(channelId: string, options: MessagesOptions = {}): Promise<MessageQuery> {
    if (this.closed) must(ended());
    if (this.#leader) this.#leader.open(channelId);
    else this.#tabs.say({ say: "open", channel: channelId });
    const query = new MessageQuery(this.replica, channelId, options, (id) => this.#older(id));
    await query.refresh();
    return query;
  }

  /** A channel as it is now. */
  channel(id: string): Channel | undefined {
    const room = this.replica.rooms.get(id);
    return room && this.#views.of(room);
  }

  /** A message as it is now, by its id or key, if this device has it. */
  async message(idOrKey: string): Promise<Message | undefined> {
    if (this.closed) must(ended());
    const echo = this.replica.operations.find((o) => o.kind === "send" && o.id === idOrKey);
    if (echo) return echoView(this.replica, echo);
    const entry = await this.replica.store.find(idOrKey);
    const room = entry && this.replica.rooms.get(entry.channel_id);
    return room && messageView(this.replica, room, entry);
  }

  /** Somebody's profile, where it is known. */
  identity(userId: string): Identity | undefined {
    return this.replica.identities.get(userId);
  }

  /** How many channels of the inbox have something unread, and how much. */
  unread(): { channels: number; messages: number } {
    const counts = [...this.replica.rooms.values()].filter((r) => r.folder === "inbox").map((r) => unread(r, this.replica.seen(r)));
    return { channels: counts.filter((n) => n > 0).length, messages: counts.reduce((a, b) => a + b, 0) };
  }

  /** How many things that were done here are on their way to the server; those that it refused are not. */
  get waiting(): number {
    return this.replica.operations.filter((o) => !o.error).length;
  }

  get status(): Status {
    return this.#status;
  }

  protected get closed(): boolean {
    return this.#life.over;
  }

  /** Calls back whenever something of a kind happens; gives back how to stop it. */
  on<K extends keyof ClientEvents>(kind: K, listener: (event: ClientEvents[K]) => void): () => void {
    const all = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, all.add(listener));
    return () => void all.delete(listener);
  }

  /** Calls back whenever anything of the local data changes. */
  onChange(listener: (changed: Changed) => void): () => void {
    return this.replica.listen(listener);
  }

  /** Waits for a channel to be on this device. */
  waitForChannel(id: string, timeout = 10_000): Promise<Result<Channel>> {
    return this.#wait(async () => this.channel(id), timeout);
  }

  /** Waits for a message to be on this device, by its id or key. */
  waitForMessage(id: string, timeout = 10_000): Promise<Result<Message>> {
    return this.#wait(() => this.message(id), timeout);
  }

  /** Waits until a sync has ended well since now. */
  async waitForSync(timeout = 30_000): Promise<Result<Status>> {
    const since = this.#status.syncedAt;
    this.sync();
    return until(this.#env, this.#life, timeout, (done) => this.on("status", () => this.#status.syncedAt !== since && done(this.#status)));
  }

  async #wait<T>(look: () => Promise<T | undefined>, timeout: number): Promise<Result<T>> {
    if (this.closed) return ended();
    const there = await look();
    if (there) return good(there);
    return until(this.#env, this.#life, timeout, (done) => this.replica.listen(() => void look().then((found) => found && done(found), () => {})));
  }

  // Messages.

  /** The operations are other than before: here, in the other tabs, and for the one that leads. */
  protected async operated(rooms: string[] = []): Promise<void> {
    await this.#reread().catch(() => {}); // it is known here, and told with the next step where it cannot be read
    this.#share({ rooms, operations: true });
    this.#leader?.outbox.look();
  }

  #reread(): Promise<void> {
    if (this.#leader) return this.#leader.log.reread();
    const read = this.#refreshing.then(() => this.replica.reread());
    this.#refreshing = read.catch(() => {});
    return read;
  }

  /** Says that I have seen a channel up to a message, or all of it that is here. */
  async markSeen(channelId: string, upto = Infinity): Promise<void> {
    if (this.closed) must(ended());
    const room = this.replica.rooms.get(channelId);
    const sequence = Math.min(Math.floor(upto), room?.sequence ?? 0);
    if (!room || !(sequence > this.replica.seen(room))) return;
    await stored(this.replica.store.mark(channelId, sequence));
    this.replica.marks.set(channelId, Math.max(sequence, this.replica.marks.get(channelId) ?? 0));
    this.#share({ rooms: [channelId] });
    this.#leader?.receipts.look([channelId]);
  }

  /** The bytes of a part that is kept beside its message: from this device if they are here, online else. */
  download(message: Message, { id, content }: Pick<MessagePart, "id" | "content">, told: (p: Progress) => void = () => {}): Promise<Result<Blob>> {
    if (this.closed) return Promise.resolve(ended());
    if (!message.id) return Promise.resolve(bad("not_found", "the message is on its way"));
    if (!content) return Promise.resolve(bad("not_found", "the part has its body within it"));
    return this.#bodies.get({ channelId: message.channelId, messageId: message.id, part: { id, content } }, told);
  }

  protected newKey(): string {
    return this.#env.uuid();
  }

  /** Milliseconds since 1970 by the server's clock, as far as it is known: this machine's may be wrong. */
  serverNow(): number {
    return this.#http.serverNow();
  }

  /** Any other call of the API, with this person's session. */
  call<T>(method: string, path: string, options: CallOptions = {}): Promise<Result<T>> {
    return this.#http.call<T>(method, path, options);
  }

  // People.

  /** Says that I type in a channel; to be called as often as it happens. */
  typing(channelId: string, state: "started" | "stopped" = "started"): void {
    this.#people.type(channelId, state === "started", (state) => this.#frame({ type: "typing", channel_id: channelId, state }));
  }

  /** Who types in a channel. */
  typingIn(channelId: string): string[] {
    return this.#people.typing(channelId);
  }

  /** Says how I am. */
  setPresence(status: OwnPresence): void {
    this.#present({ status });
  }

  /** Whose presence to be told of: at most 100 people, in place of those before. */
  watch(userIds: string[]): void {
    this.#present({ watch: userIds });
  }

  presence(userId: string): Presence | undefined {
    return this.#people.presence(userId);
  }

  #present(what: { status?: string; watch?: string[] }): void {
    this.#tabs.say({ say: "presence", tab: this.#tab, ...this.#people.wish(this.#tab, what) });
    void this.#sayPresence();
  }

  /** What one connection says for all tabs. */
  async #sayPresence(): Promise<void> {
    const wishes = this.#people.wishes();
    if (!this.#leader?.realtime.live || !wishes) return;
    const answer = await this.#leader.command({ type: "presence", ...wishes });
    if (answer.ok && answer.value?.presence) {
      for (const p of answer.value.presence) this.#tell({ type: "presence", id: "", data: p });
    }
  }

  #frame(frame: Record<string, unknown>): void {
    if (this.#leader) void this.#leader.command(frame);
    else this.#tabs.say({ say: "frame", frame });
  }

  // Beginning and end.

  /** Looks for news at once; also done by itself when the machine comes online or somebody looks. */
  sync(): void {
    if (this.#leader) this.#leader.wake();
    else this.#tabs.say({ say: "sync" });
  }

  /** Ends the session and deletes everything of this person's on this device, in all tabs. */
  async logOut(): Promise<void> {
    this.#stop();
    this.#tabs.say({ say: "wiped" }); // before the session ends: a tab that lives would log in again
    const session = await this.#session.logOut();
    await this.replica.store.wipe();
    const last = new Http(this.#machine, this.#http.url);
    last.tokens = this.#session; // which gives none
    if (session) await last.call("DELETE", "/v1/sessions/current", { retries: 1, session });
    this.#tabs.close();
  }

  /** Lets go of the connection and the database; nothing is lost. */
  close(): void {
    this.#stop();
    this.#session.end();
    this.#tabs.close();
    this.replica.store.close();
  }

  #stop(): void {
    if (this.#life.over) return; // also of who closes when told that it is closed
    this.#unwake();
    this.#unsleep?.();
    this.#unlead();
    this.#people.close();
    this.#life.end();
    this.#setStatus({ state: "closed" });
  }

  // Tabs.

  #lead(): void {
    if (this.#status.state === "closed") return;
    const reign = (this.#reign = this.#env.uuid());
    const told = this.#refreshing.then(() => this.replica.claim(reign));
    this.#refreshing = told.then(() => {
      if (this.#reign !== reign) return;
      this.#leader = new Leader(this.#env, this.#http, this.replica, this.#content, this.#bodies, {
        reign: { id: reign, over: () => this.#reign === reign && this.#dethroned() },
        socketUrl: this.options.socketUrl, history: this.options.history ?? "unread", deliveryReceipts: this.options.deliveryReceipts ?? true,
        changed: (changed) => this.#share(changed),
        status: (status) => this.#setStatus(status),
        heard: (event) => this.#tell(event),
        refused: (o, error) => this.#refuse(o, error),
        connected: () => void this.#sayPresence(),
      });
      this.#tabs.say({ say: "led" });
      this.replica.tell(this.replica.all());
      this.#leader.start();
    }, () => this.#env.setTimeout(() => this.#reign === reign && this.#lead(), again));
  }

  #unlead(): void {
    this.#reign = "";
    this.#leader?.stop();
    this.#leader = undefined;
    this.#tabs.say({ say: "opened" });
  }

  /** Another tab took over while this one was asleep, or one that was asleep came late: the lock says which. */
  #dethroned(): void {
    this.#unlead();
    if (this.#tabs.leads) this.#lead();
  }

  /** A tab that sleeps cannot lead. */
  #sleep(): void {
    this.#unlead();
    this.#tabs.rest();
  }

  #wake(): void {
    if (!this.#reign) this.#tabs.look();
    this.sync();
  }

  #back(): void {
    if (!this.#tabs.back()) return;
    this.#tabs.say({ say: "opened" });
    this.#readAll(); // what was told meanwhile was told to nobody
  }

  #readAll(): void {
    const read = this.#refreshing.then(() => (this.#leader ? undefined : this.replica.load()));
    this.#refreshing = read.then(() => this.replica.tell(this.replica.all()), () => {});
  }

  /** The browser had closed the database, and it is open again; or it was deleted, and there is another one, which a sync fills. */
  #reopened(lost?: Operation[]): void {
    for (const o of lost ?? []) this.#refuse(o, { code: "storage", status: 0, detail: "its file was deleted with the database" });
    if (!lost || !this.#reign) return this.#readAll();
    this.#setStatus({ state: "starting" });
    this.#unlead();
    this.#lead();
  }

  #refuse(o: Operation, error: ParleyError): void {
    this.#emit("refused", { kind: o.kind, channelId: o.channel, key: o.id, error });
  }

  #hear(word: Word): void {
    if (this.#status.state === "closed") return;
    switch (word.say) {
      case "changed":
        return this.#otherChanged(word.changed);
      case "status":
        return this.#setStatus(word.status, false);
      case "heard":
        return this.#heard(word.event);
      case "progress":
        return this.#emit(word.kind, word.event as any);
      case "presence":
        this.#people.wish(word.tab, word);
        return void this.#sayPresence();
      case "led":
        return this.#tabs.say({ say: "presence", tab: this.#tab, ...this.#people.wish(this.#tab) });
      case "wiped":
        return this.close();
      default:
        if (this.#leader) this.#asked(this.#leader, word);
    }
  }

  #asked(leader: Leader, word: Word): void {
    if (word.say === "opened") this.#tabs.say({ say: "status", status: this.#status });
    else if (word.say === "sync") leader.wake();
    else if (word.say === "older") void leader.syncer.older(word.channel);
    else if (word.say === "open") leader.open(word.channel);
    else if (word.say === "frame") void leader.command(word.frame);
  }

  /** Another tab has written: the one that leads writes what the server says, the others what people do. */
  #otherChanged(changed: Changed): void {
    const read = async () => {
      if (!this.#leader) return this.replica.refresh(changed);
      await this.#leader.log.reread();
      this.replica.tell(changed);
      this.#leader.outbox.look();
      this.#leader.receipts.look(changed.rooms);
    };
    this.#refreshing = this.#refreshing.then(read).catch(() => {});
  }

  #share(changed: Changed): void {
    this.#tabs.say({ say: "changed", changed });
    this.replica.tell(changed);
  }

  #tell(event: Event): void {
    this.#tabs.say({ say: "heard", event });
    this.#heard(event);
  }

  #heard(event: Event): void {
    if (event.at) this.#http.observe(Date.parse(event.at));
    this.#people.hear(event);
    this.#emit("event", event);
  }

  /** Tells of an upload or a download, in all tabs. */
  #progress(word: Extract<Word, { say: "progress" }>): void {
    this.#tabs.say(word);
    this.#emit(word.kind, word.event as any);
  }

  async #older(channel: string): Promise<void> {
    if (this.#leader) await this.#leader.syncer.older(channel);
    else this.#tabs.say({ say: "older", channel });
  }

  #peopleChanged(what: "typing" | "presence", id: string): void {
    if (what === "typing") this.#emit("typing", { channelId: id, userIds: this.#people.typing(id) });
    else this.#emit("presence", this.#people.presence(id)!);
  }

  #setStatus(status: Partial<Status>, share = true): void {
    this.#status = { ...this.#status, ...status };
    if (share && this.#leader) this.#tabs.say({ say: "status", status: this.#status });
    this.#emit("status", this.#status);
  }

  #emit<K extends keyof ClientEvents>(kind: K, event: ClientEvents[K]): void {
    tellAll(this.#listeners.get(kind) ?? [], event);
  }
}
