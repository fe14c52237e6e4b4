import { PolicyPack } from "@pulumi/policy";
import type { Rule } from "../../../core/rules/rule.ts";
import { policiesOf } from "../../../policies/crossguard.ts";
import { rules } from "../../../policies/rules/index.ts";

const size = 100;

/** The catalogue over and over, each time under other ids. */
const repeated = Array.from({ length: Math.ceil(size / rules.length) }, (_, round) =>
  rules.map((rule): Rule => ({ ...rule, id: `${rule.id}-${round}` })),
).flat();

new PolicyPack("ecs-transfer-bench", {
  enforcementLevel: "advisory",
  policies: policiesOf(repeated.slice(0, size)),
});
