import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel, Status } from "@parley/client";
import "./channel-details.js";
import "./chat-composer.js";
import "./message-list.js";
import "./person-mark.js";
import { startCall } from "./calls.js";
import type { ChannelDetails } from "./channel-details.js";
import type { ChatComposer } from "./chat-composer.js";
import { icon } from "./icons.js";
import { listed, nameOf, othersIn, partnerIn, presenceOf, titleOf } from "./people.js";
import { ago } from "./times.js";
import { View } from "./view.js";

/** The chat that is open. */
@customElement("chat-view")
export class ChatView extends View {
  @property({ attribute: false }) channel!: Channel;
  @property({ attribute: false }) status!: Status;
  @state() private dropping = false;

  protected override begin(): void {
    this.until(this.parley.on("typing", ({ channelId }) => channelId === this.channel.id && this.requestUpdate()));
    this.until(this.parley.on("presence", () => this.requestUpdate()));
    this.listen("keydown", (e) => e.key === "Escape" && !e.defaultPrevented && this.#escape(e));
  }

  protected override render(): unknown {
    const { channel, parley } = this;
    const typing = parley.typingIn(channel.id).filter((id) => id !== parley.userId).map((id) => nameOf(parley, id));
    return html`
      <section class="chat" aria-label=${`Chat: ${titleOf(parley, channel)}`} ?data-dropping=${this.dropping}
        @dragover=${this.#over} @dragleave=${() => (this.dropping = false)} @drop=${this.#drop}>
        ${this.#head()}
        <message-list .parley=${parley} .channel=${channel}></message-list>
        <p class="typing" role="status">${typing.length > 0 ? html`<span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>${listed(typing, 2)} ${typing.length === 1 ? "is" : "are"} typing…` : nothing}</p>
        ${channel.folder === "requests" ? this.#request() : channel.role === "read_only" ? html`<p class="read-only quiet">Only others write here.</p>`
          : html`<chat-composer .parley=${parley} .channel=${channel}></chat-composer>`}
        ${this.dropping ? html`<div class="drop-here" aria-hidden="true">${icon("attach")} Drop files to send them</div>` : nothing}
        <channel-details .parley=${parley} .channel=${channel}></channel-details>
      </section>`;
  }

  #head(): unknown {
    const { channel, parley } = this;
    const partner = partnerIn(parley, channel);
    const title = titleOf(parley, channel);
    const others = othersIn(parley, channel);
    const demo = others.length === 1 ? others[0]!.userId : undefined;
    const canCall = others.length > 0 && channel.folder === "inbox" && channel.role !== "read_only" && this.status.state !== "offline";
    return html`
      <header class="chat-head">
        <button type="button" class="icon-button back" aria-label="Back to the chats" title="Back" @click=${this.#back}>${icon("back")}</button>
        <button type="button" class="chat-who" title="Details" @click=${() => this.querySelector<ChannelDetails>("channel-details")!.show()}>
          <person-mark .userId=${partner ?? channel.id} .name=${title} size="s" .presence=${partner ? (presenceOf(parley, partner)?.status ?? "") : ""}
            ?group=${channel.type !== "PERSONAL" && others.length !== 1}></person-mark>
          <span class="chat-names"><h2 class="chat-title"><bdi>${title}</bdi></h2> <span class="chat-sub quiet">${this.#below(partner)}</span></span>
        </button>
        <span class="chat-actions">
          ${demo ? html`<a class="open-as" href=${`/?user=${encodeURIComponent(demo)}`} target="_blank" rel="noopener" title=${`Open a second window as ${nameOf(parley, demo)}`}
            aria-label=${`Open as ${nameOf(parley, demo)} in a new window`}>
            ${icon("external")}<span>Open as ${nameOf(parley, demo)}</span></a>` : nothing}
          ${canCall ? html`<button type="button" class="icon-button" aria-label="Call" title="Call" @click=${this.#call}>${icon("phone")}</button>` : nothing}
          <button type="button" class="icon-button" aria-label="Details" title="Details" @click=${() => this.querySelector<ChannelDetails>("channel-details")!.show()}>${icon("info")}</button>
        </span>
      </header>`;
  }

  #below(partner: string | undefined): string {
    if (!partner) return this.channel.participantCount === 1 ? "A note to yourself" : `${this.channel.participantCount} people`;
    const presence = presenceOf(this.parley, partner);
    if (!presence) return "";
    if (presence.status === "available") return "Online";
    if (presence.status !== "offline") return presence.status === "busy" ? "Busy" : "Away";
    return presence.lastSeenAt ? `Last seen ${ago(presence.lastSeenAt)}` : "Offline";
  }

  #request(): unknown {
    const move = async (folder: "inbox" | "declined") => {
      const moved = await this.attempt(this.parley.moveTo(this.channel.id, folder));
      if (moved && folder === "declined") this.tell("open-chat", "");
    };
    return html`
      <div class="request">
        <p>${titleOf(this.parley, this.channel)} would like to write to you.</p>
        <wa-button variant="brand" size="s" @click=${() => void move("inbox")}>Accept</wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => void move("declined")}>Decline</wa-button>
      </div>`;
  }

  #call = async (): Promise<void> => {
    await this.attempt(startCall(this.parley, this.channel));
  };

  #back = (): void => {
    const { id } = this.channel;
    this.tell("open-chat", "");
    window.addEventListener("hashchange", () => setTimeout(() => document.querySelector<HTMLElement>(`a.row[data-channel="${CSS.escape(id)}"]`)?.focus()), { once: true });
  };

  #escape(e: KeyboardEvent): void {
    if ((e.target as HTMLElement).closest?.("wa-dialog, wa-dropdown, [popover]")) return;
    this.#back();
  }

  #over = (e: DragEvent): void => {
    if (!e.dataTransfer?.types.includes("Files")) return;
    e.preventDefault();
    this.dropping = true;
  };

  #drop = (e: DragEvent): void => {
    e.preventDefault();
    this.dropping = false;
    const items = [...(e.dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file");
    const files = items.filter((item) => !item.webkitGetAsEntry()?.isDirectory).flatMap((item) => item.getAsFile() ?? []);
    if (files.length < items.length) this.tell("notice", "Folders cannot be sent, only files.");
    this.querySelector<ChatComposer>("chat-composer")?.attach(files);
  };
}
