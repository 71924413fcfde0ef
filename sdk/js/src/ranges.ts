/** A set of whole numbers as runs in order: [from, to, from, to, …]. Logs have long runs, so it stays small. */
export type Ranges = number[];

export function has(r: Ranges, n: number): boolean {
  return runOf(r, n) >= 0;
}

/** Where the run that holds n begins in r, or -1. */
function runOf(r: Ranges, n: number): number {
  for (let i = r.length - 2; i >= 0; i -= 2) {
    if (r[i]! <= n) return n <= r[i + 1]! ? i : -1;
  }
  return -1;
}

export function add(r: Ranges, n: number): void {
  let i = r.length;
  while (i > 0 && r[i - 2]! > n) i -= 2; // runs before i begin at n or below
  if (i > 0 && n <= r[i - 1]!) return;
  const joinsBefore = i > 0 && r[i - 1] === n - 1;
  const joinsAfter = i < r.length && r[i] === n + 1;
  if (joinsBefore && joinsAfter) r.splice(i - 1, 2);
  else if (joinsBefore) r[i - 1] = n;
  else if (joinsAfter) r[i] = n;
  else r.splice(i, 0, n, n);
}

export function remove(r: Ranges, n: number): void {
  const i = runOf(r, n);
  if (i < 0) return;
  const [from, to] = [r[i]!, r[i + 1]!];
  const rest = [];
  if (from < n) rest.push(from, n - 1);
  if (n < to) rest.push(n + 1, to);
  r.splice(i, 2, ...rest);
}

/** Takes away all below n. */
export function dropBelow(r: Ranges, n: number): void {
  while (r.length > 0 && r[1]! < n) r.splice(0, 2);
  if (r.length > 0 && r[0]! < n) r[0] = n;
}

/** How many lie from n up to m. */
export function count(r: Ranges, n: number, m: number): number {
  let sum = 0;
  for (let i = 0; i < r.length; i += 2) sum += Math.max(0, Math.min(m, r[i + 1]!) - Math.max(n, r[i]!) + 1);
  return sum;
}

/** The end of the run that holds n, or n - 1 where none does. */
export function endOf(r: Ranges, n: number): number {
  const i = runOf(r, n);
  return i < 0 ? n - 1 : r[i + 1]!;
}

/** The beginning of the run that holds n, or n + 1 where none does. */
export function startOf(r: Ranges, n: number): number {
  const i = runOf(r, n);
  return i < 0 ? n + 1 : r[i]!;
}
