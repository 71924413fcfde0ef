import { Parley } from "@parley/client";

const appKey = "parley.app";
const userKey = "parley.user";
const hereKey = (user: string) => `parley.here:${user}`;
const nameKey = (user: string) => `parley.name:${user}`;

export const url = location.origin;
export const socketUrl = `${url.replace(/^http/, "ws")}/ws`;

interface Vouched {
  app_id: string;
  identity_token: string;
}

/** The demo app is another than before: the stack's data were thrown away. */
export class AnotherApp extends Error {}

/** The demo app's server says who somebody is. It believes anybody. */
async function vouch(userId: string, displayName?: string): Promise<Vouched> {
  const answer = await fetch("/local/identity-tokens", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ user_id: userId, display_name: displayName ?? "" }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Keeps a word beside the database, where there is room; an empty one is forgotten. */
export function keep(key: string, word: string): void {
  try {
    if (word) localStorage.setItem(key, word);
    else localStorage.removeItem(key);
  } catch {
    // as in a window that keeps nothing
  }
}

export const knownApp = () => localStorage.getItem(appKey);
/** The name that somebody gave here when they came. */
export const typedName = (user: string) => localStorage.getItem(nameKey(user)) ?? undefined;
/** Whether somebody has come here and has not logged out. */
export const isHere = (user: string) => localStorage.getItem(hereKey(user)) !== null;
export const lastUser = () => localStorage.getItem(userKey);

/** Whom this window is for: the address says so, or it is who was here last. */
export const chosenUser = () => new URL(location.href).searchParams.get("user") || lastUser();

export function remember(user: string): void {
  keep(userKey, user);
  keep(hereKey(user), "yes");
  const here = new URL(location.href);
  here.searchParams.set("user", user);
  history.replaceState(null, "", here);
}

export function forget(user: string): void {
  if (lastUser() === user) keep(userKey, "");
  keep(hereKey(user), "");
  keep(nameKey(user), "");
  forgetDrafts(user);
  history.replaceState(null, "", "/");
}

export const draftKey = (user: string, channel: string) => `parley.draft:${user}:${channel}`;

export function forgetDrafts(user: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftKey(user, ""))) keep(key, "");
}

/** Opens somebody's chats; needs the network only where this browser has never seen the stack. */
export async function open(userId: string, displayName: string | undefined, other: () => void): Promise<Parley> {
  if (displayName) keep(nameKey(userId), displayName);
  const name = () => typedName(userId) ?? parley?.identity(userId)?.display_name ?? undefined;
  let parley: Parley | undefined;
  let first: Vouched | undefined;
  let told = false;
  let appId = knownApp();
  if (!appId) {
    first = await vouch(userId, name());
    keep(appKey, (appId = first.app_id));
  }
  parley = await Parley.open({
    url, socketUrl, appId, userId,
    identityToken: async () => {
      const word = first ?? (await vouch(userId, name()));
      first = undefined;
      if (word.app_id !== appId) {
        keep(appKey, word.app_id);
        if (!told) other();
        told = true;
        throw new AnotherApp("this stack has another demo app now");
      }
      return word.identity_token;
    },
  });
  return parley;
}

/** A session of its own for somebody who wants to call the API by hand. */
export async function newSession(userId: string, displayName?: string): Promise<string> {
  const { app_id, identity_token } = await vouch(userId, displayName);
  const answer = await fetch("/v1/sessions", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ app_id, identity_token }),
  });
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return (await answer.json()).session_token;
}
