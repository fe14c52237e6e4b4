import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const accountSame: Rule = {
  id: "account-same",
  about: "accounts",
  title: {
    zh: "源账号和目标账号不能是同一账号",
    en: "Source and target must be two accounts",
  },
  source: { ref: "R4.6", quote: "源账号和目标账号不能为同一账号。" },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "none",
  phase: "account",
  evidence: ["source.id", "target.id"],
  remedy: {
    zh: "请核对过户清单中的两个 UID，并用每一方的凭证确认：aliyun sts GetCallerIdentity。控制台里填写的目标 UID 须与此相同。",
    en: "Compare the two UIDs of the manifest, and confirm each with its own credentials: aliyun sts GetCallerIdentity. The target UID typed into the console must be that one.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ source, target }) {
    if (isUnknown(source.id)) return undecided("source.id", source.id);
    if (isUnknown(target.id)) return undecided("target.id", target.id);
    if (source.id !== target.id) return pass;
    return fail({
      path: "target.id",
      expected: "another UID than the source's",
      actual: target.id,
    });
  },

  cases: [
    {
      name: "two accounts",
      source: { id: "1404423000000010" },
      target: { id: "1755000000000020" },
      expect: "pass",
    },
    {
      name: "two UIDs that differ in their last digit",
      source: { id: "1404423000000010" },
      target: { id: "1404423000000011" },
      expect: "pass",
    },
    {
      name: "one account",
      source: { id: "1404423000000010" },
      target: { id: "1404423000000010" },
      expect: "fail",
    },
    {
      name: "source not seen",
      source: { id: { unknown: "InvalidAccessKeyId.NotFound: sts GetCallerIdentity" } },
      expect: "unknown",
    },
    {
      name: "target not seen",
      target: { id: { unknown: "no inventory of the target account" } },
      expect: "unknown",
    },
  ],
};
