import { backoff, Life, Pause, type Environment } from "./env.js";
import { bad, ended, good, type ParleyError, type Result } from "./errors.js";

/** What a call may say besides its path. */
export interface CallOptions {
  body?: unknown;
  /** The Idempotency-Key: repeats carry the same. */
  key?: string;
  /** How often to try again what may succeed later; 3. */
  retries?: number;
  /** Without a session. */
  anonymous?: boolean;
  /** With this session, in place of the one there is. */
  session?: string;
}

/** Where tokens come from. */
export interface Tokens {
  token(): Promise<Result<string>>;
  /** Called with a token that was refused; gives another one. */
  renew(refused: string, nonce?: string): Promise<Result<string>>;
}

const patience = 30_000;
const dots = /\/(\.|%2e){1,2}(?=[/?#]|$)/i;
const jump = 120_000;

/** Calls the HTTP API. A repeat is only made where it is safe: every call of this library is, by its key or by what it says. */
export class Http {
  tokens?: Tokens;
  /** By how much the server's clock is ahead of this one's, at least; -Infinity while nothing is known. */
  ahead = -Infinity;

  /** With `life` all calls end. */
  constructor(readonly env: Environment, readonly url: string, readonly life = new Life()) {}

  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<Result<T>> {
    if (dots.test(path)) return bad("invalid_value", "a path of dots leads elsewhere");
    const body = written(options.body);
    return body.ok ? this.#tried(method, path, { ...options, body: body.value }) : body;
  }

  async #tried<T>(method: string, path: string, options: Written): Promise<Result<T>> {
    let renewed = false;
    for (let attempt = 0; ; attempt++) {
      if (this.life.over) return ended();
      const token = options.session ? good(options.session) : options.anonymous ? undefined : await this.tokens!.token();
      if (token && !token.ok) return token;
      const answer = await this.#once<T>(method, path, options, token?.value);
      if (answer.ok) return answer;
      if (this.life.over) return ended();
      if (answer.error.status === 401 && token && !renewed) {
        renewed = true;
        const other = await this.tokens!.renew(token.value, answer.error.nonce);
        if (!other.ok) return other;
        continue;
      }
      if (!transient(answer.error) || attempt >= (options.retries ?? 3)) return answer;
      await this.#wait(answer.error, attempt);
    }
  }

  async #wait(error: ParleyError, attempt: number): Promise<void> {
    const pause = new Pause(this.env);
    const forget = this.life.on(() => pause.end());
    await pause.for((error.retryAfter ?? 0) * 1000 + backoff(this.env, attempt));
    forget();
  }

  async #once<T>(method: string, path: string, { body, key }: Written, token?: string): Promise<Result<T>> {
    const headers: Record<string, string> = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (key) headers["idempotency-key"] = key;
    if (body !== undefined) headers["content-type"] = "application/json";
    const abort = new AbortController();
    const timer = this.env.setTimeout(() => abort.abort(), patience);
    const forget = this.life.on(() => abort.abort());
    try {
      const response = await this.env.fetch(this.url + path, {
        method, headers, signal: abort.signal, ...(body !== undefined && { body }),
      });
      this.#clock(response.headers.get("date"));
      const text = await response.text();
      return read<T>(response, text);
    } catch (fault) {
      return bad("network", fault instanceof Error ? fault.message : String(fault));
    } finally {
      this.env.clearTimeout(timer);
      forget();
    }
  }

  #clock(date: string | null): void {
    if (!date) return;
    const time = Date.parse(date);
    if (time < this.serverNow() - jump) this.ahead = -Infinity; // no answer is so late: this machine's clock was set
    this.observe(time);
  }

  /** Learns from a time that the server wrote: its clock shows this or more by now. */
  observe(time: number): void {
    if (time > 0) this.ahead = Math.max(this.ahead, time - this.env.now());
  }

  /** The server's time, as far as it is known. */
  serverNow(): number {
    return this.env.now() + (this.ahead === -Infinity ? 0 : this.ahead);
  }
}

type Written = Omit<CallOptions, "body"> & { body?: string };

function written(body: unknown): Result<string | undefined> {
  try {
    return good(JSON.stringify(body));
  } catch (fault) {
    return bad("invalid_value", fault instanceof Error ? fault.message : String(fault));
  }
}

/** Somebody's word as one segment of a path. What is no Unicode text names nothing that there is. */
export const segment = (word: string) => encodeURIComponent(String(word).replace(/\p{Surrogate}/gu, "\ufffd"));

function transient(error: ParleyError): boolean {
  return error.code === "network" || error.code === "rate_limited" || error.status === 503 || (error.status >= 500 && error.code !== "quota_exceeded");
}

function read<T>(response: Response, text: string): Result<T> {
  const value = parse(text);
  if (response.ok && (value !== undefined || text === "")) return good(value as T);
  if (response.ok) return bad("network", "the answer is no JSON");
  const problem = (value ?? {}) as Record<string, any>;
  const wait = Number(response.headers.get("retry-after") ?? problem.retry_after);
  return bad(problem.code ?? codeOf(response.status), problem.detail ?? problem.message ?? response.statusText, {
    status: response.status,
    ...(problem.errors && { errors: problem.errors }),
    ...(problem.nonce && { nonce: problem.nonce }),
    ...(problem.request_id && { requestId: problem.request_id }),
    ...(wait > 0 && { retryAfter: wait }),
  });
}

/** What is refused before the server has its say, as by a gateway, has no word. */
function codeOf(status: number): ParleyError["code"] {
  return status >= 500 ? "network" : status === 429 ? "rate_limited" : "invalid_request";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
