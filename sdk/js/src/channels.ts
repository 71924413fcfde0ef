import type { Result } from "./errors.js";
import { segment, type CallOptions } from "./http.js";
import type { Role, WireChannel } from "./shapes.js";
import type { Channel } from "./views.js";

/** What to make a channel of. */
export interface NewChannel {
  participants: string[];
  type?: "PERSONAL" | "GROUP";
  title?: string;
  description?: string;
  metadata?: Record<string, unknown>;
  exposed?: boolean;
  distinct?: boolean;
  history?: "all" | "joining";
  invite?: "members" | "owners";
}

/** What is done to channels. It needs the server, and the local data has it soon after. */
export abstract class ChannelCalls {
  abstract get userId(): string;
  abstract channel(id: string): Channel | undefined;
  abstract waitForChannel(id: string, timeout?: number): Promise<Result<Channel>>;
  abstract call<T>(method: string, path: string, options?: CallOptions): Promise<Result<T>>;
  abstract sync(): void;
  protected abstract newKey(): string;

  /** Makes a channel, or finds the one that there is of these people. */
  async createChannel(channel: NewChannel): Promise<Result<Channel>> {
    const uuid = channel.type === "PERSONAL" || channel.distinct ? {} : { uuid: this.newKey() };
    const answer = await this.call<WireChannel>("POST", "/v1/channels", { body: { ...channel, ...uuid } });
    return answer.ok ? this.#arrives(answer.value.id) : answer;
  }

  /** Joins an exposed channel. */
  async join(channelId: string): Promise<Result<Channel>> {
    const answer = await this.call("PUT", `/v1/channels/${segment(channelId)}/participants/me`);
    return answer.ok ? this.#arrives(channelId) : answer;
  }

  async #arrives(id: string): Promise<Result<Channel>> {
    if (!this.channel(id)) this.sync();
    return this.waitForChannel(id);
  }

  leave(channelId: string): Promise<Result<void>> {
    return this.removeParticipant(channelId, this.userId);
  }

  addParticipants(channelId: string, userIds: string[]): Promise<Result<unknown>> {
    return this.#change("POST", `/v1/channels/${segment(channelId)}/participants`, { user_ids: userIds });
  }

  removeParticipant(channelId: string, userId: string): Promise<Result<void>> {
    return this.#change("DELETE", `/v1/channels/${segment(channelId)}/participants/${segment(userId)}`);
  }

  setRole(channelId: string, userId: string, role: Role): Promise<Result<unknown>> {
    return this.#change("PATCH", `/v1/channels/${segment(channelId)}/participants/${segment(userId)}`, { role });
  }

  /** Changes what a channel is called and says, by a JSON Merge Patch. */
  updateChannel(channelId: string, patch: Record<string, unknown>): Promise<Result<unknown>> {
    return this.#change("PATCH", `/v1/channels/${segment(channelId)}`, patch);
  }

  deleteChannel(channelId: string): Promise<Result<void>> {
    return this.#change("DELETE", `/v1/channels/${segment(channelId)}`);
  }

  /** Takes a message request, or declines it. */
  moveTo(channelId: string, folder: "inbox" | "declined"): Promise<Result<unknown>> {
    return this.#change("PUT", `/v1/channels/${segment(channelId)}/folder`, { folder });
  }

  /** Clears my own history of a channel, on all my devices. */
  clearHistory(channelId: string, sequence = this.channel(channelId)?.lastSequence ?? 0): Promise<Result<unknown>> {
    return this.#change("PUT", `/v1/channels/${segment(channelId)}/cleared`, { sequence_id: sequence });
  }

  block(userId: string): Promise<Result<unknown>> {
    return this.#change("PUT", `/v1/blocks/${segment(userId)}`);
  }

  unblock(userId: string): Promise<Result<void>> {
    return this.#change("DELETE", `/v1/blocks/${segment(userId)}`);
  }

  async #change<T>(method: string, path: string, body?: unknown): Promise<Result<T>> {
    const answer = await this.call<T>(method, path, { body });
    if (answer.ok) this.sync();
    return answer;
  }
}
