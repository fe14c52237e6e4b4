import { PolicyPack } from "@pulumi/policy";
import { policiesOf } from "./crossguard.ts";
import { rules } from "./rules/index.ts";

// Constructing the pack starts its server, so nothing but the pack's runner imports this file.
new PolicyPack("ecs-transfer", {
  displayName: "ECS 实例过户 / ECS instance transfer",
  enforcementLevel: "advisory",
  policies: policiesOf(rules),
});
