import { closingOrFrozenCases } from "./closing-or-frozen.cases.ts";
import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { bothAccounts } from "../../../core/rules/both-accounts.ts";
import type { AccountsCase, Rule, Verdict } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const accountClosingOrFrozen: Rule = {
  id: "account-closing-or-frozen",
  about: "accounts",
  title: {
    zh: "正在注销或被冻结的账号不能过户",
    en: "An account that is being closed or is frozen cannot transfer",
  },
  source: { ref: "R4.8", quote: "源或目标账号处于注销流程或冻结状态不支持过户。" },
  remark: {
    zh: "资金账户状态为 VALID 不能排除账号正在注销，也不能排除登录被安全冻结；这两点没有 API，须由人答复。",
    en: "A fund account that is VALID excludes neither a closing under way nor a sign-in frozen for security; no API shows these two, so people have to answer.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: [
    "source.fundAccountStatus",
    "target.fundAccountStatus",
    "attested.account-closing-or-frozen",
  ],
  remedy: {
    zh: "正在注销：由主账号在账号中心撤回注销申请。被冻结：按控制台提示消除原因（欠费、安全、司法等），必要时提交工单，等解冻后再过户。资金账户已 CLOSED 的账号不能再用，请换账号。",
    en: "Being closed: the main account withdraws the application in the account centre. Frozen: mend the cause that the console names (arrears, security, law), by a ticket where needed, and transfer once it is lifted. An account whose fund account is CLOSED is of no more use: take another one.",
  },
  undo: {
    zh: "过户完成后，原来要注销的账号可重新申请注销。",
    en: "After the transfer, an account that was to be closed can apply for it again.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "源账号和目标账号是否都没有提交注销申请，也都没有被冻结（包括安全冻结登录）？",
      en: "Is it so that neither the source nor the target account has applied to be closed, and that neither is frozen (a sign-in frozen for security included)?",
    },
    answers: [
      {
        value: "neither",
        means: { zh: "两个账号都没有", en: "neither account is closing or frozen" },
        clears: true,
      },
      {
        value: "closing",
        means: { zh: "至少一个账号正在注销", en: "at least one account is being closed" },
        clears: false,
      },
      {
        value: "frozen",
        means: { zh: "至少一个账号被冻结", en: "at least one account is frozen" },
        clears: false,
      },
    ],
  },

  check: (transfer) =>
    attestedVerdict(accountClosingOrFrozen, transfer.attested, statusVerdict(transfer)),

  cases: closingOrFrozenCases,
};

/** A closed fund account leaves no way, and the worst that can hide behind a missing status is a closed one. */
function statusVerdict(transfer: AccountsCase): Verdict {
  const noWay = { outlet: "none" } as const;
  return bothAccounts(transfer, ({ fundAccountStatus: status }, side) => {
    const path = `${side}.fundAccountStatus`;
    if (isUnknown(status)) return undecided(path, status, noWay);
    const evidence = { path, expected: "VALID", actual: status };
    switch (status) {
      case "VALID":
        return pass;
      case "FROZEN":
        return fail(evidence);
      case "CLOSED":
        return fail(evidence, noWay);
      default:
        return undecided(
          path,
          {
            unknown: `ListFundAccount answers ${JSON.stringify(status)}, which is no known status`,
          },
          noWay,
        );
    }
  });
}
