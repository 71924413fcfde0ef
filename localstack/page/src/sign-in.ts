import { LitElement, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./person-mark.js";
import { icon } from "./icons.js";
import { capital, demoUsers, idOf } from "./people.js";

/** Picks one of the demo's people, or makes a new one. */
@customElement("sign-in")
export class SignIn extends LitElement {
  @property() failure = "";

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  #enter(user: string, name?: string): void {
    this.dispatchEvent(new CustomEvent("sign-in", { detail: { user, name }, bubbles: true }));
  }

  #submit = (e: SubmitEvent): void => {
    e.preventDefault();
    const name = String(new FormData(e.target as HTMLFormElement).get("name") ?? "").trim();
    if (name) this.#enter(idOf(name), name);
  };

  protected override render(): unknown {
    return html`
      <main class="sign-in">
        <div class="sign-in-card">
          <img class="sign-in-mark" src="/page/icon.svg" alt="" width="56" height="56">
          <h1>Welcome to Parley</h1>
          <p class="quiet">Your own messaging back end, running on this machine. Be one of the demo's people, and open a second window to be another.</p>
          ${this.failure ? html`<p class="failure" role="alert">${icon("alert")} ${this.failure}</p>` : nothing}
          <ul class="people-grid" aria-label="Who are you?">
            ${demoUsers.map((user) => html`
              <li><button type="button" class="person-tile" @click=${() => this.#enter(user)}>
                <person-mark .userId=${user} .name=${capital(user)} size="l"></person-mark>
                <span>${capital(user)}</span>
              </button></li>`)}
          </ul>
          <form class="sign-in-form" @submit=${this.#submit}>
            <wa-input name="name" label="Somebody else" placeholder="Your name" maxlength="64" autocomplete="off" enterkeyhint="go"></wa-input>
            <wa-button type="submit" variant="brand" appearance="filled">Continue</wa-button>
          </form>
        </div>
        <p class="sign-in-foot quiet">No passwords here: the local stack believes anybody. <a href="/docs">Read the API</a></p>
      </main>`;
  }
}
