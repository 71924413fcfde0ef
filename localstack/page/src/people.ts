import type { Channel, Identity, Message, Parley, Participant, Presence } from "@parley/client";
import { plain } from "./names.js";
import { typedName } from "./stack.js";

/** Whom the page offers to be, and to write to. */
export const demoUsers = ["alice", "bob", "carol", "dave"];

export const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export function nameOf(parley: Parley, userId: string, identity: Identity | undefined = parley.identity(userId)): string {
  return plain(identity?.display_name || typedName(userId) || capital(userId));
}

/** The id of somebody who gives only a name. */
export const idOf = (name: string) => name.trim().toLowerCase().replace(/\s+/g, "-");

/** How somebody is; while nothing is told of anybody, nobody knows. */
export const presenceOf = (parley: Parley, userId: string): Presence | undefined =>
  parley.status.state === "offline" ? undefined : parley.presence(userId);

/** Everybody else in a channel. */
export const othersIn = (parley: Parley, channel: Channel): Participant[] => channel.participants.filter((p) => p.userId !== parley.userId);

/** Whom a message was sent to: who came later was not. */
export const recipientsOf = (channel: Channel, message: Message): Participant[] =>
  channel.participants.filter((p) => p.userId !== message.author && (p.joined ?? 0) < message.sequence!);

/** The other person of a direct chat. */
export function partnerIn(parley: Parley, channel: Channel): string | undefined {
  return channel.type === "PERSONAL" ? othersIn(parley, channel)[0]?.userId : undefined;
}

export function titleOf(parley: Parley, channel: Channel): string {
  if (channel.title) return plain(channel.title);
  if (channel.type === "ANNOUNCEMENTS") return "Announcements";
  const names = othersIn(parley, channel).map((p) => nameOf(parley, p.userId, p.identity));
  if (names.length > 0) return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  return channel.participantCount > 1 ? `${channel.participantCount} people` : "Just you";
}

/** At most two letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

/** The same colour for the same person everywhere. */
export function hue(id: string): number {
  let sum = 7;
  for (const c of id) sum = (sum * 31 + c.codePointAt(0)!) % 3600;
  return (sum * 137) % 360;
}

/** Everybody whom this person may want to write to: those of the demo and those of their chats. */
export function knownPeople(parley: Parley, channels: readonly Channel[]): string[] {
  const met = channels.flatMap((c) => c.participants.map((p) => p.userId));
  return [...new Set([...demoUsers, ...met])].filter((id) => id !== parley.userId);
}

/** "Alice", "Alice and Bob", "Alice, Bob and 3 more". */
export function listed(names: string[], most = 3): string {
  if (names.length > most) return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}
