import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Message } from "@parley/client";
import { aboutFile, blobOf, save } from "./files.js";
import { icon } from "./icons.js";
import { fileName } from "./names.js";
import { bytes } from "./times.js";
import { View } from "./view.js";
import { partsOf } from "./words.js";

/** A file of a message. */
@customElement("file-part")
export class FilePart extends View {
  @property({ attribute: false }) message!: Message;
  @property({ attribute: false }) piece!: ReturnType<typeof partsOf>[number];
  @state() private fetching?: number;
  @state() private sending?: number;

  protected override begin(): void {
    const at = partsOf(this.message).indexOf(this.piece);
    this.until(this.parley.on("upload", ({ key, part, done, total }) => {
      if (key === this.message.key && part === at) this.sending = done / total;
    }));
  }

  protected override render(): unknown {
    const { name, size } = aboutFile(this.piece);
    const sending = this.message.state === "sending";
    const share = sending ? (this.sending ?? 0) : this.fetching;
    return html`
      <button type="button" class="file" aria-label=${`Download ${name}, ${bytes(size)}`} ?disabled=${this.fetching !== undefined} @click=${() => void this.#save(name)}>
        <span class="file-icon">${icon(sending ? "file" : "download")}</span>
        <span class="file-names">${fileName(name)} <small>${bytes(size)}</small></span>
      </button>
      ${share !== undefined ? html`<wa-progress-bar class="upload" label=${`${sending ? "Uploading" : "Downloading"} ${name}`} value=${Math.round(share * 100)}></wa-progress-bar>` : nothing}`;
  }

  async #save(name: string): Promise<void> {
    this.fetching = 0;
    const blob = await blobOf(this.parley, this.message, this.piece, (done) => (this.fetching = done));
    this.fetching = undefined;
    if (blob) save(blob, name);
    else this.tell("notice", `${name} cannot be had just now`);
  }
}
