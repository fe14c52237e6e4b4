import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { bothAccounts } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { securityBaselineCases } from "./security-baseline.cases.ts";

export const warnSecurityBaseline: Rule = {
  id: "warn-security-baseline",
  about: "instance",
  title: {
    zh: "安全基线要求加密或密钥对，与过户条件相反",
    en: "A security baseline demands encryption or key pairs, which the transfer forbids",
  },
  source: {
    ref: "R5.11, R5.17",
    quote: "挂载了加密云盘的实例不支持过户",
  },
  remark: {
    zh: "过户要求云盘未加密、不绑定密钥对；基线、配置审计规则或默认加密要求的正好相反，自动修正会让准备好的实例又不能过户。",
    en: "The transfer wants disks without encryption and no key pair; a baseline, Config rules or encryption by default want the opposite, and an automatic correction undoes what was prepared.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: [
    "source.encryptionByDefault",
    "target.encryptionByDefault",
    "attested.warn-security-baseline",
  ],
  remedy: {
    zh: "与安全负责人约定过户窗口内的例外，写明期限；在配置审计里把实例排除在要求加密和密钥对的规则之外，停用自动修正；源账号在窗口内需要新建未加密云盘时，关闭默认加密：aliyun ecs DisableDiskEncryptionByDefault --RegionId <region>。过户后由目标账号恢复：绑定自己的密钥对，用加密复制的快照或镜像换成加密云盘，重新启用规则。",
    en: "Agree with those who own security on an exception for the window, with its end; exclude the instance in Config from the rules that demand encryption and key pairs, and stop automatic correction; where the source needs a new disk without encryption meanwhile, turn encryption by default off: aliyun ecs DisableDiskEncryptionByDefault --RegionId <region>. Let the target restore it after the transfer: bind a key pair of its own, replace the disks by encrypted copies of snapshots or images, and enable the rules again.",
  },
  undo: {
    zh: "重新开启默认加密：aliyun ecs EnableDiskEncryptionByDefault --RegionId <region>，并撤销配置审计里的排除。",
    en: "Turn encryption by default on again: aliyun ecs EnableDiskEncryptionByDefault --RegionId <region>, and end the exclusion in Config.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/encryption-overview",
  question: {
    ask: {
      zh: "这台实例是否受安全基线约束，要求云盘加密或使用密钥对（配置审计规则、默认加密、组织策略等）？",
      en: "Is a security baseline enforced on this instance that demands disk encryption or key pairs, such as Config rules, encryption by default or policies of the organisation?",
    },
    answers: [
      {
        value: "none",
        means: {
          zh: "没有这样的约束，或已约定例外",
          en: "there is none, or an exception has been agreed",
        },
        clears: true,
      },
      { value: "enforced", means: { zh: "有这样的约束", en: "there is one" }, clears: false },
    ],
  },

  check: (transfer) =>
    attestedVerdict(
      warnSecurityBaseline,
      transfer.attested,
      bothAccounts(transfer, ({ encryptionByDefault }, side) => {
        const path = `${side}.encryptionByDefault`;
        if (isUnknown(encryptionByDefault)) return undecided(path, encryptionByDefault);
        return encryptionByDefault ? fail({ path, expected: "false", actual: "true" }) : pass;
      }),
    ),

  cases: securityBaselineCases,
};
