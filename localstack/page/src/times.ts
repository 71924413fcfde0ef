const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long" });
const short = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

const day = 86_400_000;
const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
const daysAgo = (at: Date, now = new Date()) => Math.round((midnight(now) - midnight(at)) / day);

export const clockTime = (iso: string) => clock.format(new Date(iso));
export const exactTime = (iso: string) => exact.format(new Date(iso));
export const sameDay = (a: string, b: string) => midnight(new Date(a)) === midnight(new Date(b));

/** Between the messages of two days. */
export function dayName(iso: string): string {
  const at = new Date(iso);
  const ago = daysAgo(at);
  if (ago <= 0) return "Today";
  return ago === 1 ? "Yesterday" : ago < 7 ? weekday.format(at) : full.format(at);
}

/** In the list of chats. */
export function listTime(iso: string): string {
  const at = new Date(iso);
  const ago = daysAgo(at);
  if (ago <= 0) return clock.format(at);
  return ago === 1 ? "Yesterday" : ago < 7 ? weekday.format(at) : short.format(at);
}

/** "just now", "5 min ago", "at 14:03", "on 3 May". */
export function ago(iso: string, now = Date.now()): string {
  const at = new Date(iso);
  const minutes = Math.floor((now - at.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  return daysAgo(at) <= 0 ? `at ${clock.format(at)}` : `on ${short.format(at)}`;
}

/** 0:12, 1:02:03. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

export function bytes(size: number): string {
  if (size < 1000) return size === 1 ? "1 byte" : `${size} bytes`;
  const units = ["kB", "MB", "GB"];
  let [value, at] = [size / 1000, 0];
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1000, at + 1];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[at]}`;
}

/** How many are new, where there is little room. */
export const few = (count: number) => (count > 99 ? "99+" : String(count));
