import { shown } from "../text/shown.ts";

/** Texts that stand once in the page, however often they are said; a number stands for each. */
export interface Texts {
  readonly all: readonly string[];
  readonly of: (text: string) => number;
}

export function collectTexts(): Texts {
  const all: string[] = [];
  const known = new Map<string, number>();
  return {
    all,
    of: (text) => {
      let number = known.get(text);
      if (number === undefined) {
        number = all.push(shown(text)) - 1;
        known.set(text, number);
      }
      return number;
    },
  };
}
