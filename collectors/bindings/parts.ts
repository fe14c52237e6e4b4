import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import type { ReadAction } from "../actions.ts";
import { beside } from "../beside.ts";
import { CloudError, UnexpectedAnswerError } from "../cloud-error.ts";
import { gapOfCall } from "../gaps.ts";
import type { Gap, Listing } from "../gaps.ts";
import { compareText } from "../order.ts";

/** What several calls gave together, each failing for itself. */
export interface Parts<T> {
  readonly rows: readonly T[];
  readonly failures: readonly Failure[];
}

interface Failure {
  readonly action: ReadAction;
  readonly reason: string;
}

/**
 * Carries out calls beside each other; one that fails costs its own rows.
 * @param action the call that the tasks begin with, named where a failure does not name its own
 */
export async function readParts<T>(
  action: ReadAction,
  tasks: readonly (() => Promise<readonly T[]>)[],
): Promise<Parts<T>> {
  const results = await Promise.all(
    tasks.map(async (task) => {
      let failed = action;
      const rows = await beside(async () => {
        try {
          return await task();
        } catch (error) {
          if (error instanceof CloudError || error instanceof UnexpectedAnswerError)
            failed = error.action;
          throw error;
        }
      });
      return isUnknown(rows)
        ? { rows: [], failures: [{ action: failed, reason: rows.unknown }] }
        : { rows, failures: [] };
    }),
  );
  return joined(results);
}

/** The rows and the failures of all. */
export function joined<T>(parts: readonly Parts<T>[]): Parts<T> {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    failures: parts.flatMap(({ failures }) => failures),
  };
}

/** The rows that each of the listed things leads to, with the failures of the listing itself. */
export async function readEach<L, T>(
  action: ReadAction,
  list: () => Promise<readonly L[]>,
  tasksOf: (one: L) => readonly (() => Promise<readonly T[]>)[],
): Promise<Parts<T>> {
  const listed = await readParts(action, [list]);
  const parts = await readParts(action, listed.rows.flatMap(tasksOf));
  return { rows: parts.rows, failures: [...listed.failures, ...parts.failures] };
}

/** What was found, each once; where nothing was and a call failed, why nobody knows. */
export function foundIn<T>(found: readonly T[], { failures }: Parts<unknown>): Maybe<T[]> {
  const [failure] = failures;
  if (found.length === 0 && failure !== undefined) return { unknown: failure.reason };
  const byText = new Map(found.map((one) => [JSON.stringify(one), one]));
  return [...byText].sort(([one], [other]) => compareText(one, other)).map(([, row]) => row);
}

/**
 * One gap for each call and reason.
 * @param listing the call whose words say what is missing
 */
export function gapsOfParts(listing: Listing, { failures }: Parts<unknown>): Gap[] {
  const once = new Map(failures.map((one) => [`${one.action} ${one.reason}`, one]));
  return [...once.values()].flatMap(({ action, reason }) =>
    gapOfCall(listing, { unknown: reason }).map((gap) => ({ ...gap, action })),
  );
}
