import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Message } from "@parley/client";
import "./call-card.js";
import "./file-part.js";
import "./image-part.js";
import "./person-mark.js";
import { isCall } from "./calls.js";
import { icon } from "./icons.js";
import { ticks } from "./ticks.js";
import { clockTime, exactTime } from "./times.js";
import { View } from "./view.js";
import { filesOf, isEmoji, isImage, linked, summary, textOf } from "./words.js";

const long = 1_600; // characters that are shown at first

/** One message. */
@customElement("message-row")
export class MessageRow extends View {
  @property({ attribute: false }) message!: Message;
  @property({ type: Boolean }) mine = false;
  @property({ type: Boolean }) first = false;
  @property({ type: Boolean }) last = false;
  @property({ type: Boolean }) named = false;
  @property({ attribute: false }) author = "";
  @property({ attribute: false }) receipt = "";
  @property({ type: Boolean }) focusable = false;
  @state() private whole = false;
  /** Parts that say to be pictures and are none. */
  @state() private broken: readonly string[] = [];

  protected override render(): unknown {
    const { message, mine, first, last, named } = this;
    const plain = message.deleted || message.hidden || message.partial;
    return html`
      <article class="message" tabindex=${this.focusable ? 0 : -1} aria-label=${this.#label()} data-key=${message.key} data-sequence=${message.sequence ?? nothing}
        data-state=${mine ? message.state : nothing} ?data-mine=${mine} ?data-first=${first} ?data-last=${last} ?data-named=${named}
        @keydown=${this.#keys} @contextmenu=${this.#held}>
        <div class="body">
          ${named && first ? html`<span class="author"><bdi>${this.author}</bdi></span>` : nothing}
          <div class="bubble-line">
            ${named ? (last ? html`<person-mark .userId=${message.author} .name=${this.author} size="s"></person-mark>` : html`<span class="mark-space"></span>`) : nothing}
            ${plain ? this.#plain() : isCall(message) ? html`<call-card .parley=${this.parley} .message=${message}>${nothing}</call-card>` : this.#bubble()}
            ${plain ? nothing : this.#more()}
          </div>
          ${this.#reactions()}
          ${message.state === "failed" ? this.#failed() : nothing}
        </div>
      </article>`;
  }

  #label(): string {
    const when = this.message.createdAt ? clockTime(this.message.createdAt) : "";
    const words = summary(this.parley, this.message);
    const end = /[.!?…]$/.test(words) ? " " : ". ";
    return `${this.mine ? "You" : this.author}, ${when}: ${words}${this.receipt ? `${end}${this.receipt}` : ""}`;
  }

  #plain(): unknown {
    const { message } = this;
    const words = message.hidden ? "Hidden: you block who wrote this" : message.deleted ? "Message deleted" : "A long message is being fetched…";
    return html`<div class="bubble gone">${words}${this.#meta()}</div>`;
  }

  #bubble(): unknown {
    const text = textOf(this.message);
    const files = filesOf(this.message);
    if (isEmoji(text) && files.length === 0) return html`<div class="bubble large"><span class="text">${text}</span>${this.#meta()}</div>`;
    const images = files.filter((part) => isImage(part.content?.mime_type ?? part.mime_type) && !this.broken.includes(part.id));
    const others = files.filter((part) => !images.includes(part));
    const pictured = images.length > 0 && text === "" && others.length === 0;
    return html`
      <div class="bubble" ?data-pictured=${pictured} ?data-files=${files.length > 0}>
        ${images.length > 0 ? html`<div class="images" data-count=${Math.min(images.length, 4)} @no-picture=${this.#noPicture}>${repeat(images, (part) => part.id, (part) => html`<image-part .parley=${this.parley} .message=${this.message} .piece=${part}></image-part>`)}</div>` : nothing}
        ${others.map((part) => html`<file-part .parley=${this.parley} .message=${this.message} .piece=${part}></file-part>`)}
        ${text ? this.#text(text) : nothing}${files.length === 0 && !text ? html`<span class="quiet">${summary(this.parley, this.message)}</span>` : nothing}
        ${this.#meta()}
      </div>`;
  }

  #text(text: string): unknown {
    if (text.length <= long || this.whole) return html`<span class="text" dir="auto">${linked(text)}</span>`;
    return html`<span class="text" dir="auto">${linked(text.slice(0, long))}…</span>
      <button type="button" class="link-button" @click=${() => (this.whole = true)}>Show all of it</button>`;
  }

  #meta(): unknown {
    const { message } = this;
    if (!message.createdAt) return nothing;
    return html`<span class="meta"><time datetime=${message.createdAt} title=${exactTime(message.createdAt)}>${clockTime(message.createdAt)}</time>${this.mine && !message.deleted ? ticks(message, this.receipt) : nothing}</span>`;
  }

  #more(): unknown {
    if (!this.message.id) return nothing;
    return html`<button type="button" class="icon-button row-more" tabindex="-1" aria-label="React and more" aria-haspopup="dialog" @click=${this.#menu}>${icon("react")}</button>`;
  }

  #reactions(): unknown {
    const all = Object.entries(this.message.reactions);
    if (all.length === 0) return nothing;
    return html`<div class="reactions">${all.map(([key, { count, mine }]) => html`
      <button type="button" class="reaction" aria-pressed=${mine} aria-label=${`${key}, ${count}${mine ? ", one of them yours" : ""}`}
        @click=${() => void this.attempt(mine ? this.parley.unreact(this.message, key) : this.parley.react(this.message, key))}>
        <span>${key}</span><span class="count">${count}</span></button>`)}</div>`;
  }

  #failed(): unknown {
    const { key, error } = this.message;
    const why = error?.code === "blocked" ? "one of you blocks the other" : (error?.detail ?? "it was refused");
    return html`<div class="failed" role="alert"><span>Not sent: ${why}</span>
      <button type="button" class="link-button" @click=${() => void this.attempt(this.parley.retry(key))}>Retry</button>
      <button type="button" class="link-button" @click=${() => void this.attempt(this.parley.discard(key))}>Discard</button></div>`;
  }

  #noPicture = (e: CustomEvent<{ id: string }>): void => {
    this.broken = [...this.broken, e.detail.id];
  };

  #menu = (e: Event): void => {
    e.stopPropagation();
    this.tell("menu", { message: this.message, at: this.querySelector(".bubble, call-card") });
  };

  #keys = (e: KeyboardEvent): void => {
    if (e.target !== e.currentTarget || !this.message.id || this.message.deleted) return;
    if (e.key === "Enter" || e.key === " " || (e.key === "F10" && e.shiftKey)) {
      e.preventDefault();
      this.#menu(e);
    }
  };

  /** A long touch, or the other mouse button. */
  #held = (e: MouseEvent): void => {
    if (!this.message.id || this.message.deleted || this.message.hidden || (e.target as HTMLElement).closest("a, img") || getSelection()?.toString()) return;
    e.preventDefault();
    this.#menu(e);
  };
}
