import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Message } from "@parley/client";
import { icon } from "./icons.js";
import { View } from "./view.js";
import { isCall } from "./calls.js";
import { textOf } from "./words.js";

const offered = ["👍", "❤️", "😂", "😮", "😢", "🎉", "🙏", "👀"];
const names: Record<string, string> = {
  "👍": "thumbs up", "❤️": "heart", "😂": "laughing", "😮": "surprised", "😢": "sad", "🎉": "party", "🙏": "thank you", "👀": "looking",
};

/** What can be done with one message: shown beside it, gone by Escape or a click elsewhere. */
@customElement("message-menu")
export class MessageMenu extends View {
  @state() private message?: Message;
  @state() private confirming = false;
  #back?: HTMLElement;

  show(message: Message, at: HTMLElement): void {
    this.message = message;
    this.confirming = false;
    this.#back = at.closest<HTMLElement>(".message") ?? at;
    void this.updateComplete.then(() => {
      this.#panel.showPopover();
      place(this.#panel, at);
      this.querySelector<HTMLElement>("button")!.focus({ preventScroll: true });
    });
  }

  get #panel(): HTMLElement {
    return this.querySelector<HTMLElement>(".menu")!;
  }

  protected override render(): unknown {
    const { message } = this;
    return html`<div class="menu" popover="auto" role="dialog" aria-label="React and more" @toggle=${this.#toggled} @keydown=${this.#keys}>
      ${message ? html`
        <div class="menu-reactions">${offered.map((key) => html`
          <button type="button" aria-label=${names[key]!} aria-pressed=${message.reactions[key]?.mine ?? false} @click=${() => this.#react(message, key)}>${key}</button>`)}
        </div>
        <div class="menu-items">${this.confirming ? this.#confirm(message) : this.#items(message)}</div>` : nothing}
    </div>`;
  }

  #items(message: Message): unknown {
    const text = isCall(message) ? "" : textOf(message);
    return html`
      ${text ? html`<button type="button" @click=${() => this.#copy(text)}>${icon("copy")}Copy text</button>` : nothing}
      <button type="button" @click=${() => this.#info(message)}>${icon("info")}Who has seen it</button>
      ${message.author === this.parley.userId ? html`<button type="button" class="danger" @click=${() => this.#ask()}>${icon("bin")}Delete</button>` : nothing}`;
  }

  #confirm(message: Message): unknown {
    return html`<p id="delete-question">Delete it for everybody?</p>
      <button type="button" class="danger" aria-describedby="delete-question" @click=${() => this.#delete(message)}>${icon("bin")}Delete for everybody</button>
      <button type="button" @click=${() => this.#panel.hidePopover()}>${icon("close")}Keep it</button>`;
  }

  #ask(): void {
    this.confirming = true;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".menu-items button")!.focus());
  }

  #react(message: Message, key: string): void {
    void this.attempt(message.reactions[key]?.mine ? this.parley.unreact(message, key) : this.parley.react(message, key));
    this.#panel.hidePopover();
  }

  #copy(text: string): void {
    void navigator.clipboard.writeText(text).then(() => this.tell("notice", "Copied"), () => this.tell("notice", "The browser does not let this page copy"));
    this.#panel.hidePopover();
  }

  #info(message: Message): void {
    this.#panel.hidePopover();
    this.tell("info", message);
  }

  #delete(message: Message): void {
    void this.attempt(this.parley.deleteMessage(message));
    this.#panel.hidePopover();
  }

  #toggled = (e: ToggleEvent): void => {
    if (e.newState === "closed" && this.contains(document.activeElement)) this.#back?.focus({ preventScroll: true });
    if (e.newState === "closed" && document.activeElement === document.body) this.#back?.focus({ preventScroll: true });
  };

  #keys = (e: KeyboardEvent): void => {
    if (e.key === "Escape") e.stopPropagation();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (!step) return;
    e.preventDefault();
    const all = [...this.querySelectorAll<HTMLElement>("button")];
    all[(all.indexOf(document.activeElement as HTMLElement) + step + all.length) % all.length]!.focus();
  };
}

/** Beside what it is about, within the window. */
function place(panel: HTMLElement, at: HTMLElement): void {
  const around = at.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const mine = at.closest("[data-mine]") !== null;
  const left = mine ? around.right - width : around.left;
  const below = around.bottom + 6;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, around.top - height - 6);
  panel.style.left = `${Math.min(Math.max(8, left), innerWidth - width - 8)}px`;
  panel.style.top = `${Math.min(top, innerHeight - height - 8)}px`;
}
