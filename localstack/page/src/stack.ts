import { Parley } from "@parley/client";

const appKey = "parley.app";
const userKey = "parley.user";

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

export const knownApp = () => localStorage.getItem(appKey);
export const lastUser = () => localStorage.getItem(userKey);

/** Whom this window is for: the address says so, or it is who was here last. */
export const chosenUser = () => new URL(location.href).searchParams.get("user") || lastUser();

export function remember(user: string): void {
  localStorage.setItem(userKey, user);
  const here = new URL(location.href);
  here.searchParams.set("user", user);
  history.replaceState(null, "", here);
}

export function forget(user: string): void {
  if (lastUser() === user) localStorage.removeItem(userKey);
  history.replaceState(null, "", "/");
}

/** Opens somebody's chats; needs the network only where this browser has never seen the stack. */
export async function open(userId: string, displayName: string | undefined, other: () => void): Promise<Parley> {
  let first: Vouched | undefined;
  let appId = knownApp();
  if (!appId) {
    first = await vouch(userId, displayName);
    localStorage.setItem(appKey, (appId = first.app_id));
  }
  const parley: Parley = await Parley.open({
    url, socketUrl, appId, userId,
    identityToken: async () => {
      const word = first ?? (await vouch(userId, displayName ?? parley.identity(userId)?.display_name ?? undefined));
      first = undefined;
      if (word.app_id !== appId) {
        if (knownApp() !== word.app_id) other(); // once
        localStorage.setItem(appKey, word.app_id);
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
