import type { BodiesPolicy } from "./bodies.js";
import type { Progress } from "./content.js";
import type { Environment } from "./env.js";
import type { ParleyError } from "./errors.js";
import type { Event, Operation } from "./shapes.js";
import type { Presence } from "./people.js";
import type { IdentityTokenSource } from "./session.js";
import type { HistoryPolicy } from "./sync.js";
import type { Status } from "./tabs.js";

/** What a client is opened with. */
export interface Options {
  /** Where the deployment's HTTP API is: `https://…`, without `/v1`. */
  url: string;
  /** Where its sockets are: `wss://…`. */
  socketUrl: string;
  appId: string;
  /** Who this is. The local database is this person's alone. */
  userId: string;
  /** Fetches an identity token for this person from the app's own server, at the first login and whenever a session has ended. */
  identityToken: IdentityTokenSource;
  /** How much history is fetched by itself; back to the first unread. Older messages come with `more()`. */
  history?: HistoryPolicy;
  /** Whether others are told that messages have reached this device; yes. */
  deliveryReceipts?: boolean;
  /** Which bodies of messages are downloaded by themselves, and how much of them stays on the device. */
  bodies?: BodiesPolicy;
  /** Parts of the machine to use in place of its own. */
  environment?: Partial<Environment>;
}

/** What a client tells of besides queries. */
export interface ClientEvents {
  status: Status;
  /** Something else than messages changed: who types in a channel, or how somebody is. */
  typing: { channelId: string; userIds: string[] };
  presence: Presence;
  /** Something was told by the server, as it came. It may come twice and in any order; queries have it right. */
  event: Event;
  /** The server refused something that was done here. A message stays as `failed`, anything else is taken back. */
  refused: { kind: Operation["kind"]; channelId: string; key: string; error: ParleyError };
  /** A body of a message is on its way. */
  upload: { key: string; part: number } & Progress;
  /** A body of a message comes by itself. */
  download: { channelId: string; messageId: string; part: string } & Progress;
}
