import { pairVerdict } from "../../../core/accounts/pair-table.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const accountPairType: Rule = {
  id: "account-pair-type",
  about: "accounts",
  title: {
    zh: "企业账号不能过户给个人账号",
    en: "An enterprise account cannot transfer to an individual account",
  },
  source: { ref: "R4.3", quote: "不支持；可考虑共享镜像或SMC方案。" },
  remark: {
    zh: "没有 API 告诉官网直客一个账号是个人还是企业，须由人答复。指南中“非同名或目标非实名认证用户”一句有缺漏：EIP 过户页说的是，个人账号只能过户给一个不同实名的账号，同实名的账号不限；未实名的账号见 account-real-name。",
    en: "No API tells a direct customer whether an account is an individual's or an enterprise's, so people have to answer. One sentence of the guide's table is garbled: by the page on EIP transfers an individual can transfer to only one account under another name, and to any account under the same name; for an account that is not verified see account-real-name.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "account",
  evidence: ["attested.account-pair-type"],
  remedy: {
    zh: "在两个账号的账号中心各看一次实名认证类型。企业账号向个人账号没有过户途径：请由目标方换用企业账号，或用共享镜像、SMC 在目标账号新建实例（R10）。",
    en: "Look up the kind of real-name verification in the account centre of both accounts. There is no transfer from an enterprise to an individual: let the target use an enterprise account, or build a new instance in the target account by a shared image or SMC (R10).",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "按实名认证类型，源账号和目标账号各是个人账号还是企业账号？",
      en: "By their real-name verification, is each of the source and the target account an individual's or an enterprise's?",
    },
    answers: [
      {
        value: "individual-to-individual",
        means: { zh: "个人账号 → 个人账号", en: "from an individual to an individual" },
        clears: true,
      },
      {
        value: "enterprise-to-enterprise",
        means: { zh: "企业账号 → 企业账号", en: "from an enterprise to an enterprise" },
        clears: true,
      },
      {
        value: "individual-to-enterprise",
        means: { zh: "个人账号 → 企业账号", en: "from an individual to an enterprise" },
        clears: true,
      },
      {
        value: "enterprise-to-individual",
        means: { zh: "企业账号 → 个人账号", en: "from an enterprise to an individual" },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => pairVerdict("account-pair-type", attested),

  cases: [
    {
      name: "between individuals",
      attested: { "account-pair-type": "individual-to-individual" },
      expect: "pass",
    },
    {
      name: "between enterprises",
      attested: { "account-pair-type": "enterprise-to-enterprise" },
      expect: "pass",
    },
    {
      name: "from an individual to an enterprise",
      attested: { "account-pair-type": "individual-to-enterprise" },
      expect: "pass",
    },
    {
      name: "from an enterprise to an individual",
      attested: { "account-pair-type": "enterprise-to-individual" },
      expect: "fail",
    },
    {
      name: "an answer that the question does not know",
      attested: { "account-pair-type": "enterprise" },
      expect: "fail",
    },
    {
      name: "nobody has answered",
      attested: { "account-pair-type": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
