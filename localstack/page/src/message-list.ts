import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { Channel, Message, MessageQuery } from "@parley/client";
import "./message-info.js";
import "./message-menu.js";
import "./message-row.js";
import { icon } from "./icons.js";
import type { MessageInfo } from "./message-info.js";
import type { MessageMenu } from "./message-menu.js";
import type { MessageRow } from "./message-row.js";
import { nameOf, titleOf } from "./people.js";
import { dayName, few, sameDay } from "./times.js";
import { View } from "./view.js";
import { receiptWords } from "./words.js";

const page = 50;
const near = 48; // this close to the newest counts as looking at it
const ahead = 600; // older ones are there before one scrolls to them
const pause = 5 * 60_000; // after which the same person begins anew

/** The messages of a chat, the newest at the end, where it stays unless one scrolls away. */
@customElement("message-list")
export class MessageList extends View {
  @property({ attribute: false }) channel!: Channel;
  @state() private items: readonly Message[] = [];
  @state() private ready = false;
  @state() private atEnd = true;
  @state() private fetching = false;
  /** The number of the first message that was new when one came, or when one looked away. */
  @state() private newFrom = 0;
  #query?: MessageQuery;
  #shownNew = false;

  protected override begin(): void {
    const { channel } = this;
    if (channel.unread > 0) this.newFrom = channel.seen + 1;
    const limit = Math.min(300, Math.max(page, channel.lastSequence - channel.seen + 10));
    this.follow<Message, MessageQuery>(this.parley.messages(channel.id, { limit }), (query) => this.#took(query));
    const looks = () => this.#look();
    document.addEventListener("visibilitychange", looks);
    this.until(() => document.removeEventListener("visibilitychange", looks));
    this.listen("focus", looks);
  }

  #took(query: MessageQuery): void {
    this.#query = query;
    const before = this.items.at(-1)?.key;
    this.items = query.items;
    const newest = query.items.at(-1);
    const added = this.ready && newest && newest.key !== before;
    this.ready = true;
    if (added && newest.author === this.parley.userId) this.#wrote();
    else if (added && this.newFrom === 0 && newest.sequence && !this.#looking()) this.newFrom = newest.sequence;
  }

  /** Who writes has read what is above, and wants to see what they wrote. */
  #wrote(): void {
    this.newFrom = 0;
    void this.updateComplete.then(() => this.#toEnd("instant"));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("items") || changed.has("channel")) void this.updateComplete.then(() => this.isConnected && this.#settled());
  }

  /** Rows are drawn a moment after their list; nothing is measured before. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([...this.getElementsByTagName("message-row")].map((row) => (row as MessageRow).isUpdatePending && (row as MessageRow).updateComplete));
    return done;
  }

  #settled(): void {
    if (!this.#shownNew && this.ready && this.items.length > 0) this.#showNew();
    this.#look();
    void this.#older();
  }

  /** At first, what is new is in sight. */
  #showNew(): void {
    this.#shownNew = true;
    const line = this.querySelector<HTMLElement>(".new-line");
    if (line && line.getBoundingClientRect().top < this.#box.getBoundingClientRect().top) this.#bring(line, "start");
    this.atEnd = this.#isAtEnd();
  }

  /** Scrolls this list, and nothing around it. */
  #bring(row: HTMLElement, where: "start" | "nearest"): void {
    const [box, at] = [this.#box.getBoundingClientRect(), row.getBoundingClientRect()];
    if (where === "start" || at.top < box.top) this.#box.scrollTop += at.top - box.top;
    else if (at.bottom > box.bottom) this.#box.scrollTop += at.bottom - box.bottom;
  }

  get #box(): HTMLElement {
    return this.querySelector<HTMLElement>(".messages")!;
  }

  /** The box's content grows upwards, so that its end is at 0 and stays there. */
  #isAtEnd = () => this.#box.scrollTop > -near;

  #looking = () => document.visibilityState === "visible" && this.atEnd;

  /** What is in view of somebody is seen. */
  #look(): void {
    const newest = this.items.findLast((m) => m.sequence);
    if (this.ready && newest && this.#looking() && this.channel.folder === "inbox") void this.parley.markSeen(this.channel.id, newest.sequence).catch(() => {}); // said when something is done
  }

