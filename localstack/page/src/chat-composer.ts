import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel, PartInput } from "@parley/client";
import { measured } from "./files.js";
import { icon } from "./icons.js";
import { fileName, plain } from "./names.js";
import { titleOf } from "./people.js";
import { refusalOf } from "./refusal.js";
import { draftKey, keep } from "./stack.js";
import { bytes } from "./times.js";
import { View } from "./view.js";
import { isImage } from "./words.js";

const most = 19; // files of one message, beside its text

interface Attached {
  file: File;
  preview?: string;
}

/** Where a message is written. What is not sent yet stays, also after a reload. */
@customElement("chat-composer")
export class ChatComposer extends View {
  @property({ attribute: false }) channel!: Channel;
  @state() private text = "";
  @state() private attached: Attached[] = [];
  /** Why what is written here could not be sent. */
  @state() private refusal = "";

  protected override begin(): void {
    this.text = localStorage.getItem(this.#draft) ?? "";
    this.until(() => release(this.attached.splice(0)));
    if (matchMedia("(hover: hover)").matches) void this.updateComplete.then(() => this.#field.focus({ preventScroll: true }));
  }

  get #draft(): string {
    return draftKey(this.parley.userId, this.channel.id);
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector("textarea")!;
  }

  attach(files: File[]): void {
    const added = files.map((file) => ({ file, ...(isImage(file.type) && { preview: URL.createObjectURL(file) }) }));
    if (this.attached.length + added.length > most) this.tell("notice", `At most ${most} files in one message`);
    this.attached = [...this.attached, ...added].slice(0, most);
    this.#field.focus();
  }

  #drop(one: Attached): void {
    release([one]);
    this.attached = this.attached.filter((other) => other !== one);
    this.#field.focus();
  }

  protected override render(): unknown {
    const empty = this.text.trim() === "" && this.attached.length === 0;
    return html`
      <form class="composer" @submit=${this.#submit}>
        ${this.refusal ? html`<p class="failure small refusal" role="alert">${icon("alert")} Not sent. ${this.refusal}</p>` : nothing}
        ${this.attached.length > 0 ? html`<ul class="attached" aria-label="To be sent">${this.attached.map((one) => this.#attachment(one))}</ul>` : nothing}
        <div class="composer-line">
          <button type="button" class="icon-button" aria-label="Attach files" title="Attach files" @click=${() => this.querySelector("input")!.click()}>${icon("attach")}</button>
          <input type="file" multiple hidden aria-label="Files to attach" @change=${this.#picked}>
          <textarea rows="1" aria-label=${`Message to ${titleOf(this.parley, this.channel)}`} placeholder="Message" dir="auto" .value=${this.text} enterkeyhint="send"
            @input=${this.#typed} @keydown=${this.#keys} @paste=${this.#pasted} @blur=${() => this.#types(false)}></textarea>
          <button type="submit" class="icon-button send" aria-label="Send" title="Send" ?disabled=${empty}>${icon("send")}</button>
        </div>
      </form>`;
  }

  #attachment(one: Attached): unknown {
    return html`<li class="attachment">
      ${one.preview ? html`<img src=${one.preview} alt="" @error=${() => this.#noPicture(one)}>` : html`<span class="attachment-file">${icon("file")}</span>`}
      <span class="attachment-name">${fileName(plain(one.file.name))}<small class="quiet">${bytes(one.file.size)}</small></span>
      <button type="button" class="icon-button small" aria-label=${`Remove ${plain(one.file.name)}`} @click=${() => this.#drop(one)}>${icon("close")}</button>
    </li>`;
  }

  #noPicture(one: Attached): void {
    release([one]);
    this.attached = this.attached.map((other) => (other === one ? { file: one.file } : other));
  }

  #typed = (e: Event): void => {
    this.#keep((e.target as HTMLTextAreaElement).value);
    this.#types(this.text.trim() !== "");
  };

  #types(on: boolean): void {
    if (this.parley.status.state !== "closed") this.parley.typing(this.channel.id, on ? "started" : "stopped");
  }

  #keep(text: string): void {
    this.text = text;
    keep(this.#draft, text);
  }

  #keys = (e: KeyboardEvent): void => {
    if (e.key !== "Enter" || e.shiftKey || e.isComposing) return;
    e.preventDefault();
    void this.#send();
  };

  #pasted = (e: ClipboardEvent): void => {
    const files = [...(e.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    e.preventDefault();
    this.attach(files);
  };

  #picked = (e: Event): void => {
    const input = e.target as HTMLInputElement;
    this.attach([...(input.files ?? [])]);
    input.value = "";
  };

  #submit = (e: SubmitEvent): void => {
    e.preventDefault();
    void this.#send();
  };

  /** What is written leaves the field at once, and comes back where it could not be stored. */
  async #send(): Promise<void> {
    const { text, attached } = this;
    if (!text.trim() && attached.length === 0) return;
    [this.text, this.attached, this.refusal] = ["", [], ""];
    this.#types(false);
    this.#field.focus();
    this.refusal = await refusalOf(this.#hand(text.trim(), attached.map(({ file }) => file)));
    if (this.refusal) {
      this.text = [text, this.text].filter(Boolean).join("\n");
      this.attached = [...attached, ...this.attached];
    } else release(attached);
    this.#keep(this.text);
  }

  async #hand(text: string, files: File[]): Promise<unknown> {
    return this.parley.send(this.channel.id, files.length === 0 ? text : await draftOf(text, files));
  }
}

function release(attached: Attached[]): void {
  for (const { preview } of attached) if (preview) URL.revokeObjectURL(preview);
}

/** Pictures say how large they are, so that their place is kept before they are there. */
async function draftOf(text: string, files: File[]): Promise<{ parts: PartInput[]; metadata: Record<string, unknown> }> {
  const parts: PartInput[] = text ? [{ mime_type: "text/plain", body: text }] : [];
  const sizes: Record<string, [number, number]> = {};
  for (const file of files) {
    const size = isImage(file.type) ? await measured(file) : undefined;
    if (size) sizes[parts.length] = [size.width, size.height];
    parts.push({ mime_type: file.type || "application/octet-stream", body: file, name: file.name.slice(0, 255) });
  }
  return { parts, metadata: Object.keys(sizes).length > 0 ? { sizes } : {} };
}
