import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel } from "@parley/client";
import { icon } from "./icons.js";
import { demoUsers, nameOf, titleOf } from "./people.js";
import { knownApp, newSession, socketUrl, url } from "./stack.js";
import { View } from "./view.js";

/** What somebody may do next who has just started a stack. */
@customElement("whats-next")
export class WhatsNext extends View {
  @property({ attribute: false }) channel?: Channel;
  @state() private token = "";
  @state() private refusal = "";
  @state() private copied = "";

  protected override render(): unknown {
    const other = demoUsers.find((user) => user !== this.parley.userId)!;
    return html`
      <div class="next">
        <h2>What to do next</h2>
        <ol class="steps">
          <li>
            <h3>Talk to yourself</h3>
            <p>A chat needs two. Open <a href=${`/?user=${other}`} target="_blank" rel="noopener">a second window as ${nameOf(this.parley, other)}</a>, beside this one, and watch the ticks.</p>
          </li>
          <li>
            <h3>Call the API</h3>
            <p>${this.channel ? html`This writes to “<bdi>${titleOf(this.parley, this.channel)}</bdi>” as you. Paste it into a terminal, and look here.` : "This lists your chats. Open one first, and it writes into it."}</p>
            ${this.#command()}
          </li>
          <li>
            <h3>Go on</h3>
            <ul class="links">
              <li><a href="/docs">HTTP API</a> <span class="quiet">– every call, its shapes and errors</span></li>
              <li><a href="/docs/socket">Socket</a> <span class="quiet">– frames and events</span></li>
              <li><code>sdk/js/README.md</code> <span class="quiet">– the library that this page is built on; it works offline</span></li>
            </ul>
          </li>
        </ol>
        <dl class="facts">
          ${this.#fact("App id", knownApp() ?? "")}${this.#fact("HTTP", url)}${this.#fact("Socket", socketUrl)}
        </dl>
      </div>`;
  }

  #command(): unknown {
    if (this.refusal) return html`<p class="failure" role="alert">${icon("alert")} ${this.refusal}</p>`;
    if (!this.token) return html`<wa-button size="s" appearance="outlined" @click=${this.#make}>Show the command</wa-button>`;
    const text = this.#curl();
    return html`<div class="command"><pre tabindex="0" aria-label="A command for a terminal"><code>${text}</code></pre>${this.#copier("command", text)}</div>`;
  }

  #make = async (): Promise<void> => {
    try {
      this.token = await newSession(this.parley.userId, nameOf(this.parley, this.parley.userId));
    } catch (fault) {
      this.refusal = (fault as Error).message;
    }
  };

  #curl(): string {
    const who = `-H 'Authorization: Bearer ${this.token}'`;
    if (!this.channel) return `curl ${url}/v1/channels \\\n  ${who}`;
    const body = { message: { type: "text", content: { text: "Hello from curl" } }, recipients: { channels: [this.channel.id] } };
    return `curl ${url}/v1/messages \\\n  ${who} \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'`;
  }

  #fact(name: string, value: string): unknown {
    return value ? html`<div><dt>${name}</dt><dd><code>${value}</code>${this.#copier(name, value)}</dd></div>` : nothing;
  }

  #copier(name: string, text: string): unknown {
    const copy = async () => {
      await navigator.clipboard.writeText(text).catch(() => {});
      this.copied = name;
      setTimeout(() => this.copied === name && (this.copied = ""), 2_000);
    };
    const done = this.copied === name;
    return html`<button type="button" class="icon-button small" aria-label=${done ? "Copied" : `Copy: ${name}`} title="Copy" @click=${copy}>${icon(done ? "check" : "copy")}</button>`;
  }
}

/** The same, over an open chat. */
@customElement("whats-next-dialog")
export class WhatsNextDialog extends View {
  @property({ attribute: false }) channel?: Channel;
  @state() private shown = false;

  show(): void {
    this.shown = true;
    void this.updateComplete.then(() => (this.querySelector("wa-dialog")!.open = true));
  }

  protected override render(): unknown {
    return html`<wa-dialog class="wide" label="What to do next" light-dismiss @wa-after-hide=${() => (this.shown = false)}>
      ${this.shown ? html`<whats-next .parley=${this.parley} .channel=${this.channel}></whats-next>` : nothing}
    </wa-dialog>`;
  }
}
