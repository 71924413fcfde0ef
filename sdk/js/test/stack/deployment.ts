import { spawn, type ChildProcess } from "node:child_process";
import { generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const patience = 30_000;

/** What a stack is known by. */
export interface Place {
  url: string;
  socketUrl: string;
  operatorKey: string;
}

/** A local stack of one's own, whose parts can be killed; its data stay. */
export class Stack {
  place!: Place;
  readonly #data = mkdtempSync(join(tmpdir(), "parley-stack-"));
  readonly #environment: Record<string, string> = {};
  #process?: ChildProcess;

  constructor(readonly program: string, readonly root: string) {}

  static async start(program: string, root: string, environment: Record<string, string> = {}): Promise<Stack> {
    const stack = new Stack(program, root);
    const [port, s3] = [await freePort(), await freePort()];
    Object.assign(stack.#environment, { PARLEY_PORT: `${port}`, PARLEY_S3_PORT: `${s3}`, PARLEY_DATA: stack.#data, PARLEY_FAULTS: "seed=1" }, environment);
    process.once("exit", () => stack.end());
    await stack.again();
    return stack;
  }

  /** Starts it, over what it had, and waits until it is ready. */
  async again(): Promise<void> {
    const child = spawn(this.program, { cwd: this.root, env: { ...process.env, ...this.#environment }, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    let said = "";
    await new Promise<void>((resolve, reject) => {
      for (const out of [child.stdout, child.stderr]) {
        out.on("data", (text) => {
          said = (said + text).slice(-10_000);
          if (said.includes("\nready ")) resolve();
        });
      }
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`the stack ended:\n${said}`)));
    });
    const { http_url, ws_url, operator_key } = JSON.parse(readFileSync(join(this.#data, "local.json"), "utf8"));
    this.place = { url: http_url, socketUrl: ws_url, operatorKey: operator_key };
  }

  /** Kills all of it at once. */
  async kill(): Promise<void> {
    const child = this.#process!;
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await over;
  }

  async killEngine(): Promise<number> {
    return kill([(await this.#processes()).engine]);
  }

  /** Kills every process of a function; how many there were. */
  async killFunction(name: string): Promise<number> {
    return kill((await this.#processes()).functions.filter((f) => f.function === name).map((f) => f.pid));
  }

  /** What befalls the database, in the words of PARLEY_FAULTS. */
  async faults(text: string): Promise<void> {
    await fetch(`${this.place.url}/local/faults`, { method: "PUT", body: text });
  }

  async #processes(): Promise<{ engine: number; functions: { function: string; pid: number }[] }> {
    return (await fetch(`${this.place.url}/local/processes`)).json() as any;
  }

  end(): void {
    this.#process?.kill("SIGKILL");
    rmSync(this.#data, { recursive: true, force: true, maxRetries: 3 });
  }
}

function kill(pids: number[]): number {
  let killed = 0;
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
      killed++;
    } catch {
      // it has ended by itself
    }
  }
  return killed;
}

/** A port that a stack can have again after it was killed: not one of those that connections are given. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer().once("error", () => resolve(false)).listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** An app of one's own, and its server, which vouches for its people and reads what they read. */
export class App {
  id!: string;
  #key!: string;
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync("ed25519");

  constructor(readonly place: () => Place) {}

  async make(): Promise<this> {
    const { production } = await this.#settled("POST", "/v1/apps", { name: "stack" }, this.place().operatorKey);
    [this.id, this.#key] = [production.app.id, production.api_key];
    const public_key = this.#keys.publicKey.export({ type: "spki", format: "pem" });
    await this.call("PUT", "/v1/identity-provider/keys/stack", undefined, { public_key });
    await this.call("PATCH", `/v1/apps/${this.id}`, undefined, { settings: { user_requests_per_minute: 1_000_000, app_requests_per_minute: 10_000_000 } });
    return this;
  }

  /** An identity token, as an app's own server makes them. */
  vouch(user: string, nonce: string): string {
    const now = Math.floor(Date.now() / 1_000);
    const encode = (what: object) => Buffer.from(JSON.stringify(what)).toString("base64url");
    const signed = `${encode({ alg: "EdDSA", kid: "stack", typ: "JWT" })}.${encode({ sub: user, aud: this.id, iat: now, exp: now + 300, nce: nonce, jti: randomUUID() })}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.#keys.privateKey).toString("base64url")}`;
  }

  /** A call of the app's server, in somebody's name or its own, made until it has an answer; undefined: there is no such thing. */
  call(method: string, path: string, user?: string, body?: unknown): Promise<any> {
    return this.#settled(method, path, body, this.#key, user);
  }

  async #settled(method: string, path: string, body: unknown, key: string, user?: string): Promise<any> {
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    if (user) headers["parley-user"] = encodeURIComponent(user);
    for (const until = Date.now() + patience; ; await sleep(200)) {
      const answer = await fetch(this.place().url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }).catch(() => undefined);
      if (answer?.ok) return answer.status === 204 ? null : answer.json();
      if (answer?.status === 404) return undefined;
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      if (Date.now() > until) throw new Error(`${method} ${path}: ${answer?.status ?? "no answer"}`);
    }
  }
}
