import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnPendingTransfer: Rule = {
  id: "warn-pending-transfer",
  about: "instance",
  title: {
    zh: "实例的上一次过户还没有结束",
    en: "An earlier transfer of the instance is not finished",
  },
  source: {
    ref: "ECS 2019 notice",
    quote: "旧的过户须知规定，过户未完成的实例不能再次发起过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["attested.warn-pending-transfer"],
  remedy: {
    zh: "在“费用与成本 > 资源过户 > 我发起的资源过户”里查看该实例：状态为“待确认”的，由源账号取消，或等24小时后自动失效；已进入过户生产的，等它完成。",
    en: "Look for the instance under Expenses and Costs > Resource Transfer, in the list of transfers that the source started: the source cancels one that waits for confirmation, or lets it lapse after 24 hours; one in production has to finish.",
  },
  undo: {
    zh: "取消后可以重新发起过户，24小时的确认时限重新计算。",
    en: "A cancelled transfer can be submitted again; the 24 hours for its confirmation start anew.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "该实例是否有发起后尚未完成、取消或失效的过户？",
      en: "Is there a transfer of this instance that was submitted and is neither finished nor cancelled nor lapsed?",
    },
    answers: [
      {
        value: "none",
        means: { zh: "没有未结束的过户", en: "no transfer of it is unfinished" },
        clears: true,
      },
      {
        value: "unfinished",
        means: { zh: "有一次过户还没有结束", en: "one transfer of it is unfinished" },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(warnPendingTransfer, attested),

  cases: [
    { name: "none", attested: { "warn-pending-transfer": "none" }, expect: "pass" },
    { name: "unfinished", attested: { "warn-pending-transfer": "unfinished" }, expect: "fail" },
    {
      name: "an answer that the question does not know",
      attested: { "warn-pending-transfer": "perhaps" },
      expect: "fail",
    },
    {
      name: "nobody has attested it",
      attested: { "warn-pending-transfer": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
