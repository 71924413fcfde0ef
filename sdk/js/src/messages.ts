import { ChannelCalls } from "./channels.js";
import { checkDraft, checkObject, checkWord } from "./check.js";
import { bad, caught, ended, good, must, stored, type ParleyFailure, type Result } from "./errors.js";
import type { Replica } from "./replica.js";
import type { Draft, Operation, PartInput } from "./shapes.js";
import { echoView, type Message } from "./views.js";

/** What is done to messages. It is stored when the call resolves, shown at once, and brought to the server when it can be. */
export abstract class MessageCalls extends ChannelCalls {
  protected abstract readonly replica: Replica;
  abstract serverNow(): number;
  /** The operations are other than before. */
  protected abstract operated(rooms?: string[]): Promise<void>;
  protected abstract get closed(): boolean;

  /**
   * Sends a message, a text or anything else. It is stored when this resolves, shown at once, and sent when it can be.
   * What can never be sent, or cannot be stored, is not shown: this rejects with a ParleyFailure.
   */
  async send(channelId: string, message: string | Draft): Promise<Message> {
    if (this.closed) must(ended());
    const channel = must(checkWord(channelId, "a channel's id"));
    const draft = must(checkDraft(typeof message === "string" ? textDraft(message) : message));
    const operation = await this.#do({ id: this.newKey(), channel, kind: "send", draft });
    return echoView(this.replica, operation);
  }

  /** Sends a message anew that was refused, as the newest. */
  async retry(key: string): Promise<Result<Message>> {
    if (this.closed) return ended();
    const failed = this.#failed(key);
    if (!failed) return bad("not_found", "no such message has failed");
    const { error, number, ...again } = failed;
    try {
      return good(echoView(this.replica, await this.#do({ ...again, id: this.newKey() }, number)));
    } catch (fault) {
      return caught(fault as ParleyFailure);
    }
  }

  /** Drops a message that was refused. */
  async discard(key: string): Promise<void> {
    if (this.closed) must(ended());
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
  async patchMetadata(message: Message, patch: Record<string, unknown>): Promise<Result<void>> {
    const said = checkObject(patch, "a patch");
    return said.ok ? this.#touch(message, { kind: "metadata", patch: said.value }) : said;
  }

  /** Reacts to a message by an emoji or a word. */
  react(message: Message, reaction: string): Promise<Result<void>> {
    return this.#react(message, "react", reaction);
  }

  unreact(message: Message, reaction: string): Promise<Result<void>> {
    return this.#react(message, "unreact", reaction);
  }

  async #react(message: Message, kind: "react" | "unreact", reaction: string): Promise<Result<void>> {
    const word = checkWord(reaction, "a reaction");
    return word.ok ? this.#touch(message, { kind, reaction }) : word;
  }

  async #touch(message: Message, what: Pick<Operation, "kind" | "patch" | "reaction">): Promise<Result<void>> {
    if (this.closed) return ended();
    if (message?.key && !message.id) return bad("conflict", "the message is not at the server yet");
    const [id, channel] = [checkWord(message?.id, "a message's id"), checkWord(message?.channelId, "a channel's id")];
    if (!id.ok) return id;
    if (!channel.ok) return channel;
    const target = { id: id.value, sequence: Number(message.sequence) };
    return this.#do({ id: this.newKey(), channel: channel.value, target, ...what }).then(() => good(undefined), caught);
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