  #scrolled = (): void => {
    const end = this.#isAtEnd();
    if (end !== this.atEnd) {
      this.atEnd = end;
      this.#look();
    }
    void this.#older();
  };

  async #older(): Promise<void> {
    const box = this.querySelector<HTMLElement>(".messages");
    if (!box || !this.#query?.hasMore || this.fetching) return;
    if (box.scrollHeight - box.clientHeight + box.scrollTop > ahead) return;
    this.fetching = true;
    const before = this.items.length;
    await this.#query.more().catch(() => {});
    await this.updateComplete;
    this.fetching = false;
    if (this.items.length > before) void this.#older();
  }

  #toEnd(behavior: ScrollBehavior): void {
    this.#box.scrollTo({ top: 0, behavior });
  }

  protected override render(): unknown {
    const unread = this.atEnd ? 0 : this.channel.unread;
    return html`
      <div class="messages" @scroll=${this.#scrolled} @keydown=${this.#keys}
        @menu=${(e: CustomEvent) => this.querySelector<MessageMenu>("message-menu")!.show(e.detail.message, e.detail.at)}>
        <div class="log" role="log" aria-label="Messages" aria-live=${this.fetching ? "off" : "polite"} aria-busy=${!this.ready}>
          ${this.ready && !this.#query?.hasMore ? this.#beginning() : nothing}
          ${repeat(this.items, (m) => m.key, (m, i) => this.#entry(m, i))}
        </div>
      </div>
      ${this.atEnd ? nothing : html`
        <button type="button" class="to-end" @click=${() => this.#toEnd("smooth")} aria-label=${unread > 0 ? `${unread} new. Go to the newest message` : "Go to the newest message"}>
          ${icon("down")}${unread > 0 ? html`<span class="unread">${few(unread)}</span>` : nothing}
        </button>`}
      <message-menu .parley=${this.parley} @info=${(e: CustomEvent<Message>) => this.querySelector<MessageInfo>("message-info")!.show(e.detail)}></message-menu>
      <message-info .parley=${this.parley} .channel=${this.channel}></message-info>`;
  }

  #beginning(): unknown {
    const title = titleOf(this.parley, this.channel);
    const words = this.channel.type === "PERSONAL" ? html`This is the beginning of your chat with <bdi>${title}</bdi>.` : html`This is the beginning of <bdi>${title}</bdi>.`;
    return html`<p class="beginning quiet">${words}</p>`;
  }

  /** Drawn anew only where something in it is other than before: there may be many hundreds. */
  #entry(message: Message, at: number): unknown {
    const [before, after] = [this.items[at - 1], this.items[at + 1]];
    const mine = message.author === this.parley.userId;
    const author = mine ? "" : nameOf(this.parley, message.author);
    const receipt = mine ? receiptWords(this.parley, this.channel, message) : "";
    const earlier = before !== undefined || this.#query?.hasMore;
    return guard([message, before, after, author, receipt, this.newFrom, earlier, new Date().toDateString()], () => this.#row(message, before, after, author, receipt));
  }

  #row(message: Message, before: Message | undefined, after: Message | undefined, author: string, receipt: string): unknown {
    const day = !before || !sameDay(before.createdAt, message.createdAt);
    const line = this.newFrom > 0 && (message.sequence ?? 0) >= this.newFrom && this.#follows(before, message);
    const mine = message.author === this.parley.userId;
    return html`
      ${day && message.createdAt ? html`<h3 class="day"><time datetime=${message.createdAt}>${dayName(message.createdAt)}</time></h3>` : nothing}
      ${line ? html`<p class="new-line"><span>New messages</span></p>` : nothing}
      <message-row .parley=${this.parley} .message=${message} .mine=${mine} .first=${day || line || !joined(before, message)} .last=${!joined(message, after)}
        .named=${!mine && this.channel.type !== "PERSONAL"} .author=${author}
        .receipt=${receipt} .focusable=${!after}></message-row>`;
  }

  /** Whether all before a message was seen: where the one before it is not here, only the number can say. */
  #follows(before: Message | undefined, message: Message): boolean {
    if (before) return (before.sequence ?? 0) < this.newFrom;
    return message.sequence === this.newFrom || !this.#query?.hasMore;
  }

  /** Up and down go from message to message. */
  #keys = (e: KeyboardEvent): void => {
    const rows = [...this.querySelectorAll<HTMLElement>(".message")];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[e.key];
    if (at < 0 || to === undefined || !rows[to]) return;
    e.preventDefault();
    for (const row of rows) row.tabIndex = row === rows[to] ? 0 : -1;
    rows[to].focus({ preventScroll: true });
    this.#bring(rows[to], "nearest");
  };
}

/** Whether a message goes on with the one before it. */
function joined(before: Message | undefined, message: Message | undefined): boolean {
  if (!before || !message || before.author !== message.author || before.hidden !== message.hidden) return false;
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < pause && sameDay(before.createdAt, message.createdAt);
}
