import * as ranges from "./ranges.js";
import type { Transaction } from "./transaction.js";
import type { ChannelInfo, Event, Room, SyncedChannel } from "./shapes.js";

// How one channel's room takes over what it is told, in whatever order that comes.

export function newRoom(c: SyncedChannel): Room {
  const before = c.messages.length > 0 ? c.messages[0]!.sequence_id - 1 : c.sequence_id;
  return {
    id: c.channel.id, info: shared(c.channel), infoAt: c.change_id, role: c.channel.role ?? "member", first: 1, delivered: 0, seen: 0,
    folder: c.channel.folder ?? "inbox", members: {}, sequence: before, change: c.change_id, revision: c.member_revision,
    held: [], loose: [], unseen: [], pointers: [], highest: c.sequence_id, highChange: c.change_id, joinedAt: c.change_id,
    counted: { unread: 0, upto: 0, seen: 0, change: 0 }, recount: false,
  };
}

/** A channel without what is its reader's own. */
function shared(channel: object): ChannelInfo {
  const { role, first_sequence_id, folder, unread_count, seen_sequence_id, delivered_sequence_id, last_message, ...rest } = channel as any;
  return rest;
}

export function info(room: Room, data: ChannelInfo, change: number): void {
  if (change >= room.infoAt) {
    room.info = shared(data);
    room.infoAt = change;
  }
  room.highest = Math.max(room.highest, data.last_sequence_id);
  room.highChange = Math.max(room.highChange, data.last_change_id);
}

export function participant(tx: Transaction, room: Room, e: Event): void {
  const p = e.data;
  const change = e.change_id ?? 0;
  const left = e.type === "participant.left";
  const isMe = p.user_id === tx.replica.me;
  crowd(room, e.type, change);
  if (change > 0 || !isMe) member(room, p.user_id, p.role, left, change, left ? undefined : came(room, e));
  if (e.type === "participant.joined") raise(room, tx.replica.me, p.user_id, e.sequence_id ?? 0, e.sequence_id ?? 0);
  if (!isMe || left) return;
  if (change > 0 && p.role && change >= (room.members[p.user_id]?.at ?? 0)) room.role = p.role;
  if (p.folder) room.folder = p.folder;
}

/** Counts who comes and goes in a channel of so many that they are not listed. */
function crowd(room: Room, type: string, change: number): void {
  if (room.info.participants || change <= Math.max(room.infoAt, room.change) || ranges.has(room.loose, change)) return;
  const more = type === "participant.joined" ? 1 : type === "participant.left" ? -1 : 0;
  room.info = { ...room.info, participant_count: room.info.participant_count + more };
}

/** The last entry when somebody came, as an event says it. A change that was answered does not: they may have left and come again. */
function came(room: Room, e: Event): number | undefined {
  if (e.id === "") return undefined;
  return e.type === "participant.joined" ? (e.sequence_id ?? 0) : room.members[e.data.user_id]?.joined;
}

function member(room: Room, user: string, role: Room["role"] | undefined, gone: boolean, change: number, joined?: number): void {
  const held = room.members[user] ?? { delivered: 0, seen: 0, gone: true, at: -1 };
  if (change < held.at) return;
  room.members[user] = { ...held, joined, gone, at: change, ...(!gone && role && { role }) };
}

/** Lifts somebody's watermarks, which only rise. */
export function raise(room: Room, me: string, user: string, delivered: number, seen: number, last?: number): void {
  const held = room.members[user] ?? { delivered: 0, seen: 0, gone: true, at: -1 }; // who they are comes later
  const to = { seen: Math.max(held.seen, seen), delivered: Math.max(held.delivered, delivered, seen) };
  room.members[user] = { ...held, ...to };
  room.highest = Math.max(room.highest, delivered, seen);
  if (user !== me) return;
  const [higher, lower] = [seen > room.seen || delivered > room.delivered, seen < room.seen || Math.max(delivered, seen) < room.delivered];
  if (higher) room.told = last;
  else if (!lower && last !== undefined) room.told = Math.max(room.told ?? 0, last);
  room.seen = Math.max(room.seen, seen);
  room.delivered = Math.max(room.delivered, delivered, room.seen);
  ranges.dropBelow(room.unseen, room.seen + 1);
  ranges.dropBelow((room.mine ??= []), room.seen + 1);
  if (room.seen > room.counted.seen) room.recount = true;
}

