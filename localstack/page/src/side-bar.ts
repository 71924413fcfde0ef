import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Channel, Status } from "@parley/client";
import "./channel-row.js";
import "./person-mark.js";
import { choose, theme, type Theme } from "./appearance.js";
import { icon } from "./icons.js";
import { demoUsers, nameOf } from "./people.js";
import { startWith } from "./starting.js";
import { View } from "./view.js";

const themes: [Theme, string, "auto" | "sun" | "moon"][] = [["system", "Like the system", "auto"], ["light", "Light", "sun"], ["dark", "Dark", "moon"]];

/** Who I am, my chats, and how the connection is. */
@customElement("side-bar")
export class SideBar extends View {
  @property({ attribute: false }) channels: readonly Channel[] = [];
  @property({ attribute: false }) open = "";
  @property({ attribute: false }) status!: Status;

  protected override begin(): void {
    this.until(this.parley.on("typing", () => this.requestUpdate()));
    this.until(this.parley.on("presence", () => this.requestUpdate()));
  }

  protected override render(): unknown {
    const inbox = this.channels.filter((c) => c.folder === "inbox");
    const requests = this.channels.filter((c) => c.folder === "requests");
    return html`
      <header class="side-head">
        ${this.#me()}
        <span class="side-actions">
          <button type="button" class="icon-button strong" aria-label="New chat" title="New chat" @click=${() => this.tell("new-chat")}>${icon("plus")}</button>
        </span>
      </header>
      <nav class="side-list" aria-label="Chats" @keydown=${this.#keys}>
        ${requests.length > 0 ? html`<h2 class="side-title">Requests</h2>${this.#rows(requests)}<h2 class="side-title">Chats</h2>` : nothing}
        ${inbox.length > 0 ? this.#rows(inbox) : this.#empty()}
      </nav>
      <footer class="side-foot">${this.#status()}</footer>`;
  }

  #me(): unknown {
    const { userId } = this.parley;
    const name = nameOf(this.parley, userId);
    return html`
      <wa-dropdown class="me" @wa-select=${this.#chosen} placement="bottom-start" size="s">
        <button slot="trigger" type="button" class="me-button">
          <person-mark .userId=${userId} .name=${name} size="s"></person-mark>
          <span class="me-name"><bdi>${name}</bdi></span> <span class="sr">your menu</span>
        </button>
        ${themes.map(([value, words, picture]) => html`
          <wa-dropdown-item type="checkbox" value=${value} ?checked=${theme() === value}>
            <span slot="icon" class="menu-icon">${icon(picture)}</span>${words}
          </wa-dropdown-item>`)}
        <div class="menu-line" role="separator"></div>
        <wa-dropdown-item value="log-out"><span slot="icon" class="menu-icon">${icon("leave")}</span>Log out</wa-dropdown-item>
      </wa-dropdown>`;
  }

  #chosen = (e: CustomEvent<{ item: { value: string } }>): void => {
    const { value } = e.detail.item;
    if (value === "log-out") return this.tell("log-out");
    choose(value as Theme);
    this.requestUpdate();
  };

  #rows(channels: Channel[]): unknown {
    return html`<ul class="rows">${repeat(channels, (c) => c.id, (c) => html`
      <li><channel-row .parley=${this.parley} .channel=${c} .open=${c.id === this.open}></channel-row></li>`)}</ul>`;
  }

  #empty(): unknown {
    if (!this.status.syncedAt) return this.status.state === "offline" ? this.#unknown() : nothing;
    const other = demoUsers.find((u) => u !== this.parley.userId && u === "bob") ?? demoUsers.find((u) => u !== this.parley.userId)!;
    const name = nameOf(this.parley, other);
    return html`
      <div class="empty">
        <p><strong>No chats yet</strong></p>
        <p class="quiet">Start one with ${name}.</p>
        <wa-button variant="brand" size="s" @click=${() => void startWith(this, this.parley, other, `Hello ${name} 👋`)}>Say hello to ${name}</wa-button>
      </div>`;
  }

  /** Nothing is here, and nobody has said yet that there is nothing. */
  #unknown(): unknown {
    return html`
      <div class="empty">
        <p><strong>Not reachable yet</strong></p>
        <p class="quiet">Your chats appear here by themselves as soon as the stack answers.</p>
      </div>`;
  }

  #status(): unknown {
    const waiting = this.parley.waiting;
    const { state, error } = this.status;
    const words = { starting: "Connecting", syncing: "Catching up", live: "Live", offline: "Offline", closed: "Closed" }[state];
    return html`
      <span class="status" data-state=${state} title=${error?.detail ?? ""}><span class="status-dot" aria-hidden="true"></span>${words}</span>
      ${waiting > 0 ? html`<span class="queued" title=${`${waiting} queued`}>${icon("clock")}${waiting}<span class="sr"> queued</span></span>` : nothing}
      <span class="side-links">
        <button type="button" class="side-link" @click=${() => this.tell("whats-next")}>What to do next</button>
        <a class="side-link" href="/docs">API</a>
      </span>`;
  }

  /** Up and down go from chat to chat. */
  #keys = (e: KeyboardEvent): void => {
    const rows = [...this.querySelectorAll<HTMLElement>("a.row")];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[e.key];
    if (at < 0 || to === undefined || !rows[to]) return;
    e.preventDefault();
    rows[to].focus();
  };
}
