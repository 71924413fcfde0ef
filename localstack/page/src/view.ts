import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { Parley, Query } from "@parley/client";
import { refusalOf } from "./refusal.js";

/** An element of the page: in the page's own tree, so that labels, styles and ids reach it, and bound to one client. */
export abstract class View extends LitElement {
  @property({ attribute: false }) parley!: Parley;
  #stops: (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Where an element begins to listen; what it gives to `until` ends when it leaves the page. */
  protected begin(): void {}

  protected until(stop: () => void): void {
    this.#stops.push(stop);
  }

  /** Keeps what a live query says, for as long as this element is there. */
  protected follow<T, Q extends Query<T>>(asked: Promise<Q>, took: (query: Q) => void): void {
    let over = false;
    this.until(() => (over = true));
    void asked.then((query) => {
      if (over) return query.close();
      this.until(() => query.close());
      query.subscribe(() => took(query));
      took(query);
    }, () => {}); // the client has ended
  }

  protected listen<K extends keyof WindowEventMap>(kind: K, heard: (e: WindowEventMap[K]) => void): void {
    window.addEventListener(kind, heard);
    this.until(() => window.removeEventListener(kind, heard));
  }

  /** Does what may be refused, and says so where it is; whether it was done. */
  protected async attempt(asked: Promise<unknown>): Promise<boolean> {
    const refusal = await refusalOf(asked);
    if (refusal) this.tell("notice", refusal);
    return refusal === "";
  }

  /** Tells the elements around. */
  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
