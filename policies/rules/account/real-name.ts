import { bothAccounts } from "../../../core/rules/both-accounts.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const accountRealName: Rule = {
  id: "account-real-name",
  about: "accounts",
  title: {
    zh: "两个账号都须完成实名认证",
    en: "Both accounts must have passed real-name verification",
  },
  source: { ref: "R4.1", quote: "仅完成实名认证的阿里云主账号支持过户" },
  remark: {
    zh: "指南的账号表又提到“目标非实名认证用户”，与此矛盾；这里按未实名不能过户处理。API 只回答是否已实名，不说明是个人还是企业，也不给出名称。",
    en: "The guide's table of accounts speaks of a target that is not real-name verified, which contradicts this; an unverified account counts as refused here. The API says only whether an account is verified, neither individual or enterprise nor the name.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "account",
  evidence: ["source.realName", "target.realName"],
  remedy: {
    zh: "由账号所有者登录主账号，在账号中心完成实名认证，再确认结果为 yes：aliyun ecs DescribeAccountAttributes --RegionId <region> --AttributeName.1 real-name-authentication。个人还是企业认证会影响能否过户，见 account-pair-type。",
    en: "The account's owner signs in with the main account and completes real-name verification in the account centre; then see that the answer is yes: aliyun ecs DescribeAccountAttributes --RegionId <region> --AttributeName.1 real-name-authentication. Individual or enterprise decides what can be transferred, see account-pair-type.",
  },
  undo: {
    zh: "实名认证不能撤销，只能在账号中心按平台规则变更认证信息。",
    en: "A verification cannot be taken back; it can only be changed in the account centre, by the platform's rules.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: (transfer) =>
    bothAccounts(transfer, ({ realName }, side) => {
      const path = `${side}.realName`;
      if (isUnknown(realName)) return undecided(path, realName);
      if (realName === "yes") return pass;
      if (realName === "none") return fail({ path, expected: "yes", actual: realName });
      return undecided(path, {
        unknown: `DescribeAccountAttributes answers ${JSON.stringify(realName)}, which is neither yes nor none`,
      });
    }),

  cases: [
    {
      name: "both verified",
      source: { realName: "yes" },
      target: { realName: "yes" },
      expect: "pass",
    },
    { name: "the source is not verified", source: { realName: "none" }, expect: "fail" },
    { name: "the target is not verified", target: { realName: "none" }, expect: "fail" },
    {
      name: "one account proves what the other one hides",
      source: { realName: { unknown: "Forbidden: ecs:DescribeAccountAttributes" } },
      target: { realName: "none" },
      expect: "fail",
    },
    {
      name: "verification is not asked of the account",
      target: { realName: "unnecessary" },
      expect: "unknown",
    },
    { name: "an empty answer", source: { realName: "" }, expect: "unknown" },
    { name: "an answer in other letters", target: { realName: "Yes" }, expect: "unknown" },
    {
      name: "source not seen",
      source: { realName: { unknown: "Forbidden: ecs:DescribeAccountAttributes" } },
      expect: "unknown",
    },
    {
      name: "target not seen",
      target: { realName: { unknown: "Forbidden: ecs:DescribeAccountAttributes" } },
      expect: "unknown",
    },
  ],
};
