import { bandsOf } from "./bands.ts";
import type { Band } from "./bands.ts";
import { blocksOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import type { Brush } from "./brush.ts";
import type { Density } from "./cards.ts";
import { rowWidth, sourceChips, targetChips } from "./chips.ts";
import { paper } from "./colours.ts";
import { groupList } from "./group-list.ts";
import { footerHeight, header, headerHeight, legend } from "./header.ts";
import { bandShapes, bandWidth, heightsOf, sizes } from "./panels.ts";
import type { Drawing } from "./shapes.ts";

const margin = 26;
const between = 22;
const mostBands = 4;

/** A4 on its side less its margins, in millimetres. */
const page = { width: 281, height: 194 };
/** Millimetres a unit, at which a text of 12 units is 7 points high: with less, cards tell less. */
const easy = 0.2;

/** Everything in its place: as few columns of cards as make it largest on a page. */
export function layOut(brush: Brush): Drawing {
  const blocks = blocksOf(brush.overview);
  const best = largest("roomy", blocks, brush);
  const { bands, width, height, density } =
    best.scale >= easy ? best : largest("dense", blocks, brush);
  const style = { density, chipRoom: chipRoomFor(brush, density) };
  const panelHeight = panelHeightOf(bands);
  const inner = width - 2 * margin;
  const panelTop = margin + headerHeight(brush);
  const listTop = panelTop + panelHeight + 16;
  const list = groupList(inner, brush);
  return {
    width,
    height,
    shapes: [
      { kind: "rect", x: 0, y: 0, width, height, fill: paper.page },
      ...header(margin, margin, inner, brush),
      ...bands.flatMap((band, index) =>
        bandShapes(
          band,
          {
            x: margin + index * (bandWidth + between),
            y: panelTop,
            height: panelHeight,
            style,
          },
          brush,
        ),
      ),
      ...list.shapes(margin, listTop),
      ...legend(margin, listTop + list.height + 14, inner, brush),
    ],
  };
}

/** Room for the chips of every instance. */
function chipRoomFor(brush: Brush, density: Density): number {
  const rows = brush.overview.instances.flatMap((instance) => [
    sourceChips(instance, density, brush),
    targetChips(instance, density, brush),
  ]);
  return rows.reduce((widest, chips) => Math.max(widest, rowWidth(chips)), 0);
}

interface Candidate {
  readonly bands: readonly Band[];
  readonly density: Density;
  readonly width: number;
  readonly height: number;
  /** Millimetres a unit on the page. */
  readonly scale: number;
}

function largest(density: Density, blocks: readonly Block[], brush: Brush): Candidate {
  const candidates = Array.from({ length: mostBands }, (_, index): Candidate => {
    const bands = bandsOf(blocks, index + 1, heightsOf(density));
    const width = 2 * margin + bands.length * (bandWidth + between) - between;
    const list = groupList(width - 2 * margin, brush);
    const height =
      2 * margin +
      headerHeight(brush) +
      panelHeightOf(bands) +
      16 +
      list.height +
      14 +
      footerHeight;
    const scale = Math.min(page.width / width, page.height / height);
    return { bands, density, width, height, scale };
  });
  return candidates.reduce((best, one) => (one.scale > best.scale ? one : best));
}

function panelHeightOf(bands: readonly Band[]): number {
  return sizes.vpcHead + Math.max(...bands.map(({ height }) => height)) + 2;
}
