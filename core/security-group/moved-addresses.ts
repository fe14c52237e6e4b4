import { contains, overlap } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { Text } from "../text.ts";
import { changes, moved } from "./changes.ts";
import type { AddressMove, Refusal, RuleSurroundings } from "./source-group.ts";

/** A near side that names private addresses which cannot be kept: what it is to name then is known after the transfer. */
export function nearMoved(block: Cidr, around: RuleSurroundings): Refusal | undefined {
  const move = moveOf(block, around.moves);
  if (move === undefined) return undefined;
  const { zh, en } = moved(block.text, move, holderOf(block, around));
  return {
    reason: {
      zh: `${zh}这条五元组规则的本端地址要到过户后才知道：能沿用原网段的请沿用，或不带走这条规则，过户后再写。`,
      en: `${en} The near side of this five-tuple rule is known after the transfer alone: let the vSwitch keep its block where it can, or leave the rule and write it then.`,
    },
  };
}

/** A far side that names private addresses which cannot be kept; the rule is carried, and this is said. */
export function farMoved(block: Cidr, around: RuleSurroundings): readonly Text[] {
  const move = moveOf(block, around.moves);
  if (move === undefined || !overlap(block, move.from)) return [];
  return [changes.movedPeer(block.text, move, holderOf(block, around))];
}

/** A move that the block does not cover as a whole, though it covers part of it. */
function moveOf(block: Cidr, moves: readonly AddressMove[]): AddressMove | undefined {
  return moves.find(({ from, to }) => {
    if (to === undefined) return overlap(block, from) && block.prefix > 0;
    const covers = contains(block, from) && contains(block, to);
    return !covers && (overlap(block, from) || overlap(block, to));
  });
}

function holderOf({ text, family, prefix }: Cidr, around: RuleSurroundings): string | undefined {
  const isOne = prefix === (family === "ipv4" ? 32 : 128);
  return isOne ? around.holders.get(text.split("/")[0] ?? "") : undefined;
}
