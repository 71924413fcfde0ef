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

const rings = 60_000;
const longest = 3_600_000;
const linkType = "application/voip-link";

export const isCall = (message: Message) => message.parts.some((part) => String(part["mime_type" as keyof typeof part]).startsWith(linkType));

/** How a call goes as far as its message says. One that nobody ended in time, since the stack was stopped, is over. */
export function callOf(parley: Parley, message: Message): Call {
  const call = message.metadata["call"] as Partial<Call> | undefined;
  const age = parley.serverNow() - Date.parse(message.createdAt);
  if (call?.state === "over") return { ...call, state: "over" };
  if (call?.state === "live") return { ...call, state: age < longest ? "live" : "over" };
  return { state: age < rings ? "ringing" : "over" };
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
    joined.set(room, parley.userId);
    await provider("PUT", room, "", { callback_url: sent.value.callback_url, user: parley.userId });
  }
  return sent;
}

const joined = new Map<string, string>(); // the rooms that this window is in, and who it is there
const lost = new Set<string>(); // rooms that the provider does not know any more
const beat = 10_000;

export const inRoom = (room: string) => joined.has(room);
export const isLost = (room: string) => lost.has(room);

export async function joinCall(room: string, user: string): Promise<void> {
  joined.set(room, user);
  const answer = await provider("POST", room, "/join", { user });
  if (!answer?.over) return;
  joined.delete(room);
  lost.add(room);
}

export async function leaveCall(room: string, user: string): Promise<void> {
  joined.delete(room);
  const answer = await provider("POST", room, "/leave", { user });
  if (answer?.over) lost.add(room);
}

/** Who is in a call says so again and again, and says it where the window closes. */
setInterval(() => {
  for (const [room, user] of joined) void joinCall(room, user);
}, beat);
window.addEventListener("pagehide", () => {
  for (const [room, user] of joined) navigator.sendBeacon(`/local/calls/${room}/leave`, JSON.stringify({ user }));
  joined.clear();
});

async function provider(method: string, room: string, what: string, body: unknown): Promise<{ over?: boolean } | undefined> {
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(`/local/calls/${encodeURIComponent(room)}${what}`, { method, headers, body: JSON.stringify(body) });
    return JSON.parse((await answer.text()) || "{}");
  } catch {
    return undefined; // how the call goes is told by its message
  }
}
