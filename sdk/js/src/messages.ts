import { ChannelCalls } from "./channels.js";
import { bad, good, stored, type Result, type StorageError } from "./errors.js";
import type { Replica } from "./replica.js";
import type { Draft, Operation, PartInput } from "./shapes.js";
import { echoView, type Message } from "./views.js";

/** What is done to messages. It is stored when the call resolves, shown at once, and brought to the server when it can be. */
export abstract class MessageCalls extends ChannelCalls {
  protected abstract readonly replica: Replica;
  /** The server's time, as far as it is known. */
  protected abstract serverNow(): number;
  /** The operations are other than before. */
  protected abstract operated(rooms?: string[]): Promise<void>;

  /** Sends a message, a text or anything else. It is stored when this resolves, shown at once, and sent when it can be. */
  async send(channelId: string, message: string | Draft): Promise<Message> {
    const draft = typeof message === "string" ? textDraft(message) : message;
    const operation = await this.#do({ id: this.newKey(), channel: channelId, kind: "send", draft });
    return echoView(this.replica, operation);
  }

  /** Sends a message anew that was refused, as the newest. */
  async retry(key: string): Promise<Result<Message>> {
    const failed = this.#failed(key);
    if (!failed) return bad("not_found", "no such message has failed");
    const { error, number, ...again } = failed;
    try {
      return good(echoView(this.replica, await this.#do({ ...again, id: this.newKey() }, number)));
    } catch (fault) {
      return { ok: false, error: fault as StorageError };
    }
  }

  /** Drops a message that was refused. */
  async discard(key: string): Promise<void> {
    const failed = this.#failed(key);
    if (failed) await this.#forget(failed);
  }

  #failed(key: string): Operation | undefined {
    return this.replica.operations.find((o) => o.id === key && o.error);
  }

  async #forget(operation: Operation): Promise<void> {
    await stored(this.replica.store.commit({ done: [operation.number] }));
    this.replica.did(undefined, operation.number);
    await this.operated();
  }

  /** Deletes a message for everybody. */
  deleteMessage(message: Message): Promise<Result<void>> {
    return this.#touch(message, { kind: "delete" });
  }

  /** Changes the metadata of a message, by a JSON Merge Patch. */
  patchMetadata(message: Message, patch: Record<string, unknown>): Promise<Result<void>> {
    return this.#touch(message, { kind: "metadata", patch });
  }

  /** Reacts to a message by an emoji or a word. */
  react(message: Message, reaction: string): Promise<Result<void>> {
    return this.#touch(message, { kind: "react", reaction });
  }

  unreact(message: Message, reaction: string): Promise<Result<void>> {
    return this.#touch(message, { kind: "unreact", reaction });
  }

  async #touch(message: Message, what: Pick<Operation, "kind" | "patch" | "reaction">): Promise<Result<void>> {
    if (!message.id || !message.sequence) return bad("conflict", "the message is not at the server yet");
    const target = { id: message.id, sequence: message.sequence };
    try {
      await this.#do({ id: this.newKey(), channel: message.channelId, target, ...what });
      return good(undefined);
    } catch (fault) {
      return { ok: false, error: fault as StorageError };
    }
  }

  /** Stores something that is done, in place of what was refused where that is done anew. */
  async #do(what: Omit<Operation, "number" | "at">, instead?: number): Promise<Operation> {
    const operation = await stored(this.replica.store.enqueue({ ...what, at: new Date(this.serverNow()).toISOString() }, instead));
    this.replica.did(operation, instead);
    await this.operated([operation.channel]);
    return operation;
  }
}

/** A text as the server takes it: short ones as they are, long ones as an upload. */
function textDraft(text: string): Draft {
  const short = new TextEncoder().encode(text).length <= 32_768;
  const part: PartInput = { mime_type: "text/plain", body: text };
  return short ? { type: "text", content: { text } } : { parts: [part] };
}
