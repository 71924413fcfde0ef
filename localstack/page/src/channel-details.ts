import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel, Participant } from "@parley/client";
import "./person-mark.js";
import { icon } from "./icons.js";
import { idOf, knownPeople, nameOf, partnerIn, presenceOf, titleOf } from "./people.js";
import { exactTime } from "./times.js";
import { View } from "./view.js";

/** Who is in a chat, and what can be done to it. */
@customElement("channel-details")
export class ChannelDetails extends View {
  @property({ attribute: false }) channel!: Channel;
  @state() private shown = false;
  @state() private blocked = false;
  @state() private leaving = false;

  show(): void {
    this.shown = true;
    this.leaving = false;
    void this.updateComplete.then(() => (this.querySelector("wa-dialog")!.open = true));
    void this.#readBlocks();
  }

  async #readBlocks(): Promise<void> {
    const partner = partnerIn(this.parley, this.channel);
    if (!partner) return;
    const blocks = await this.parley.call<{ data: { user_id: string }[] }>("GET", "/v1/blocks?per_page=100", { retries: 0 });
    if (blocks.ok) this.blocked = blocks.value.data.some((b) => b.user_id === partner);
  }

  protected override render(): unknown {
    return html`<wa-dialog label=${titleOf(this.parley, this.channel)} light-dismiss @wa-after-hide=${this.#hidden}>
      ${this.shown ? this.#body() : nothing}
    </wa-dialog>`;
  }

  #hidden = (e: Event): void => {
    if ((e.target as HTMLElement).localName === "wa-dialog") this.shown = false;
  };

  #body(): unknown {
    const { channel } = this;
    const group = channel.type === "GROUP";
    const may = channel.role === "owner" || (channel.role === "member" && channel.info.invite === "members");
    return html`
      ${group && channel.role === "owner" ? this.#rename() : nothing}
      <h3 class="dialog-title">${channel.participantCount} ${channel.participantCount === 1 ? "person" : "people"}</h3>
      <ul class="people">${channel.participants.map((p) => this.#person(p))}</ul>
      ${group && may ? this.#invite() : nothing}
      <p class="quiet small dialog-note">Started <time datetime=${channel.info.created_at}>${exactTime(channel.info.created_at)}</time>.
        Its id is <code class="id">${channel.id}</code></p>
      <div class="dialog-actions">${group ? this.#leave() : this.#block()}</div>`;
  }

  #rename(): unknown {
    return html`<form class="add-line" @submit=${this.#submitTitle}>
      <wa-input name="title" label="Name of the group" maxlength="128" size="s" autocomplete="off" .value=${this.channel.title ?? ""}></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Rename</wa-button>
    </form>`;
  }

  #person(p: Participant): unknown {
    const name = nameOf(this.parley, p.userId, p.identity);
    const me = p.userId === this.parley.userId;
    const presence = presenceOf(this.parley, p.userId)?.status ?? "";
    const remove = !me && this.channel.type === "GROUP" && this.channel.role === "owner";
    return html`<li>
      <person-mark .userId=${p.userId} .name=${name} size="s" .presence=${me ? "" : presence}></person-mark>
      <span class="person-names"><bdi>${name}</bdi>${me ? html` <span class="quiet">you</span>` : nothing}
        ${p.role === "owner" && this.channel.type === "GROUP" ? html` <span class="tag">owner</span>` : nothing}</span>
      ${me ? nothing : html`<a class="icon-button small" href=${`/?user=${encodeURIComponent(p.userId)}`} target="_blank" rel="noopener" title=${`Open as ${name}`} aria-label=${`Open as ${name} in a new window`}>${icon("external")}</a>`}
      ${remove ? html`<button type="button" class="icon-button small" title="Remove" aria-label=${`Remove ${name}`} @click=${() => void this.attempt(this.parley.removeParticipant(this.channel.id, p.userId))}>${icon("close")}</button>` : nothing}
    </li>`;
  }

  #invite(): unknown {
    const there = new Set(this.channel.participants.map((p) => p.userId));
    const others = knownPeople(this.parley, []).filter((user) => !there.has(user));
    return html`<form class="add-line" @submit=${this.#submitPerson}>
      <wa-input name="person" label="Add somebody" placeholder=${others.length > 0 ? nameOf(this.parley, others[0]!) : "Name or user id"} maxlength="64" size="s" autocomplete="off"></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Add</wa-button>
    </form>`;
  }

  #leave(): unknown {
    if (!this.leaving) return html`<wa-button size="s" appearance="plain" variant="danger" @click=${() => (this.leaving = true)}>Leave the group</wa-button>`;
    return html`<span>What you have of it goes from your devices.</span>
      <wa-button size="s" variant="danger" @click=${this.#leaves}>Leave</wa-button>
      <wa-button size="s" appearance="outlined" @click=${() => (this.leaving = false)}>Stay</wa-button>`;
  }

  #leaves = async (): Promise<void> => {
    this.tell("leaving", this.channel.id);
    const left = await this.attempt(this.parley.leave(this.channel.id));
    this.tell(left ? "open-chat" : "leaving", "");
  };

  #block(): unknown {
    const partner = partnerIn(this.parley, this.channel);
    if (!partner) return nothing;
    const name = nameOf(this.parley, partner);
    return html`<wa-button size="s" appearance="plain" variant=${this.blocked ? "neutral" : "danger"} @click=${() => void this.#toggleBlock(partner)}>${this.blocked ? "Unblock" : "Block"} ${name}</wa-button>`;
  }

  async #toggleBlock(user: string): Promise<void> {
    const done = await this.attempt(this.blocked ? this.parley.unblock(user) : this.parley.block(user));
    if (done) this.blocked = !this.blocked;
  }

  #submitTitle = (e: SubmitEvent): void => {
    e.preventDefault();
    const title = this.#value(e, "title");
    if (title) void this.attempt(this.parley.updateChannel(this.channel.id, { title }));
  };

  #submitPerson = async (e: SubmitEvent): Promise<void> => {
    e.preventDefault();
    const user = idOf(this.#value(e, "person"));
    if (user && (await this.attempt(this.parley.addParticipants(this.channel.id, [user])))) (e.target as HTMLFormElement).reset();
  };

  #value(e: Event, name: string): string {
    return (e.target as HTMLElement).querySelector<HTMLElement & { value: string }>(`wa-input[name="${name}"]`)!.value?.trim() ?? "";
  }
}
