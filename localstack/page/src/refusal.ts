import type { Result } from "@parley/client";

/** Why this device, or the server, did not take what was done, in words for people; empty where it did. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  try {
    const answer = (await asked) as Partial<Result<unknown>> | undefined;
    return answer?.ok === false ? said(answer.error!) : "";
  } catch (fault) {
    return notStored(fault);
  }
}

function said({ code, detail }: { code: string; detail: string }): string {
  if (code === "network") return "That needs a connection.";
  return code === "storage" ? notStored(detail) : detail;
}

function notStored(fault: unknown): string {
  const full = /quota/i.test(String((fault as Error | undefined)?.name) + String(fault));
  return full ? "This device has no room to store it. Make some room, then try again." : "This browser could not store it. Reload the page, then try again.";
}
