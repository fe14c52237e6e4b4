import type { RuleCase } from "../../../core/rules/rule.ts";

const denied = { unknown: "NotAuthorized: bssopenapi QueryRelationList" };

export const hostedCases: readonly RuleCase[] = [
  {
    name: "no relation",
    source: { financialRelations: [] },
    target: { financialRelations: [] },
    expect: "pass",
  },
  {
    name: "the source hosts others",
    source: { financialRelations: [{ type: "FinancialTrusteeship", role: "MASTER" }] },
    expect: "pass",
  },
  {
    name: "the target hosts others",
    target: { financialRelations: [{ type: "FinancialTrusteeship", role: "MASTER" }] },
    expect: "pass",
  },
  {
    name: "financial management is no hosting",
    source: { financialRelations: [{ type: "FinancialManagement", role: "MEMBER" }] },
    expect: "pass",
  },
  {
    name: "the source is hosted",
    source: { financialRelations: [{ type: "FinancialTrusteeship", role: "MEMBER" }] },
    expect: "fail",
  },
  {
    name: "the target is hosted",
    target: { financialRelations: [{ type: "FinancialTrusteeship", role: "MEMBER" }] },
    expect: "fail",
  },
  {
    name: "hosted behind another relation",
    target: {
      financialRelations: [
        { type: "FinancialManagement", role: "MASTER" },
        { type: "FinancialTrusteeship", role: "MEMBER" },
      ],
    },
    expect: "fail",
  },
  {
    name: "one account proves what the other one hides",
    source: { financialRelations: denied },
    target: { financialRelations: [{ type: "FinancialTrusteeship", role: "MEMBER" }] },
    expect: "fail",
  },
  {
    name: "a member of a kind of relation that nobody knows",
    source: { financialRelations: [{ type: "Other", role: "MEMBER" }] },
    expect: "unknown",
  },
  {
    name: "relations of the source not seen",
    source: { financialRelations: denied },
    expect: "unknown",
  },
  {
    name: "relations of the target not seen",
    target: { financialRelations: denied },
    expect: "unknown",
  },
];
