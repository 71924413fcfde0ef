import type { Environment, Life } from "./env.js";
import { bad, ended, good, type Result } from "./errors.js";

/** Waits for what a listener is told, for so long at most. `listen` gives back how to stop it. */
export function until<T>(env: Environment, life: Life, ms: number, listen: (done: (value: T) => void) => () => void): Promise<Result<T>> {
  if (life.over) return Promise.resolve(ended());
  return new Promise((resolve) => {
    const end = (result: Result<T>) => {
      unlisten();
      forget();
      env.clearTimeout(timer);
      resolve(result);
    };
    const timer = env.setTimeout(() => end(bad("timeout", "it did not come in time")), ms);
    const forget = life.on(() => end(ended()));
    const unlisten = listen((value) => end(good(value)));
  });
}
