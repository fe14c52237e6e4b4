import { fail, pass, undecided } from "./verdict.ts";
import type { Verdict } from "./rule.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";

/**
 * Whether a list is empty: nothing is bound, ordered or running. Each entry is evidence of its own.
 * Only for lists whose reader tells an empty answer from a denied one.
 * @param path the fact that holds the list, such as `instance.haVips`
 * @param nameOf what an entry is called in the evidence
 */
export function nothingListed<T>(
  path: string,
  list: Maybe<readonly T[]>,
  nameOf: (entry: T) => string,
): Verdict {
  if (isUnknown(list)) return undecided(path, list);
  if (list.length === 0) return pass;
  return fail(
    list.map((entry, index) => ({
      path: `${path}[${String(index)}]`,
      expected: "none",
      actual: nameOf(entry),
    })),
  );
}

/**
 * Whether a fact names nothing; the API's empty name is none.
 * @param path the fact that holds the name, such as `instance.ramRole`
 */
export function nothingNamed(path: string, name: Maybe<string | null>): Verdict {
  if (isUnknown(name)) return undecided(path, name);
  if (name === null || name === "") return pass;
  return fail({ path, expected: "null", actual: name });
}
