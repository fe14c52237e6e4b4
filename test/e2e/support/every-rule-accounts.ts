import type { Change, Variant, WorldAccount } from "./every-rule.ts";

/** What is wrong with an account, and with nothing else. */
export const accountVariants: readonly Variant[] = [
  {
    rule: "account-cross-site",
    how: "the target is of the international site",
    target: (account) => (account.fundAccount.site = "26888"),
  },
  {
    rule: "account-reseller",
    how: "the source buys from a reseller",
    source: (account) => (account.fundAccount.type = "RESELLER_QUOTA"),
  },
  {
    rule: "account-reseller",
    how: "the target buys from a reseller",
    target: (account) => (account.fundAccount.type = "RESELLER_QUOTA"),
  },
  {
    rule: "account-hosted",
    how: "the source is in trusteeship",
    source: (account) =>
      account.financialRelations.push(relation("FinancialTrusteeship", "MEMBER")),
  },
  {
    rule: "account-closing-or-frozen",
    how: "the target's funds are frozen",
    target: (account) => (account.fundAccount.status = "FROZEN"),
  },
  {
    rule: "account-closing-or-frozen",
    how: "the source is closed",
    source: (account) => (account.fundAccount.status = "CLOSED"),
  },
  {
    rule: "account-real-name",
    how: "the target has no real name",
    target: (account) => (account.realName = "none"),
  },
  {
    rule: "account-arrears",
    how: "the source owes something",
    source: (account) => (account.balance.available = "-0.01"),
  },
  {
    rule: "account-arrears",
    how: "a bill of an earlier month is open in the target",
    target: (account) => (account.uncleared.history = "0.01"),
  },
  {
    rule: "account-target-balance",
    how: "a cent is missing",
    target: (account) => (account.balance.available = "99.99"),
  },
];

/** What leaves an account as it should be. */
export const harmless: readonly Change[] = [
  {
    how: "a target with exactly 100 CNY",
    target: (account) => (account.balance.available = "100.00"),
  },
  {
    how: "a target with more than 1,000 CNY",
    target: (account) => (account.balance.available = "12345.67"),
  },
  {
    how: "a bill of this month",
    source: (account) => (account.uncleared.month = "88.00"),
  },
  {
    how: "a source that manages another account's funds",
    source: (account) =>
      account.financialRelations.push(relation("FinancialTrusteeship", "MASTER")),
  },
  {
    how: "a trusteeship that is over",
    source: (account) =>
      account.financialRelations.push({
        ...relation("FinancialTrusteeship", "MEMBER"),
        state: "UNRELATED",
      }),
  },
];

function relation(
  type: "FinancialTrusteeship",
  role: "MASTER" | "MEMBER",
): WorldAccount["financialRelations"][number] {
  return { type, role, partner: "1999000000000030", state: "RELATED", createdAt: "-365d" };
}

/** The rules of the pair of accounts that only answers break. */
export const pairAnswers: readonly (readonly [
  rule: string,
  answers: Readonly<Record<string, string>>,
])[] = [
  ["account-pair-type", { "account-pair-type": "enterprise-to-individual" }],
  [
    "account-same-entity",
    {
      "account-pair-type": "enterprise-to-enterprise",
      "account-same-entity": "different-enterprises",
    },
  ],
  ["account-single-recipient", { "account-single-recipient": "another" }],
  ["account-main-account", { "account-main-account": "ram-user" }],
  ["account-closing-or-frozen", { "account-closing-or-frozen": "closing" }],
];
