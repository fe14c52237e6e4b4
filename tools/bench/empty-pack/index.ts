import { PolicyPack } from "@pulumi/policy";

// What engine and SDK ask for any pack at all.
new PolicyPack("ecs-transfer-bench-empty", {
  enforcementLevel: "advisory",
  policies: [{ name: "nothing", description: "Judges nothing", validateResource: () => undefined }],
});
