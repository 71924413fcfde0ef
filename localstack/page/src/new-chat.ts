import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel } from "@parley/client";
import "./person-mark.js";
import { icon } from "./icons.js";
import { idOf, knownPeople, nameOf, presenceOf } from "./people.js";
import { start } from "./starting.js";
import { View } from "./view.js";

/** Picks one person to write to, or several and a name for the group. */
@customElement("new-chat")
export class NewChat extends View {
  @property({ attribute: false }) channels: readonly Channel[] = [];
  @state() private picked: string[] = [];
  @state() private added: string[] = [];
  @state() private busy = false;
  @state() private refusal = "";
  #started = false;

  show(): void {
    this.picked = [];
    this.refusal = "";
    this.querySelector("wa-dialog")!.open = true;
  }

  #close(): void {
    this.querySelector("wa-dialog")!.open = false;
  }

  protected override render(): unknown {
    const people = [...new Set([...knownPeople(this.parley, this.channels), ...this.added])];
    const group = this.picked.length > 1;
    return html`
      <wa-dialog label="New chat" light-dismiss @wa-after-hide=${this.#hidden}>
        <form class="new-chat" id="new-chat-form" @submit=${this.#submit}>
          <fieldset class="pick">
            <legend class="quiet">One person for a direct chat, several for a group.</legend>
            <ul class="people">${people.map((user) => this.#person(user))}</ul>
          </fieldset>
          <div class="add-line">
            <wa-input name="somebody" label="Somebody else" placeholder="Name or user id" maxlength="64" autocomplete="off" size="s" @keydown=${this.#enter}></wa-input>
            <wa-button size="s" appearance="outlined" @click=${this.#add}>Add</wa-button>
          </div>
          ${group ? html`<wa-input name="title" label="Name of the group" placeholder="Weekend plans" maxlength="128" autocomplete="off" size="s"></wa-input>` : nothing}
          ${this.refusal ? html`<p class="failure" role="alert">${icon("alert")} ${this.refusal}</p>` : nothing}
        </form>
        <wa-button slot="footer" type="button" variant="brand" ?disabled=${this.picked.length === 0} ?loading=${this.busy} @click=${() => this.querySelector("form")!.requestSubmit()}>
          ${group ? "Start group" : "Start chat"}
        </wa-button>
      </wa-dialog>`;
  }

  #person(user: string): unknown {
    const name = nameOf(this.parley, user);
    return html`<li><label class="pick-row">
      <person-mark .userId=${user} .name=${name} size="s" .presence=${presenceOf(this.parley, user)?.status ?? ""}></person-mark>
      <bdi>${name}</bdi>
      <input type="checkbox" name="person" value=${user} .checked=${this.picked.includes(user)} @change=${() => this.#toggle(user)}>
    </label></li>`;
  }

  #toggle(user: string): void {
    this.picked = this.picked.includes(user) ? this.picked.filter((other) => other !== user) : [...this.picked, user];
  }

  #enter = (e: KeyboardEvent): void => {
    if (e.key !== "Enter") return;
    e.preventDefault();
    this.#add();
  };

  #add = (): void => {
    const field = this.querySelector<HTMLElement & { value: string }>('wa-input[name="somebody"]')!;
    const user = idOf(field.value ?? "");
    if (!user || user === this.parley.userId) return;
    this.added = [...new Set([...this.added, user])];
    if (!this.picked.includes(user)) this.#toggle(user);
    field.value = "";
  };

  #submit = async (e: SubmitEvent): Promise<void> => {
    e.preventDefault();
    if (this.picked.length === 0 || this.busy) return;
    this.busy = true;
    const title = this.querySelector<HTMLElement & { value: string }>('wa-input[name="title"]')?.value?.trim();
    const group = this.picked.length > 1;
    this.refusal = await start(this, this.parley, { participants: this.picked, type: group ? "GROUP" : "PERSONAL", ...(group && title && { title }) });
    this.busy = false;
    if (this.refusal) return;
    this.#started = true;
    this.#close();
  };

  /** The focus goes back to where it was, and from there to what was begun. */
  #hidden = (): void => {
    if (this.#started) setTimeout(() => this.tell("write"));
    this.#started = false;
  };
}
