import type { Environment } from "./env.js";
import { bad, good, type Result } from "./errors.js";

/** Waits for what a listener is told, for so long at most. `listen` gives back how to stop it. */
export function until<T>(env: Environment, ms: number, listen: (done: (value: T) => void) => () => void): Promise<Result<T>> {
  return new Promise((resolve) => {
    const end = (result: Result<T>) => {
      unlisten();
      env.clearTimeout(timer);
      resolve(result);
    };
    const timer = env.setTimeout(() => end(bad("timeout", "it did not come in time")), ms);
    const unlisten = listen((value) => end(good(value)));
  });
}
