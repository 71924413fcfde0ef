/** Parley in a browser or in Node. Begin with {@link Parley.open}. */
export { Parley } from "./client.js";
export type { BodiesPolicy } from "./bodies.js";
export type { NewChannel } from "./channels.js";
export type { ClientEvents, Options } from "./options.js";
export { environment, type Environment } from "./env.js";
export type { ContentLink, Progress } from "./content.js";
export { ParleyFailure, StorageError, type LocalCode, type ParleyError, type Result, type ServerCode } from "./errors.js";
export type { CallOptions } from "./http.js";
export type { Draft, Event, Folder, Identity, Part, PartInput, Role } from "./shapes.js";
export type { OwnPresence, Presence } from "./people.js";
export type { ChannelQuery, ChannelsOptions, MessageQuery, MessagesOptions, Query, QueryChange } from "./query.js";
export type { Changed } from "./replica.js";
export type { IdentityTokenSource, LoginRequest } from "./session.js";
export type { HistoryPolicy } from "./sync.js";
export type { Status } from "./tabs.js";
export type { Channel, Message, MessagePart, Participant } from "./views.js";
export type { components, operations, paths } from "./generated/api.js";
