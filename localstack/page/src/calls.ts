import type { Channel, Message, Parley, Result } from "@parley/client";
import { bytesOf } from "./files.js";
import { duration } from "./times.js";

/** How a call goes, in the demo provider's words: what the provider posts to the callback, and everybody reads. */
export interface Call {
  state: "ringing" | "live" | "over";
  people?: number;
  since?: string;
  seconds?: number;
}

const linkType = "application/voip-link";

export const isCall = (message: Message) => message.parts.some((part) => String(part["mime_type" as keyof typeof part]).startsWith(linkType));

export function callOf(message: Message): Call {
  const call = message.metadata["call"] as Partial<Call> | undefined;
  const known = call?.state === "live" || call?.state === "over";
  return { ...call, state: known ? call!.state! : "ringing" };
}

export function callWords(call: Call): string {
  if (call.state === "ringing") return "Call: ringing";
  if (call.state === "live") return "Call: in progress";
  return call.seconds ? `Call ended, ${duration(call.seconds)}` : "Call not answered";
}

/** The room at the provider that a call button leads to. */
export function roomOf(message: Message): string | undefined {
  const part = message.parts.find((p) => String((p as { mime_type: string }).mime_type).startsWith(linkType)) as { body?: unknown; encoding?: string } | undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(part!.body as string, part!.encoding))).call_id;
  } catch {
    return undefined; // a call of another provider
  }
}

/**
 * Calls everybody in a channel. In an app its own server does this, so that the address of the callback stays between it
 * and the provider; on one machine the page may.
 */
export async function startCall(parley: Parley, channel: Channel): Promise<Result<unknown>> {
  const room = crypto.randomUUID();
  const sent = await parley.call<{ callback_url: string }>("POST", "/v1/messages", {
    key: room,
    body: {
      message: {
        parts: [{ mime_type: linkType, body: JSON.stringify({ provider: "demo", call_id: room }) }],
        metadata: { call: { state: "ringing" } }, callback: true,
      },
      recipients: { channels: [channel.id] },
    },
  });
  if (sent.ok) {
    joined.add(room);
    await provider("PUT", room, "", { callback_url: sent.value.callback_url, user: parley.userId });
  }
  return sent;
}

const joined = new Set<string>(); // the rooms that this window is in

export const inRoom = (room: string) => joined.has(room);

export function joinCall(room: string, user: string): Promise<void> {
  joined.add(room);
  return provider("POST", room, "/join", { user });
}

export function leaveCall(room: string, user: string): Promise<void> {
  joined.delete(room);
  return provider("POST", room, "/leave", { user });
}

/** Says that somebody left, though the page is going away. */
export const dropCall = (room: string, user: string) => void navigator.sendBeacon(`/local/calls/${room}/leave`, JSON.stringify({ user }));

async function provider(method: string, room: string, what: string, body: unknown): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const asked = fetch(`/local/calls/${encodeURIComponent(room)}${what}`, { method, headers, body: JSON.stringify(body) });
  await asked.then((answer) => answer.text()).catch(() => {}); // how the call goes is told by its message
}
