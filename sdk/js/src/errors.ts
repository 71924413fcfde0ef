import type { components } from "./generated/api.js";

/** The server's stable words for what went wrong; see `ErrorCode` in the OpenAPI document. */
export type ServerCode = components["schemas"]["ErrorCode"];

/** What can go wrong before the server has its say. */
export type LocalCode =
  | "network" // no answer came; what was asked for may have happened
  | "login_failed" // the app's own server gave no token, or one that was refused; `detail` says which
  | "logged_out" // this client has been logged out or closed
  | "storage" // the local database refused
  | "upload_failed" // the place where contents are kept refused one
  | "timeout"; // what was waited for did not come

/** An error as a value: decide by `code`, show `detail` to people who build. */
export interface ParleyError {
  code: ServerCode | LocalCode;
  detail: string;
  /** The HTTP status, or 0 where there was none. */
  status: number;
  /** Where in the request the fault lies, as JSON pointers. */
  errors?: { pointer: string; detail: string }[];
  /** How many seconds to wait. */
  retryAfter?: number;
  requestId?: string;
  /** With `session_expired`: a nonce to log in again with. */
  nonce?: string;
}

/** What came of a call: a value, or an error. Calls of this library do not throw for what can happen in use. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ParleyError };

export const good = <T>(value: T): Result<T> => ({ ok: true, value });

export function bad(code: ParleyError["code"], detail: string, more: Partial<ParleyError> = {}): { ok: false; error: ParleyError } {
  return { ok: false, error: { code, detail, status: 0, ...more } };
}

/** What is thrown where a call gives no Result: an Error that is decided by its `code`, like the errors that are values. */
export class ParleyFailure extends Error implements ParleyError {
  readonly code: ParleyError["code"];
  readonly status: number;

  constructor({ code, detail, status }: ParleyError, cause?: unknown) {
    super(detail, { cause });
    this.code = code;
    this.status = status;
  }

  get detail(): string {
    return this.message;
  }
}

/** What is thrown where this device cannot store what was done: nothing of it has happened. */
export class StorageError extends ParleyFailure {
  constructor(cause: unknown) {
    super({ code: "storage", status: 0, detail: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
}

/** The value of what went well; what did not is thrown. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ParleyFailure(result.error);
}

/** A failure as a value. */
export const caught = ({ code, detail, status }: ParleyFailure) => bad(code, detail, { status });

/** What everything gives that is asked of a client after its end. */
export const ended = () => bad("logged_out", "this client has been logged out or closed");

/** Waits for the local database, whose refusal is a StorageError. */
export function stored<T>(work: Promise<T>): Promise<T> {
  return work.catch((fault) => {
    throw new StorageError(fault);
  });
}

const states: ParleyError["code"][] = ["network", "storage", "login_failed", "logged_out", "upload_failed", "app_disabled", "suspended"];

/** Whether the same call may succeed later: nothing happened yet, or nobody knows, or it is about who calls. */
export function passing(error: ParleyError): boolean {
  return states.includes(error.code) || error.status === 401 || error.status === 429 || error.status >= 500;
}
