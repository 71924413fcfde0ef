import { LitElement, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { Parley } from "@parley/client";
import "./chat-app.js";
import "./sign-in.js";
import { chosenUser, forget, forgetDrafts, isHere, knownApp, open, remember } from "./stack.js";

/** Who is here: nobody yet, or somebody with their chats. */
@customElement("app-shell")
export class AppShell extends LitElement {
  @state() private parley?: Parley;
  @state() private failure = "";
  @state() private busy = "";
  /** The stack was begun anew under this window. */
  @state() private anew = false;
  #unlisten = () => {};

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.replaceChildren(); // the shell that was painted before there was a program
    const user = chosenUser();
    if (user) void this.#enter(user);
  }

  async #enter(user: string, displayName?: string): Promise<void> {
    this.busy = user;
    this.failure = "";
    try {
      const parley = await open(user, displayName, () => void this.#startAnew(user));
      remember(user);
      this.#unlisten = parley.on("status", ({ state }) => state === "closed" && this.#left(parley));
      this.parley = parley;
    } catch (fault) {
      if (fault instanceof DOMException) this.failure = "This browser could not open its database. Reload the page.";
      else this.failure = navigator.onLine ? `The stack did not answer: ${(fault as Error).message}` : "You are offline. Try again when you are back.";
    }
    this.busy = "";
  }

  /** The stack is another than the one whose data this browser holds. */
  async #startAnew(user: string): Promise<void> {
    const old = this.parley;
    this.busy = user;
    this.#unlisten();
    this.parley = undefined;
    await old?.logOut().catch(() => {});
    forgetDrafts(user);
    history.replaceState(null, "", `${location.pathname}${location.search}`);
    this.anew = true;
    await this.#enter(user);
  }

  /** Logged out, here or in another tab; or the browser's data were deleted, and it begins again from what the server has. */
  #left(parley: Parley): void {
    if (this.parley !== parley) return;
    if (knownApp() && knownApp() !== parley.options.appId) return void this.#startAnew(parley.userId); // another tab found it first
    this.parley = undefined;
    if (isHere(parley.userId)) return void this.#enter(parley.userId);
    this.anew = false;
    forget(parley.userId);
    document.title = "Parley";
  }

  async #logOut(parley: Parley): Promise<void> {
    forget(parley.userId);
    await parley.logOut().catch(() => this.#left(parley));
  }

  protected override render(): unknown {
    const { parley } = this;
    if (parley) return keyed(parley, html`<chat-app .parley=${parley} .anew=${this.anew} @log-out=${() => void this.#logOut(parley)}></chat-app>`);
    if (this.busy && !this.failure) return html`<div class="shell" aria-busy="true">${nothing}</div>`;
    return html`<sign-in .failure=${this.failure} @sign-in=${(e: CustomEvent) => void this.#enter(e.detail.user, e.detail.name)}></sign-in>`;
  }
}
