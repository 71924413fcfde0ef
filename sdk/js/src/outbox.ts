import { backoff, Pause, type Environment } from "./env.js";
import { bad, good, ParleyFailure, passing, stored, type ParleyError, type Result } from "./errors.js";
import type { Content } from "./content.js";
import { segment, type Http } from "./http.js";
import type { Log } from "./log.js";
import type { Operation, WireMessage } from "./shapes.js";
import type { Replica } from "./replica.js";

/**
 * Brings to the server what people did: in each channel in the order in which they did it, each under its own
 * key for as long as it takes, so that it happens once. What is refused waits for somebody to retry or discard it,
 * and lets the next one pass.
 */
export class Outbox {
  #running = true;
  readonly #channels = new Map<string, Pause>();

  constructor(
    readonly env: Environment, readonly http: Http, readonly log: Log, readonly replica: Replica, readonly content: Content,
    readonly refused: (operation: Operation, error: ParleyError) => void,
  ) {}

  stop(): void {
    this.#running = false;
    for (const pause of this.#channels.values()) pause.end();
  }

  /** Looks for what is to be done; a channel that waits to try again tries at once. */
  look(hurry = false): void {
    for (const { channel, error } of this.replica.operations) {
      if (!error && this.#running && !this.#channels.has(channel)) void this.#work(channel);
    }
    if (hurry) for (const pause of this.#channels.values()) pause.end();
  }

  #next(channel: string): Operation | undefined {
    return this.replica.operations.find((o) => o.channel === channel && !o.error);
  }

  async #work(channel: string): Promise<void> {
    const pause = new Pause(this.env);
    this.#channels.set(channel, pause);
    for (let failed = 0; this.#running; ) {
      const operation = this.#next(channel);
      if (!operation) break;
      const error = await this.#settle(operation);
      failed = error ? failed + 1 : 0;
      if (error && this.#running) await pause.for((error.retryAfter ?? 0) * 1000 + backoff(this.env, failed));
    }
    this.#channels.delete(channel);
  }

  /** Tries once. Gives back why to try again. */
  async #settle(operation: Operation): Promise<ParleyError | undefined> {
    try {
      const answer = await this.#attempt(operation).catch(impossible);
      if (!this.#running) return undefined;
      if (answer.ok) await this.#done(operation, answer.value);
      else if (passing(answer.error)) return answer.error;
      else await this.#refuse(operation, answer.error);
      return undefined;
    } catch (fault) {
      return { code: "storage", status: 0, detail: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  /** Notes what has been uploaded. */
  #keep(operation: Operation): Promise<void> {
    return stored(this.log.run([], (tx) => void tx.operations.push(operation)));
  }

  #done(operation: Operation, message: WireMessage | undefined): Promise<void> {
    if (message) return this.log.answered(message, [operation.number]);
    return this.log.run([], (tx) => void tx.done.add(operation.number));
  }

  /** A message that was refused is kept, to be seen; anything else shows again as it is. */
  async #refuse(operation: Operation, error: ParleyError): Promise<void> {
    await this.log.run([], (tx) => {
      if (operation.kind === "send" && this.replica.rooms.has(operation.channel)) tx.operations.push({ ...operation, error });
      else tx.done.add(operation.number);
    });
    this.refused(operation, error);
  }

  async #attempt(o: Operation): Promise<Result<WireMessage | undefined>> {
    if (o.kind === "send") return this.#send(o);
    const path = `/v1/messages/${segment(o.target!.id)}`;
    switch (o.kind) {
      case "metadata":
        return this.http.call("PATCH", `${path}/metadata`, { body: o.patch });
      case "react":
        return this.http.call("PUT", `${path}/reactions/${segment(o.reaction!)}`);
      case "unreact": {
        const taken = await this.http.call<undefined>("DELETE", `${path}/reactions/${segment(o.reaction!)}`);
        return taken.ok ? this.http.call("GET", path) : taken;
      }
      case "delete": {
        const answer = await this.http.call<{ data: { messages: WireMessage[] } }>("POST", "/v1/messages/delete", { body: { ids: [o.target!.id] } });
        return answer.ok ? good(answer.value.data.messages[0]) : answer;
      }
    }
  }

  async #send(o: Operation): Promise<Result<WireMessage>> {
    const draft = await this.content.upload(o, (next) => this.#keep(next));
    if (!draft.ok) return draft;
    const body = { message: { ...draft.value, uuid: o.id }, recipients: { channels: [o.channel] } };
    const answer = await this.http.call<WireMessage>("POST", "/v1/messages", { body, key: o.id });
    return answer.ok && !answer.value ? bad("network", "the answer is empty") : answer;
  }
}

/** What fails before it is asked for fails each time, unless that was the database. */
function impossible(fault: unknown): Result<never> {
  if (fault instanceof ParleyFailure) throw fault;
  return bad("invalid_value", fault instanceof Error ? fault.message : String(fault));
}
