import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Message } from "@parley/client";
import { aboutFile, blobOf } from "./files.js";
import { icon } from "./icons.js";
import { View } from "./view.js";
import { partsOf } from "./words.js";

const [widest, highest] = [340, 380];

/** A picture of a message, in a box that is there before it. */
@customElement("image-part")
export class ImagePart extends View {
  @property({ attribute: false }) message!: Message;
  @property({ attribute: false }) piece!: ReturnType<typeof partsOf>[number];
  @state() private url = "";
  @state() private failed = false;
  @state() private sending?: number;

  protected override begin(): void {
    void this.#load();
    this.until(() => this.url && URL.revokeObjectURL(this.url));
    const at = partsOf(this.message).indexOf(this.piece);
    this.until(this.parley.on("upload", ({ key, part, done, total }) => {
      if (key === this.message.key && part === at) this.sending = done / total;
    }));
  }

  async #load(): Promise<void> {
    this.failed = false;
    const blob = await blobOf(this.parley, this.message, this.piece);
    if (!this.isConnected) return;
    if (blob) this.url = URL.createObjectURL(blob);
    else this.failed = true;
  }

  protected override render(): unknown {
    const { name } = aboutFile(this.piece);
    const { width, height } = this.#box();
    const sending = this.message.state === "sending";
    return html`<span class="image-box" style=${styleMap({ width: `${width}px`, aspectRatio: `${width} / ${height}` })}>
      ${this.url ? html`<a href=${this.url} target="_blank" rel="noopener" aria-label=${`Open ${name}`}><img src=${this.url} alt=${name} decoding="async" @error=${() => this.tell("no-picture", this.piece)}></a>` : nothing}
      ${this.failed ? html`<button type="button" class="link-button" @click=${() => void this.#load()}>${icon("image")} Load picture</button>` : nothing}
      ${!this.url && !this.failed ? html`<wa-spinner aria-label="Loading"></wa-spinner>` : nothing}
      ${sending ? html`<wa-progress-bar class="upload" label=${`Uploading ${name}`} value=${Math.round((this.sending ?? 0) * 100)}></wa-progress-bar>` : nothing}
    </span>`;
  }

  #box(): { width: number; height: number } {
    const sizes = this.message.metadata["sizes"] as Record<string, [number, number]> | undefined;
    const said = sizes?.[partsOf(this.message).indexOf(this.piece)];
    const [w, h] = said && said[0] > 0 && said[1] > 0 ? said : [320, 240];
    const fit = Math.min(1, widest / w, highest / h);
    return { width: Math.max(96, Math.round(w * fit)), height: Math.max(72, Math.round(h * fit)) };
  }
}
