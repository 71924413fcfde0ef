import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { Channel, ChannelQuery, Status } from "@parley/client";
import "./chat-view.js";
import "./new-chat.js";
import "./side-bar.js";
import "./whats-next.js";
import { icon } from "./icons.js";
import type { NewChat } from "./new-chat.js";
import { nameOf, othersIn, titleOf } from "./people.js";
import { clockTime } from "./times.js";
import { View } from "./view.js";
import type { WhatsNextDialog } from "./whats-next.js";

const patience = 1_500; // a connection that is back at once was never away

/** One person's chats: the list beside the one that is open, or one after the other on a phone. */
@customElement("chat-app")
export class ChatApp extends View {
  /** The stack is another than the one that this window was opened with. */
  @property({ type: Boolean }) anew = false;
  @state() private open = channelOfAddress();
  @state() private channels: readonly Channel[] = [];
  @state() private known = false; // which channels this device has
  @state() private status!: Status;
  @state() private away?: number;
  @state() private notice = "";
  #awayTimer = 0;
  #noticeTimer = 0;
  #watched = "";
  #leaving = ""; // the chat that this person is leaving here

  protected override begin(): void {
    this.status = this.parley.status;
    this.follow<Channel, ChannelQuery>(this.parley.channels({ folder: "any" }), (query) => this.#channelsChanged(query.items));
    this.until(this.parley.on("status", (status) => this.#statusChanged(status)));
    this.until(this.parley.on("refused", ({ kind, error }) => (kind !== "send" || error.code === "storage") && this.say(`That was not possible: ${error.detail}`)));
    this.listen("hashchange", () => (this.open = channelOfAddress()));
    this.parley.setPresence("available");
    this.#statusChanged(this.parley.status);
  }

  /** Tells a person something that needs no answer. */
  say(notice: string): void {
    this.notice = notice;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = window.setTimeout(() => (this.notice = ""), 6_000);
  }

  #channelsChanged(channels: readonly Channel[]): void {
    const gone = this.channels.find((c) => c.id === this.open && !channels.some(({ id }) => id === c.id));
    if (gone && gone.id !== this.#leaving && this.parley.status.state !== "starting") this.say(`You are no more in “${titleOf(this.parley, gone)}”.`);
    if (gone) this.#leaving = "";
    this.channels = channels;
    this.known = true;
    const { messages } = this.parley.unread();
    document.title = messages > 0 ? `(${messages}) Parley` : "Parley";
    const people = [...new Set(channels.flatMap((c) => othersIn(this.parley, c).map((p) => p.userId)))].slice(0, 100).sort();
    if (this.#watched !== (this.#watched = people.join("\n"))) this.parley.watch(people);
  }

  #statusChanged(status: Status): void {
    this.status = status;
    const off = status.state === "offline";
    if (!off) {
      clearTimeout(this.#awayTimer);
      this.#awayTimer = 0;
      this.away = undefined;
    } else if (!this.#awayTimer) {
      const since = Date.now();
      this.#awayTimer = window.setTimeout(() => (this.away = since), patience);
    }
  }

  protected override render(): unknown {
    const channel = this.open ? this.channels.find((c) => c.id === this.open) : undefined;
    return html`
      <a class="skip" href="#conversation" @click=${this.#skip}>Skip to the conversation</a>
      <main class="whole">
        <h1 class="sr">Chats of ${nameOf(this.parley, this.parley.userId)}</h1>
        ${this.away ? this.#banner(this.away) : nothing}${this.anew ? this.#anew() : nothing}
        <div class="app" ?data-open=${this.open !== "" && (channel !== undefined || !this.known)}
          @open-chat=${(e: CustomEvent<string>) => show(e.detail)}
          @new-chat=${() => this.querySelector<NewChat>("new-chat")!.show()}
          @whats-next=${() => this.querySelector<WhatsNextDialog>("whats-next-dialog")!.show()}
          @write=${this.#write}
          @leaving=${(e: CustomEvent<string>) => (this.#leaving = e.detail)}
          @notice=${(e: CustomEvent<string>) => this.say(e.detail)}>
          <side-bar .parley=${this.parley} .channels=${this.channels} .open=${this.open} .status=${this.status}></side-bar>
          <div id="conversation" class="conversation" tabindex="-1">
            ${channel ? keyed(channel.id, html`<chat-view .parley=${this.parley} .channel=${channel} .status=${this.status}></chat-view>`) : this.#nothingOpen()}
          </div>
          <new-chat .parley=${this.parley} .channels=${this.channels}></new-chat>
          <whats-next-dialog .parley=${this.parley} .channel=${channel}></whats-next-dialog>
        </div>
      </main>
      <div class="notice" role="status" ?data-shown=${this.notice !== ""}>${this.notice}</div>`;
  }

  #banner(since: number): unknown {
    const waiting = this.parley.waiting;
    const queued = waiting === 0 ? "" : waiting === 1 ? " One message waits." : ` ${waiting} messages wait.`;
    const { error } = this.status;
    if (error && error.status >= 400 && error.status < 500) return html`<div class="banner" role="status">${icon("alert")}
      <span>The server does not let you in: ${error.detail}.${queued}</span></div>`;
    return html`<div class="banner" role="status">${icon("alert")}
      <span>Offline since <time datetime=${new Date(since).toISOString()}>${clockTime(new Date(since).toISOString())}</time>. What you write is sent when you are back.${queued}</span></div>`;
  }

  #anew(): unknown {
    return html`<div class="banner" role="status"><span>This is a new stack: the chats of the one before are gone, and so is what had not been sent.</span>
      <button type="button" class="icon-button small" aria-label="Close" title="Close" @click=${() => (this.anew = false)}>${icon("close")}</button></div>`;
  }

  #nothingOpen(): unknown {
    return html`<div class="nothing-open"><whats-next .parley=${this.parley}></whats-next></div>`;
  }

  #skip = (e: Event): void => {
    e.preventDefault();
    this.#write();
  };

  #write = (): void => {
    const field = this.querySelector<HTMLElement>("chat-composer textarea");
    (field ?? this.querySelector<HTMLElement>("#conversation"))!.focus();
  };
}

function channelOfAddress(): string {
  return /^#\/c\/(.+)$/.exec(location.hash)?.[1] ?? "";
}

function show(channel: string): void {
  if (channel) location.hash = `/c/${channel}`;
  else if (location.hash) history.length > 1 && history.state?.fromList ? history.back() : (location.hash = "/");
}