/**
 * Lifts my own watermarks by what I sent since the server said where they are, by its own rule: who had seen all before an
 * entry of theirs has seen that, too, and whom all before it had reached, it has.
 */
export function sent(room: Room, me: string): void {
  const { told } = room;
  if (told === undefined) return;
  const seen = Math.max(room.seen, own(room, room.seen, told));
  const delivered = Math.max(seen, room.delivered, room.delivered >= told ? own(room, room.delivered, told) : 0);
  if (seen > room.seen || delivered > room.delivered) raise(room, me, me, delivered, seen, Math.max(told, seen > room.seen ? seen : 0, delivered));
}

/** Where the run of my own entries ends that follows one, if that is after another. */
function own(room: Room, after: number, last: number): number {
  const end = ranges.endOf(room.mine ?? [], after + 1);
  return end > last ? end : 0;
}

/** Whether I sent what may have lifted them: it is not known whether that was before or after they came to where they are. */
export function unsure(room: Room): boolean {
  return room.told === undefined && (own(room, room.seen, room.seen) > 0 || own(room, room.delivered, room.delivered) > 0);
}

/** Keeps how far everybody has come in a room that is read anew, by an answer that may be older than that. */
export function keep(room: Room, me: string, before: Room): void {
  raise(room, me, me, before.delivered, before.seen);
  for (const [user, m] of Object.entries(before.members)) raise(room, me, user, m.delivered, m.seen);
}

/** Drops what lies below the first entry that may be seen. */
function floor(tx: Transaction, room: Room, first: number): void {
  if (first <= room.first) return;
  room.first = first;
  tx.trim(room, first);
  advance(room);
}

/** Moves the positions over what is held. */
export function advance(room: Room): void {
  room.sequence = ranges.endOf(room.held, Math.max(room.sequence, room.first - 1) + 1);
  room.change = ranges.endOf(room.loose, room.change + 1);
  ranges.dropBelow(room.loose, room.change + 1);
  room.highest = Math.max(room.highest, room.sequence);
}

export function place(tx: Transaction, room: Room, c: SyncedChannel): void {
  const channel = c.channel;
  if (c.change_id >= room.infoAt) {
    room.info = shared(channel);
    room.infoAt = c.change_id;
    room.role = channel.role ?? room.role;
  }
  if (c.member_revision >= room.revision) {
    room.folder = channel.folder ?? room.folder;
    room.folderAt = channel.last_sequence_id;
    room.revision = c.member_revision;
  }
  floor(tx, room, channel.first_sequence_id ?? 1);
  raise(room, tx.replica.me, tx.replica.me, channel.delivered_sequence_id ?? 0, channel.seen_sequence_id ?? 0, channel.last_sequence_id);
  room.highest = Math.max(room.highest, channel.last_sequence_id);
  room.highChange = Math.max(room.highChange, channel.last_change_id);
  room.counted = { unread: channel.unread_count ?? 0, upto: channel.last_sequence_id, seen: channel.seen_sequence_id ?? 0, change: channel.last_change_id };
  room.recount = false;
}

/** Takes over all who are in the channel. Who is not among them has left, unless something newer says otherwise. */
export function people(me: string, room: Room, c: SyncedChannel): void {
  if (!c.participants) return;
  for (const p of c.participants) {
    member(room, p.user_id, p.role, false, c.change_id, p.joined_sequence_id);
    raise(room, me, p.user_id, p.delivered, p.seen);
  }
  const there = new Set(c.participants.map((p) => p.user_id));
  for (const [user, held] of Object.entries(room.members)) {
    if (!there.has(user) && held.at <= c.change_id) member(room, user, undefined, true, c.change_id);
  }
}

/** How much of a channel is unread, from what is stored, or as the server said where not all of it is. */
export function unread(room: Room, seen: number): number {
  if (ranges.startOf(room.held, room.sequence) <= seen + 1) return ranges.count(room.unseen, seen + 1, room.sequence);
  if (seen >= room.counted.upto) return ranges.count(room.unseen, seen + 1, room.sequence);
  const since = ranges.count(room.unseen, room.counted.upto + 1, room.sequence);
  return Math.max(0, room.counted.unread - ranges.count(room.unseen, room.counted.seen + 1, seen)) + since;
}

/** From where on a channel's history is stored without a gap. */
export function low(room: Room): number {
  return ranges.startOf(room.held, room.sequence);
}
