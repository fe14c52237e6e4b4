import type { Position } from "./input-error.ts";
import { scanJson } from "./json-scan.ts";
import { positionsIn } from "./source.ts";
import type { Place } from "./source.ts";

/** A value on the way to a wanted place; the offsets are known once the scan has come by. */
interface Step {
  readonly below: Map<PropertyKey, Step>;
  value?: number;
  key?: number;
}

/** Where values of a JSON text stand, found in one pass; one that is not there gets its nearest parent's place. */
export function locateInJson(text: string, places: readonly Place[]): Position[] {
  const root: Step = { below: new Map() };
  for (const { path } of places) path.reduce(stepTo, root);
  fillIn(root, text);

  const position = positionsIn(text);
  return places.map(({ path, of }) => {
    let at = root;
    for (const key of path) {
      const next = at.below.get(key);
      if (next?.value === undefined) return position(at.key ?? at.value ?? 0);
      at = next;
    }
    return position((of === "key" ? at.key : undefined) ?? at.value ?? 0);
  });
}

/** The text of the key between the quotes at `start` and before `end`. */
export function keyAt(text: string, start: number, end: number): string {
  const plain = text.slice(start + 1, end - 1);
  return plain.includes("\\") ? String(JSON.parse(text.slice(start, end))) : plain;
}

function stepTo(step: Step, key: PropertyKey): Step {
  const known = step.below.get(key);
  if (known !== undefined) return known;
  const next: Step = { below: new Map() };
  step.below.set(key, next);
  return next;
}

function fillIn(root: Step, text: string): void {
  const open: { readonly step: Step | undefined; index: number | undefined }[] = [];
  let reached: Step | undefined;
  let keyStart = 0;
  let key = "";
  scanJson(text, {
    key: (start, end) => {
      if (open.at(-1)?.step === undefined) return;
      key = keyAt(text, start, end);
      keyStart = start;
    },
    value: (start) => {
      const inside = open.at(-1);
      reached = inside === undefined ? root : inside.step?.below.get(inside.index ?? key);
      if (reached !== undefined) reached.value = start;
      if (inside?.index !== undefined) inside.index += 1;
      else if (inside !== undefined && reached !== undefined) reached.key = keyStart;
    },
    open: (bracket) => {
      open.push({ step: reached, index: bracket === "[" ? 0 : undefined });
    },
    close: () => {
      open.pop();
    },
  });
}
