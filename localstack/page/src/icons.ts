import {
  ArrowDown, ArrowLeft, Ban, Check, CheckCheck, CircleAlert, Clock, Copy, Download, EllipsisVertical, ExternalLink, File, Image, Info,
  LogOut, MessageCirclePlus, Moon, Paperclip, Pencil, Phone, PhoneOff, Plus, RotateCw, SendHorizontal, SmilePlus, SunMedium, SunMoon,
  Trash2, UserPlus, Users, X,
} from "lucide";
import { html, svg, type TemplateResult } from "lit";

const shapes = {
  down: ArrowDown, back: ArrowLeft, block: Ban, check: Check, checks: CheckCheck, alert: CircleAlert, clock: Clock, copy: Copy,
  download: Download, more: EllipsisVertical, external: ExternalLink, file: File, image: Image, info: Info, leave: LogOut,
  chat: MessageCirclePlus, moon: Moon, attach: Paperclip, edit: Pencil, phone: Phone, hangup: PhoneOff, plus: Plus, retry: RotateCw,
  send: SendHorizontal, react: SmilePlus, sun: SunMedium, auto: SunMoon, bin: Trash2, invite: UserPlus, people: Users, close: X,
};

export type IconName = keyof typeof shapes;

const drawn = new Map<IconName, TemplateResult>();

/** A picture beside words, or in a button that has a label; hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  const held = drawn.get(name) ?? draw(name);
  drawn.set(name, held);
  return held;
}

function draw(name: IconName): TemplateResult {
  const lines = shapes[name].map(([tag, a]) => {
    if (tag === "path") return svg`<path d=${a["d"]!} />`;
    if (tag === "circle") return svg`<circle cx=${a["cx"]!} cy=${a["cy"]!} r=${a["r"]!} />`;
    if (tag === "line") return svg`<line x1=${a["x1"]!} y1=${a["y1"]!} x2=${a["x2"]!} y2=${a["y2"]!} />`;
    if (tag === "rect") return svg`<rect x=${a["x"]!} y=${a["y"]!} width=${a["width"]!} height=${a["height"]!} rx=${a["rx"] ?? 0} />`;
    throw new Error(`a ${tag} cannot be drawn`);
  });
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines}</svg>`;
}
