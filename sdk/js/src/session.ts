import type { Environment } from "./env.js";
import { bad, ended, good, type ParleyError, type Result } from "./errors.js";
import type { Http, Tokens } from "./http.js";
import type { StoredSession } from "./shapes.js";
import type { Store } from "./store/store.js";

/** What an app's own server is asked with. */
export interface LoginRequest {
  appId: string;
  userId: string;
  /** Gives the nonce that the identity token has to carry. */
  nonce(): Promise<string>;
}

/** Fetches an identity token, a JWT, from the app's own server. It may throw. */
export type IdentityTokenSource = (request: LoginRequest) => Promise<string>;

interface NewSession {
  session_token: string;
  expires_at: string;
  identity: { user_id: string };
}

const patience = 30_000; // with an app's own server

/** Keeps a session, and logs in again when it has ended. Tabs share it by the database. */
export class Session implements Tokens {
  #session?: StoredSession;
  #login?: Promise<Result<string>>;
  #over = false;

  constructor(
    readonly env: Environment, readonly http: Http, readonly store: Store, readonly appId: string, readonly userId: string,
    readonly source: IdentityTokenSource, readonly told: (error: ParleyError) => void,
  ) {}

  /** Takes over what the database holds. */
  restore(session: StoredSession | undefined): void {
    this.#session = session;
  }

  async token(): Promise<Result<string>> {
    if (this.#over) return ended();
    if (this.#session) return good(this.#session.token);
    return this.renew("");
  }

  /** One login at a time, in all tabs; who waited takes what the other one got. */
  renew(refused: string, nonce?: string): Promise<Result<string>> {
    this.#login ??= this.#alone(() => this.#renew(refused, nonce))
      .catch((fault) => bad("storage", fault instanceof Error ? fault.message : String(fault)))
      .finally(() => (this.#login = undefined));
    return this.#login;
  }

  #alone(login: () => Promise<Result<string>>): Promise<Result<string>> {
    return this.env.locks ? (this.env.locks.request(`parley-login:${this.appId}:${this.userId}`, {}, login) as Promise<Result<string>>) : login();
  }

  async #renew(refused: string, nonce?: string): Promise<Result<string>> {
    if (this.#over) return ended();
    const stored = (await this.store.meta()).session;
    if (stored && stored.token !== refused) {
      this.#session = stored;
      return good(stored.token);
    }
    const answer = await this.#logIn(nonce);
    if (this.#over) return ended();
    if (!answer.ok) {
      const failure = bad("login_failed", answer.error.detail, { ...answer.error, code: "login_failed" });
      this.told(failure.error);
      return failure;
    }
    this.#session = { token: answer.value.session_token, expiresAt: answer.value.expires_at };
    await this.store.commit({ meta: { session: this.#session } }).catch(() => {}); // it is as good in memory
    return good(this.#session.token);
  }

  async #logIn(nonce?: string): Promise<Result<NewSession>> {
    let token: string;
    try {
      token = await this.#sourced({ appId: this.appId, userId: this.userId, nonce: () => this.#nonce(nonce) });
    } catch (fault) {
      return bad("login_failed", fault instanceof Error ? fault.message : String(fault));
    }
    const answer = await this.http.call<NewSession>("POST", "/v1/sessions", {
      body: { app_id: this.appId, identity_token: token }, anonymous: true, retries: 0, // a token works once
    });
    if (answer.ok && answer.value.identity.user_id !== this.userId) {
      return bad("login_failed", `the identity token is of ${answer.value.identity.user_id}, not of ${this.userId}`);
    }
    return answer;
  }

  /** An app's own server that says nothing must not hold up all tabs for ever. */
  #sourced(request: LoginRequest): Promise<string> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error("identityToken gave nothing in time"));
      const timer = this.env.setTimeout(late, patience);
      const forget = this.http.life.on(late);
      Promise.resolve(this.source(request)).then(resolve, reject).finally(() => (this.env.clearTimeout(timer), forget()));
    });
  }

  async #nonce(known?: string): Promise<string> {
    if (known) return known;
    const answer = await this.http.call<{ nonce: string }>("POST", "/v1/nonces", { body: { app_id: this.appId }, anonymous: true });
    if (!answer.ok) throw new Error(answer.error.detail);
    return answer.value.nonce;
  }

  /** Ends the session here; gives back what is to be ended at the server. */
  async logOut(): Promise<string | undefined> {
    const held = this.#session ?? (await this.store.meta().then((meta) => meta.session, () => undefined)); // another tab may have logged in
    this.end();
    return held?.token;
  }

  /** No more tokens. */
  end(): void {
    this.#over = true;
  }
}
