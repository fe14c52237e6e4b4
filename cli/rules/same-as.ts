import { UserError } from "../user-error.ts";

/** A pair of `--same LEFT=RIGHT`. */
export interface SamePair {
  readonly left: string;
  readonly right: string;
}

/** The pairs of `--same`. @throws UserError for what is no pair */
export function samePairs(pairs: readonly string[]): SamePair[] {
  return pairs.map((pair) => {
    const [left, right, ...more] = pair.split("=");
    if (left && right && more.length === 0) return { left, right };
    throw new UserError({
      zh: `--same ${pair}：请写成 左边的ID=右边的ID，如 sg-bp1old=sg-bp1new。`,
      en: `--same ${pair}: write LEFT_ID=RIGHT_ID, such as sg-bp1old=sg-bp1new.`,
    });
  });
}

/** The other ID of a pair by the one on `side`. @throws UserError for one that is said of two */
export function sameBy(side: keyof SamePair, pairs: readonly SamePair[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of pairs) {
    const [id, other] = side === "left" ? [pair.left, pair.right] : [pair.right, pair.left];
    const earlier = found.get(id) ?? other;
    if (earlier !== other) throw saidTwice(id, earlier, other);
    found.set(id, other);
  }
  return found;
}

function saidTwice(id: string, one: string, other: string): UserError {
  return new UserError({
    zh: `--same：${id} 同时对应 ${one} 和 ${other}，请只写一个。`,
    en: `--same: ${id} is said to be ${one} and ${other} as well. Write one of them.`,
  });
}
