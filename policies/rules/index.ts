import { accountRules } from "./account/catalogue.ts";
import { effectRules } from "./effect/catalogue.ts";
import { instanceRules } from "./instance/catalogue.ts";
import { targetRules } from "./target/catalogue.ts";
import { warnRules } from "./warn/catalogue.ts";
import type { Rule } from "../../core/rules/rule.ts";

/** The catalogue: every rule, in the order in which reports name them. */
export const rules: readonly Rule[] = [
  ...accountRules,
  ...instanceRules,
  ...targetRules,
  ...warnRules,
  ...effectRules,
];
