import type { Evidence, Outlet, Rule, Severity, Verdict } from "./rule.ts";
import { printable } from "../printable.ts";
import type { Stage } from "../stage.ts";
import type { Text } from "../text.ts";

/** A verdict on one instance, with everything that a report says about it. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: Rule["id"];
  readonly instance: {
    readonly id: string;
    /** `null` where the name could not be seen. */
    readonly name: string | null;
  };
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** By which stage it must hold; `plan` where nothing mends it. */
  readonly dueBy: Stage;
  readonly outlet: Outlet;
  readonly title: Text;
  /** What to do; unless the rule passed, with the instance's own id and region in its commands. */
  readonly remedy: Text;
  readonly undo: Text | null;
  readonly source: Rule["source"];
  readonly url: string;
}

/** `name (id)` for people, or the id alone. */
export function instanceLabel({ id, name }: Finding["instance"]): string {
  return printable(name === null || name === "" || name === id ? id : `${name} (${id})`);
}

/** A piece of evidence in one line; paths and values are in the inventory's own notation. */
export function evidenceLine({ path, expected, actual }: Evidence): Text {
  const found = printable(`${path} = ${actual}`);
  return {
    zh: `${found}，应为 ${printable(expected)}`,
    en: `${found}, expected ${printable(expected)}`,
  };
}
