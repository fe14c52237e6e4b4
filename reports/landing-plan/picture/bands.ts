import type { Block, Line } from "./blocks.ts";

/** A vSwitch, or as much of it as fits into one band. */
export interface Part {
  readonly block: Block;
  /** Whether it began in the band before. */
  readonly isContinued: boolean;
  readonly lines: readonly Line[];
}

/** What stands above each other, and how high that is. */
export interface Band {
  readonly parts: readonly Part[];
  readonly height: number;
}

/** Heights of what a band is made of. */
export interface Heights {
  /** A vSwitch without its lines, with the room after it. */
  readonly frame: number;
  readonly line: number;
}

/** The blocks in at most so many bands, side by side, that are as low as can be. */
export function bandsOf(blocks: readonly Block[], most: number, heights: Heights): Band[] {
  const whole = blocks.reduce((sum, block) => sum + partHeight(block.lines.length, heights), 0);
  let room = Math.max(whole / most, heights.frame + heights.line);
  for (;;) {
    const bands = filled(blocks, room, heights);
    if (bands.length <= most) return bands;
    room += heights.line / 2;
  }
}

function partHeight(lines: number, { frame, line }: Heights): number {
  return frame + lines * line;
}

function filled(blocks: readonly Block[], room: number, heights: Heights): Band[] {
  const bands: Band[] = [];
  let parts: Part[] = [];
  let height = 0;
  const close = (): void => {
    if (parts.length > 0) bands.push({ parts, height });
    parts = [];
    height = 0;
  };
  for (const block of blocks) {
    let rest = block.lines;
    do {
      const fit = Math.floor((room - height - heights.frame) / heights.line);
      if (fit < Math.min(rest.length, leastLines) && parts.length > 0) {
        close();
        continue;
      }
      const lines = rest.slice(0, Math.max(fit, 1));
      parts.push({ block, isContinued: rest !== block.lines, lines });
      height += partHeight(lines.length, heights);
      rest = rest.slice(lines.length);
    } while (rest.length > 0);
  }
  close();
  return bands;
}

/** A vSwitch does not begin at the end of a band for fewer lines than these. */
const leastLines = 2;
