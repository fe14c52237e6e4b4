import type { RuleCase } from "../../../core/rules/rule.ts";

const denied = { unknown: "NotAuthorized: bssopenapi QueryAccountBalance" };

const funds = (available: string) => ({ available, cash: "0.00", currency: "CNY" });

export const arrearsCases: readonly RuleCase[] = [
  {
    name: "nothing owed",
    source: { funds: funds("0.00"), uncleared: { total: "0.00", history: "0.00" } },
    expect: "pass",
  },
  {
    name: "this month's running charges",
    target: { uncleared: { total: "85.30", history: "0.00" } },
    expect: "pass",
  },
  { name: "minus zero", source: { funds: funds("-0.00") }, expect: "pass" },
  { name: "with thousands separators", target: { funds: funds("10,000.00") }, expect: "pass" },
  { name: "a negative balance of the source", source: { funds: funds("-3.20") }, expect: "fail" },
  {
    name: "a negative balance of the target",
    target: { funds: funds("-1,234.56") },
    expect: "fail",
  },
  { name: "less than a cent owed", target: { funds: funds("-0.000001") }, expect: "fail" },
  {
    name: "a past month unpaid, with money in the account",
    source: {
      funds: funds("500.00"),
      uncleared: { total: "12.00", history: "0.01" },
    },
    expect: "fail",
  },
  {
    name: "a past month of the target unpaid",
    target: { uncleared: { total: "1,200.00", history: "1,200.00" } },
    expect: "fail",
  },
  {
    name: "one account proves what the other one hides",
    source: { funds: denied, uncleared: denied },
    target: { funds: funds("-3.20") },
    expect: "fail",
  },
  {
    name: "one fact proves what the other one hides",
    source: { funds: denied, uncleared: { total: "5.00", history: "5.00" } },
    expect: "fail",
  },
  { name: "an unreadable balance", source: { funds: funds("***") }, expect: "unknown" },
  { name: "a decimal comma", target: { funds: funds("10.000,00") }, expect: "unknown" },
  {
    name: "an unreadable amount of past months",
    target: { uncleared: { total: "0.00", history: "" } },
    expect: "unknown",
  },
  {
    name: "an unreadable uncleared total",
    source: { uncleared: { total: "n/a", history: "0.00" } },
    expect: "unknown",
  },
  { name: "balance of the source not seen", source: { funds: denied }, expect: "unknown" },
  {
    name: "uncleared amounts of the source not seen",
    source: { uncleared: denied },
    expect: "unknown",
  },
  { name: "balance of the target not seen", target: { funds: denied }, expect: "unknown" },
  {
    name: "uncleared amounts of the target not seen",
    target: { uncleared: denied },
    expect: "unknown",
  },
];
