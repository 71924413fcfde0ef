import { LitElement, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import { icon } from "./icons.js";
import { hue, initials } from "./people.js";

/** A person's or a group's round mark: initials on their colour, and whether they are there. */
@customElement("person-mark")
export class PersonMark extends LitElement {
  @property({ attribute: false }) userId = "";
  @property({ attribute: false }) name = "";
  @property({ attribute: false }) presence = "";
  @property({ type: Boolean }) group = false;
  @property({ reflect: true }) size: "s" | "m" | "l" = "m";

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const dot = this.presence && this.presence !== "offline" ? html`<span class="dot" data-presence=${this.presence}></span>` : nothing;
    return html`<span class="mark" aria-hidden="true" style=${styleMap({ "--hue": String(hue(this.userId)) })}>${this.group ? icon("people") : initials(this.name)}</span>${dot}`;
  }
}
