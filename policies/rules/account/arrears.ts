import { arrearsCases } from "./arrears.cases.ts";
import type { AccountFacts } from "../../../core/facts/account.ts";
import { readAmount } from "../../../core/rules/amount.ts";
import type { Amount } from "../../../core/rules/amount.ts";
import { bothAccounts, worst } from "../../../core/rules/both-accounts.ts";
import type { Rule, Verdict } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const accountArrears: Rule = {
  id: "account-arrears",
  about: "accounts",
  title: {
    zh: "两个账号都不能欠费",
    en: "Neither account may be in arrears",
  },
  source: { ref: "R4.2", quote: "账号不能欠费（源账号与目标账号均需结清欠费）。" },
  remark: {
    zh: "通过只表示没有看到欠费迹象：尚未出账的费用看不到。未结清总额里除往月欠款外，还有本月正在累计的费用，它不算欠费。",
    en: "A pass means no sign of arrears: charges that are not billed yet cannot be seen. Beside what past months left unpaid, the uncleared total holds the running charges of this month, which are no arrears.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: ["source.funds", "source.uncleared", "target.funds", "target.uncleared"],
  remedy: {
    zh: "在“费用与成本”里充值并结清全部欠款，再看可用额度是否不为负：aliyun bssopenapi QueryAccountBalance。账单出账后再查一次。",
    en: "Top up and settle everything under Expenses and Costs, then see that the available amount is not negative: aliyun bssopenapi QueryAccountBalance. Look again once the bills of this month are out.",
  },
  undo: {
    zh: "结清欠款是付款，不能撤销。",
    en: "Settling arrears is a payment, which cannot be taken back.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: (transfer) =>
    bothAccounts(transfer, ({ funds, uncleared }, side) =>
      worst([
        fundsVerdict(funds, `${side}.funds`),
        unclearedVerdict(uncleared, `${side}.uncleared`),
      ]),
    ),

  cases: arrearsCases,
};

function fundsVerdict(funds: AccountFacts["funds"], path: string): Verdict {
  if (isUnknown(funds)) return undecided(path, funds);
  const negative = (amount: Amount) => amount < 0n;
  return unless(negative, funds.available, `${path}.available`, ">= 0");
}

function unclearedVerdict(uncleared: AccountFacts["uncleared"], path: string): Verdict {
  if (isUnknown(uncleared)) return undecided(path, uncleared);
  const { history, total } = uncleared;
  return worst([
    unless((amount) => amount > 0n, history, `${path}.history`, "<= 0"),
    unless(() => false, total, `${path}.total`, "an amount"),
  ]);
}

/** An amount that cannot be read shows nothing, least of all that nothing is owed. */
function unless(
  refused: (amount: Amount) => boolean,
  text: string,
  path: string,
  expected: string,
): Verdict {
  const amount = readAmount(text);
  if (isUnknown(amount)) return undecided(path, amount);
  return refused(amount) ? fail({ path, expected, actual: text }) : pass;
}
