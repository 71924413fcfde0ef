import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel, Message, Participant } from "@parley/client";
import "./person-mark.js";
import { nameOf, recipientsOf } from "./people.js";
import { exactTime } from "./times.js";
import { View } from "./view.js";

/** Who has a message, and who has seen it. */
@customElement("message-info")
export class MessageInfo extends View {
  @property({ attribute: false }) channel!: Channel;
  @state() private message?: Message;

  show(message: Message): void {
    this.message = message;
    void this.updateComplete.then(() => (this.querySelector("wa-dialog")!.open = true));
  }

  protected override render(): unknown {
    const { message } = this;
    return html`<wa-dialog label="Who has seen it" light-dismiss>${message ? this.#groups(message) : nothing}</wa-dialog>`;
  }

  #groups(message: Message): unknown {
    const others = recipientsOf(this.channel, message);
    const seen = others.filter((p) => p.seen >= message.sequence!);
    const has = others.filter((p) => !seen.includes(p) && p.delivered >= message.sequence!);
    const yet = others.filter((p) => !seen.includes(p) && !has.includes(p));
    return html`
      ${this.#group("Seen by", seen)}${this.#group("Delivered to", has)}${this.#group("Not there yet", yet)}
      <p class="quiet small dialog-note">Sent <time datetime=${message.createdAt}>${exactTime(message.createdAt)}</time>. Number ${message.sequence} of this chat.</p>`;
  }

  #group(title: string, people: Participant[]): unknown {
    if (people.length === 0) return nothing;
    return html`<h3 class="dialog-title">${title}</h3><ul class="people">${people.map((p) => {
      const name = nameOf(this.parley, p.userId, p.identity);
      return html`<li><person-mark .userId=${p.userId} .name=${name} size="s"></person-mark><bdi>${name}</bdi></li>`;
    })}</ul>`;
  }
}
