import { html, nothing } from "lit";
import type { Message } from "@parley/client";
import { icon } from "./icons.js";

const words = { sending: "Sending", failed: "Not sent", sent: "Sent", delivered: "Delivered", seen: "Seen" };

/** How far a message of one's own has come: a clock, one tick, two, two in colour. */
export function ticks(message: Message, said: string = words[message.state]): unknown {
  const picture = message.state === "sending" ? "clock" : message.state === "failed" ? "alert" : message.state === "sent" ? "check" : "checks";
  return html`<span class="ticks" data-state=${message.state} title=${said}>${icon(picture)}${said ? html`<span class="sr">${said}. </span>` : nothing}</span>`;
}
