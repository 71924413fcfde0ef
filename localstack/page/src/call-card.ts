import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Message } from "@parley/client";
import { callOf, inRoom, isLost, joinCall, leaveCall, roomOf, type Call } from "./calls.js";
import { icon } from "./icons.js";
import { ticks } from "./ticks.js";
import { clockTime, duration, exactTime } from "./times.js";
import { View } from "./view.js";

/** A call: who is called sees it ring, and everybody sees how it goes. */
@customElement("call-card")
export class CallCard extends View {
  @property({ attribute: false }) message!: Message;

  #goesOn = true;

  protected override begin(): void {
    const clock = setInterval(() => this.#goesOn && this.requestUpdate(), 500);
    this.until(() => clearInterval(clock));
  }

  get #mine(): boolean {
    return this.message.author === this.parley.userId;
  }

  protected override render(): unknown {
    const room = roomOf(this.message);
    const said = callOf(this.parley, this.message);
    const call = room && isLost(room) && said.state !== "over" ? { ...said, state: "over" as const } : said;
    this.#goesOn = call.state !== "over";
    const { createdAt } = this.message;
    return html`
      <div class="call bubble" data-state=${call.state} ?data-missed=${call.state === "over" && !call.seconds}>
        <span class="call-icon">${icon(call.state === "over" ? "hangup" : "phone")}</span>
        <span class="call-names"><strong>${this.#title(call)}</strong><small class="call-sub" role=${call.state === "over" ? nothing : "timer"}>${this.#below(call)}</small></span>
        <span class="call-actions">${room ? this.#actions(call, room) : nothing}</span>
        <span class="meta"><time datetime=${createdAt} title=${exactTime(createdAt)}>${clockTime(createdAt)}</time>${this.#mine ? ticks(this.message) : nothing}</span>
      </div>`;
  }

  #title(call: Call): string {
    if (call.state === "live") return "Call in progress";
    if (call.state === "ringing") return this.#mine ? "Calling…" : "Incoming call";
    return call.seconds ? "Call ended" : this.#mine ? "No answer" : "Missed call";
  }

  #below(call: Call): string {
    if (call.state === "over") return call.seconds ? duration(call.seconds) : "Nobody joined";
    if (call.state === "ringing") return "Ringing";
    const people = call.people ? `${call.people} people` : "";
    return call.since ? `${duration((this.parley.serverNow() - Date.parse(call.since)) / 1000)} · ${people}` : people;
  }

  #actions(call: Call, room: string): unknown {
    if (call.state === "over") return nothing;
    if (inRoom(room) || (this.#mine && call.state === "ringing")) {
      return html`<button type="button" class="call-button end" @click=${() => this.#leave(room)}>${icon("hangup")}${call.state === "ringing" ? "Cancel" : "Leave"}</button>`;
    }
    return html`
      <button type="button" class="call-button join" @click=${() => this.#join(room)}>${icon("phone")}${call.state === "ringing" ? "Answer" : "Join"}</button>
      ${call.state === "ringing" ? html`<button type="button" class="call-button end" @click=${() => this.#leave(room)}>Decline</button>` : nothing}`;
  }

  #join(room: string): void {
    void joinCall(room, this.parley.userId).then(() => this.requestUpdate());
    this.requestUpdate();
  }

  #leave(room: string): void {
    void leaveCall(room, this.parley.userId).then(() => this.requestUpdate());
    this.requestUpdate();
  }
}
