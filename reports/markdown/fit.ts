/** A part of a comment that can be shortened: rows between a head and a foot. */
export interface Section {
  readonly head: string;
  /** Lines that follow each other; none is ever cut. */
  readonly items: readonly string[];
  readonly foot: string;
  /** What is said where so many items are left out. */
  readonly more: (left: number) => string;
  /** How much of the room is its own where there is too little for all, in relation to the others. */
  readonly share: number;
}

/**
 * The sections one after another, in at most `room` characters. Where they do not fit, each keeps its share of the
 * room, what a short one leaves goes to the long ones, and what is left out is counted.
 */
export function fit(sections: readonly Section[], room: number): string {
  const rooms = share(sections, room);
  return sections.map((section) => fitted(section, rooms.get(section) ?? 0)).join("");
}

function share(sections: readonly Section[], room: number): Map<Section, number> {
  const rooms = new Map<Section, number>();
  let waiting = [...sections];
  let left = room;
  while (waiting.length > 0) {
    const shares = waiting.reduce((sum, section) => sum + section.share, 0);
    const perShare = left / shares;
    const short = waiting.filter((section) => whole(section).length <= perShare * section.share);
    if (short.length === 0) {
      for (const section of waiting) rooms.set(section, Math.floor(perShare * section.share));
      break;
    }
    for (const section of short) {
      rooms.set(section, whole(section).length);
      left -= whole(section).length;
    }
    waiting = waiting.filter((section) => !short.includes(section));
  }
  return rooms;
}

function whole({ head, items, foot }: Section): string {
  return `${head}${items.map((item) => `${item}\n`).join("")}${foot}`;
}

function fitted(section: Section, room: number): string {
  const { head, items, foot, more } = section;
  if (whole(section).length <= room) return whole(section);
  // What is said of the rest is longest where everything is left out.
  let length = head.length + foot.length + more(items.length).length;
  const kept = items.findIndex((item) => (length += item.length + 1) > room);
  return whole({ ...section, items: items.slice(0, kept), foot: more(items.length - kept) + foot });
}
