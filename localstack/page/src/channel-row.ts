import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Channel, Message } from "@parley/client";
import "./person-mark.js";
import { nameOf, othersIn, partnerIn, presenceOf, titleOf } from "./people.js";
import { ticks } from "./ticks.js";
import { exactTime, few, listTime } from "./times.js";
import { View } from "./view.js";
import { summary } from "./words.js";

/** One chat in the list. */
@customElement("channel-row")
export class ChannelRow extends View {
  @property({ attribute: false }) channel!: Channel;
  @property({ type: Boolean }) open = false;

  protected override begin(): void {
    this.until(this.parley.on("typing", ({ channelId }) => channelId === this.channel.id && this.requestUpdate()));
    this.until(this.parley.on("status", () => this.requestUpdate()));
    this.until(this.parley.on("presence", ({ userId }) => userId === partnerIn(this.parley, this.channel) && this.requestUpdate()));
  }

  protected override render(): unknown {
    const { channel, parley } = this;
    const partner = partnerIn(parley, channel);
    const title = titleOf(parley, channel);
    const typing = parley.typingIn(channel.id).filter((id) => id !== parley.userId);
    const says = typing.length === 0 ? "" : typing.length === 1 && partner ? "typing…" : `${nameOf(parley, typing[0]!)} is typing…`;
    const presence = partner ? (presenceOf(parley, partner)?.status ?? "") : "";
    return html`
      <a class="row" href=${`#/c/${channel.id}`} aria-current=${this.open ? "page" : nothing} data-channel=${channel.id} data-title=${title}>
        <person-mark .userId=${partner ?? channel.id} .name=${title} .presence=${presence} ?group=${channel.type !== "PERSONAL" && othersIn(parley, channel).length !== 1}></person-mark>
        <span class="row-title"><bdi>${title}</bdi></span>${presence && presence !== "offline" ? html` <span class="sr">${presence}</span>` : nothing}
        <time class="row-time" datetime=${channel.activeAt} title=${exactTime(channel.activeAt)}>${listTime(channel.activeAt)}</time>
        <span class="row-last">${says ? html`<span class="typing-word">${says}</span>` : this.#last(channel.lastMessage)}</span>
        ${channel.unread > 0 ? html`<span class="unread">${few(channel.unread)}<span class="sr"> unread</span></span>` : nothing}
      </a>`;
  }

  #last(message: Message | undefined): unknown {
    if (!message) return html`<span class="quiet">No messages yet</span>`;
    const ticked = message.author === this.parley.userId && !message.deleted;
    return html`${ticked ? ticks(message) : nothing}<bdi>${this.#said(message)}</bdi>`;
  }

  #said(message: Message): string {
    const { parley, channel } = this;
    const unnamed = message.author === parley.userId || channel.type === "PERSONAL" || message.hidden;
    return `${unnamed ? "" : `${nameOf(parley, message.author)}: `}${summary(parley, message)}`;
  }
}
