import { bad, good, type Result } from "./errors.js";
import type { Draft, PartInput } from "./shapes.js";

// What cannot be sent is refused before it is stored: behind it everything else would wait.

const most = 1_048_576; // more than any message may have
const longest = 256; // more than any id or reaction has
const lone = /\p{Surrogate}/u;

class Unsayable extends Error {}

function attempt<T>(check: () => T): Result<T> {
  try {
    return good(check());
  } catch (fault) {
    return bad("invalid_value", fault instanceof Error ? fault.message.split("\n")[0]! : String(fault)); // of a cycle the first line says enough
  }
}

function demand(holds: unknown, otherwise: string): void {
  if (!holds) throw new Unsayable(otherwise);
}

/** An id or a reaction, which goes into a path. */
export function checkWord(word: unknown, what: string): Result<string> {
  const fits = typeof word === "string" && word.length <= longest && !/^\.{0,2}$/.test(word) && !lone.test(word);
  return fits ? good(word) : bad("invalid_value", `${what} has to be a word`);
}

/** A JSON object as it will be read: what JSON would silently make nothing, or something else, is refused. */
export function checkObject<T extends object>(value: T, what: string): Result<T> {
  const found = attempt(() => {
    demand(isObject(value), `${what} has to be an object`);
    return JSON.stringify(value, plain);
  });
  if (!found.ok) return found;
  return found.value.length > most ? bad("too_large", `${what} has more than ${most} characters`) : good(JSON.parse(found.value));
}

const isObject = (value: unknown) => Object.prototype.toString.call(value) === "[object Object]";

/** Called by JSON.stringify for each name and what stands there, `this` being what it stands in. */
function plain(this: any, name: string, value: unknown): unknown {
  const where = name === "" ? "it" : `"${name}"`;
  demand(!lone.test(name), "a name is no Unicode text");
  demand(typeof value !== "bigint" && typeof value !== "function" && typeof value !== "symbol", `${where} is a ${typeof value}, which JSON does not have`);
  demand(typeof value !== "number" || Number.isFinite(value), `${where} is no finite number`);
  demand(typeof value !== "string" || !lone.test(value), `${where} is no Unicode text`);
  demand(value !== undefined || !Array.isArray(this), "an array has an empty place");
  demand(value !== null || this[name] === null, `${where} has no value`); // as a date that is none
  if (value && typeof value === "object") demand(Array.isArray(value) || isObject(value), `${where} is no plain object`);
  return value;
}

/** A draft that can be serialised, a copy of the one given but for its bodies. */
export function checkDraft(draft: Draft): Result<Draft> {
  if (!isObject(draft)) return bad("invalid_value", "a message has to be a text or a draft");
  const { parts, ...rest } = draft;
  const said = checkObject(rest, "a message");
  if (!said.ok || parts === undefined) return said;
  return attempt(() => {
    demand(Array.isArray(parts) && parts.length <= 1_000, "parts have to be an array of at most 1000");
    return { ...said.value, parts: parts.map(partOf) };
  });
}

function partOf(part: PartInput, i: number): PartInput {
  const { mime_type, body, name } = part ?? {};
  demand(isText(mime_type), `part ${i + 1} has no mime_type`);
  demand(name == null || isText(name), `the name of part ${i + 1} is no Unicode text`);
  demand(isText(body) || body instanceof Uint8Array || body instanceof Blob, `the body of part ${i + 1} is neither a text nor bytes nor a Blob`);
  return { mime_type, body, ...(name && { name }) };
}

const isText = (value: unknown) => typeof value === "string" && !lone.test(value);
