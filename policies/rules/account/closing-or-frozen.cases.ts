import type { RuleCase } from "../../../core/rules/rule.ts";

const denied = { unknown: "NotAuthorized: bssopenapi ListFundAccount" };

export const closingOrFrozenCases: readonly RuleCase[] = [
  {
    name: "both valid, neither closing",
    source: { fundAccountStatus: "VALID" },
    target: { fundAccountStatus: "VALID" },
    attested: { "account-closing-or-frozen": "neither" },
    expect: "pass",
  },
  { name: "the source is frozen", source: { fundAccountStatus: "FROZEN" }, expect: "fail" },
  { name: "the target is frozen", target: { fundAccountStatus: "FROZEN" }, expect: "fail" },
  {
    name: "the target is closed",
    target: { fundAccountStatus: "CLOSED" },
    expect: "fail",
    outlet: "none",
  },
  {
    name: "the source is frozen and the target closed",
    source: { fundAccountStatus: "FROZEN" },
    target: { fundAccountStatus: "CLOSED" },
    expect: "fail",
    outlet: "none",
  },
  {
    name: "valid, but being closed",
    attested: { "account-closing-or-frozen": "closing" },
    expect: "fail",
  },
  {
    name: "valid, but its sign-in is frozen",
    attested: { "account-closing-or-frozen": "frozen" },
    expect: "fail",
  },
  {
    name: "one account proves what the other one hides",
    source: { fundAccountStatus: denied },
    target: { fundAccountStatus: "FROZEN" },
    expect: "fail",
  },
  {
    name: "an answer proves what the status hides",
    source: { fundAccountStatus: denied },
    attested: { "account-closing-or-frozen": "closing" },
    expect: "fail",
  },
  {
    name: "valid, and nobody has answered",
    attested: { "account-closing-or-frozen": { unknown: "nobody has attested it" } },
    expect: "unknown",
  },
  {
    name: "a status that nobody knows",
    source: { fundAccountStatus: "PENDING" },
    expect: "unknown",
    outlet: "none",
  },
  {
    name: "source not seen",
    source: { fundAccountStatus: denied },
    expect: "unknown",
    outlet: "none",
  },
  {
    name: "target not seen",
    target: { fundAccountStatus: denied },
    expect: "unknown",
    outlet: "none",
  },
];
