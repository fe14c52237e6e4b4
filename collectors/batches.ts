import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import { gapsById } from "./gaps.ts";
import type { Gap, Listing } from "./gaps.ts";
import { inBatches } from "./pages.ts";

/** What was answered about instances that were asked for by id. */
export interface AnswersById<T> {
  /** The rows about this id, none where the answer names it nowhere; unknown where its batch failed. */
  of(id: string): Maybe<T[]>;
  readonly gaps: readonly Gap[];
}

/**
 * Asks about ids in batches; a batch that fails leaves its own ids unknown and the others known.
 * @param read the rows of one batch, each with the id that it is about
 */
export async function readById<T>(
  action: Listing,
  ids: readonly string[],
  size: number,
  read: (batch: readonly string[]) => Promise<(readonly [id: string, row: T])[]>,
): Promise<AnswersById<T>> {
  const answers = new Map<string, Maybe<T[]>>();
  await Promise.all(
    inBatches(ids, size).map(async (batch) => {
      const rows = await beside(() => read(batch));
      for (const id of batch) {
        answers.set(
          id,
          isUnknown(rows) ? rows : rows.filter(([about]) => about === id).map(([, row]) => row),
        );
      }
    }),
  );
  return {
    of: (id) => answers.get(id) ?? { unknown: "the instance was not asked about" },
    gaps: gapsById(action, answers),
  };
}

/** The parameters of a list on the wire: `Name.1`, `Name.2`, and so on. */
export function listed(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map((value, index) => [`${name}.${String(index + 1)}`, value] as const),
  );
}
