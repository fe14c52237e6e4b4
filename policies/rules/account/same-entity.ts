import { sameEntityCases } from "./same-entity.cases.ts";
import { pairVerdict } from "../../../core/accounts/pair-table.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const accountSameEntity: Rule = {
  id: "account-same-entity",
  about: "accounts",
  title: {
    zh: "企业账号之间须同一实名认证、同一企业主体、同一名称",
    en: "Two enterprise accounts need the same verification, entity and name",
  },
  source: {
    ref: "R4.3",
    quote: "同实名认证且企业主体与名称一致：支持（一个企业主体最多可认证10个账号）。",
  },
  remark: {
    zh: "没有 API 给出一个账号的实名名称，须由人答复。资源目录的 IdentityInformation 经平台打码，文档也没有说清是谁的名称，所以不作为证据。两个个人账号实名不同仍可过户，但只能过户给一个账号（account-single-recipient）。",
    en: "No API gives the name that an account is verified under, so people have to answer. A resource directory's IdentityInformation is masked, and its pages leave open whose name it is, so it is no evidence. Two individuals under different names can still transfer, to one account only (account-single-recipient).",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "account",
  evidence: ["attested.account-pair-type", "attested.account-same-entity"],
  remedy: {
    zh: "比对两个账号在账号中心的实名认证信息：主体、名称、证件号都要一致。名称只是过时的，先在账号中心变更企业实名信息；主体不同的，用共享镜像或 SMC 在目标账号新建实例（R10）。",
    en: "Compare the verification details of both accounts in the account centre: entity, name and licence number have to agree. Where a name is merely out of date, change the enterprise's verification there first; where the entities differ, build a new instance in the target account by a shared image or SMC (R10).",
  },
  undo: {
    zh: "企业实名信息的变更不能撤销，只能按平台规则再次变更。",
    en: "A changed verification cannot be taken back; it can only be changed again, by the platform's rules.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "两个账号的身份是否相同？个人账号：同一实名；企业账号：同一实名认证、同一企业主体且名称一致，三项都相同才算相同。",
      en: "Is the identity behind both accounts the same? Individuals: the same real name; enterprises: the same real-name verification, the same entity and the same name, all three of them.",
    },
    // The first answer that clears is that of the clear case, in which each of the three answers has to matter.
    answers: [
      {
        value: "different-individuals",
        means: { zh: "两个个人账号，实名不同", en: "two individuals under different real names" },
        clears: true,
      },
      {
        value: "same",
        means: {
          zh: "身份相同（企业账号三项均一致）",
          en: "the same identity (for enterprises in all three points)",
        },
        clears: true,
      },
      {
        value: "different-enterprises",
        means: {
          zh: "两个企业账号，至少一项不同",
          en: "two enterprises that differ in at least one point",
        },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => pairVerdict("account-same-entity", attested),

  cases: sameEntityCases,
};
