import type { ParleyError, Result } from "@parley/client";

/** Why this device, or the server, did not take what was done, in words for people; empty where it did. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  try {
    const answer = (await asked) as Partial<Result<unknown>> | undefined;
    return answer?.ok === false ? words(answer.error!) : "";
  } catch (fault) {
    return words(fault as Partial<ParleyError>);
  }
}

function words(fault: Partial<ParleyError> & { cause?: unknown }): string {
  if (fault.code === "network") return "That needs a connection.";
  if (fault.code === "blocked") return "One of you blocks the other.";
  if (fault.code && fault.code !== "storage") return fault.detail!;
  const full = (fault.cause as Error | undefined)?.name === "QuotaExceededError" || /quota|disk/i.test(fault.detail ?? "");
  return full ? "This device has no room to store it. Make some, then try again." : "This browser could not store it. Try again, or reload the page.";
}
