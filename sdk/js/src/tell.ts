/** Calls back all who listen. What one of them throws is reported, and keeps nobody else from hearing. */
export function tellAll<T>(listeners: Iterable<(value: T) => void>, value: T): void {
  for (const listener of [...listeners]) {
    try {
      listener(value);
    } catch (fault) {
      report(fault);
    }
  }
}

/** Says what code of the app's has thrown where nobody waits for it. */
export function report(fault: unknown): void {
  (globalThis.reportError ?? console.error)(fault);
}
