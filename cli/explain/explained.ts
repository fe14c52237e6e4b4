import { sentences } from "../../core/input/words.ts";
import type { RuleText } from "../../core/rules/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { frozenOperations, refusedAndAllowed } from "../../policies/window/frozen-operations.ts";

/** What can be explained: every rule, and the guard of the 24 hours, which judges changes instead of facts. */
export type Explained = Omit<RuleText, "id" | "phase" | "evidence" | "cases"> &
  Partial<Pick<RuleText, "phase" | "evidence" | "cases">> & { readonly id: string };

const guard: Explained = {
  ...frozenOperations,
  remark: sentences(refusedAndAllowed, frozenOperations.remark),
};

/** Everything that can be explained, in the catalogue's order. */
export const explained: readonly Explained[] = [...rules, guard];
