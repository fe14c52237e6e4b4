import type { RuleCase } from "../../../core/rules/rule.ts";

const denied = { unknown: "Forbidden: ecs:DescribeDiskEncryptionByDefaultStatus" };

export const securityBaselineCases: readonly RuleCase[] = [
  {
    name: "no baseline",
    source: { encryptionByDefault: false },
    target: { encryptionByDefault: false },
    attested: { "warn-security-baseline": "none" },
    expect: "pass",
  },
  {
    name: "the target encrypts by default",
    target: { encryptionByDefault: true },
    attested: { "warn-security-baseline": "none" },
    expect: "fail",
  },
  {
    name: "the source encrypts by default, the target not seen",
    source: { encryptionByDefault: true },
    target: { encryptionByDefault: denied },
    expect: "fail",
  },
  {
    name: "a baseline is enforced",
    attested: { "warn-security-baseline": "enforced" },
    expect: "fail",
  },
  {
    name: "no baseline, the source not seen",
    source: { encryptionByDefault: denied },
    attested: { "warn-security-baseline": "none" },
    expect: "unknown",
  },
  {
    name: "nobody has attested it",
    attested: { "warn-security-baseline": { unknown: "nobody has attested it" } },
    expect: "unknown",
  },
];
