import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const accountMainAccount: Rule = {
  id: "account-main-account",
  about: "accounts",
  title: {
    zh: "须由主账号提交和确认过户，RAM 用户不行",
    en: "The main account must submit and confirm, not a RAM user",
  },
  source: { ref: "R4.1", quote: "仅完成实名认证的阿里云主账号支持过户；RAM（子账号）不支持。" },
  remark: {
    zh: "过户在控制台进行，API 只知道谁在调用，不知道届时谁登录，所以须由人答复。检查本身用只读的 RAM 角色即可。",
    en: "The transfer happens in the console. An API knows who calls it, not who will sign in, so people have to answer. The check itself needs no more than a read-only RAM role.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: ["attested.account-main-account"],
  remedy: {
    zh: "请源账号和目标账号的主账号持有人到场：源账号在“费用与成本 > 资源过户”提交并通过风控核身，目标账号在24小时内确认。事先确认双方都能登录主账号，核身用的手机或多因素设备在手边。",
    en: "Have the holders of both main accounts at hand: the source submits under Expenses and Costs > Resource Transfer and passes the identity check, the target confirms within 24 hours. Make sure beforehand that both can sign in with the main account, and have the phone or MFA device for the identity check with them.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "在控制台提交过户的人和确认过户的人，是否都用主账号登录？",
      en: "Will both the person who submits and the person who confirms sign in to the console with the main account?",
    },
    answers: [
      {
        value: "main-accounts",
        means: { zh: "双方都用主账号登录", en: "both sign in with the main account" },
        clears: true,
      },
      {
        value: "ram-user",
        means: {
          zh: "至少一方只有 RAM 用户或角色",
          en: "at least one of them has only a RAM user or role",
        },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(accountMainAccount, attested),

  cases: [
    {
      name: "both use the main account",
      attested: { "account-main-account": "main-accounts" },
      expect: "pass",
    },
    {
      name: "one has only a RAM user",
      attested: { "account-main-account": "ram-user" },
      expect: "fail",
    },
    {
      name: "nobody has answered",
      attested: { "account-main-account": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
