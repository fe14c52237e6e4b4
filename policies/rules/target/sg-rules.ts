import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

/** Rules over all security groups of one interface, both directions; a landed instance is in one group. */
const mostRules = 1000;

export const targetSgRules: Rule = {
  id: "target-sg-rules",
  about: "instance",
  title: {
    zh: "目标安全组的规则不能超过 1000 条",
    en: "The target security group cannot have more than 1,000 rules",
  },
  source: {
    ref: "ECS security group limits",
    quote: "一块网卡所在的全部安全组，出入方向的规则合计不超过 1000 条。",
  },
  remark: {
    zh: "旧文档说每个安全组 200 条，新文档说一块网卡的所有安全组合计 1000 条；这里按后者。引用前缀列表或端口列表的规则按列表的最大条目数计，这里每条规则只计一次，有这类规则时请留余量。控制台每次最多导入 200 条。",
    en: "Older pages say 200 rules a group, newer ones 1,000 over all groups of an interface; this rule goes by the latter. A rule with a prefix list or a port list counts with the most entries that the list may have; here it counts once, so leave room where there are such rules. The console imports 200 rules at a time at most.",
  },
  severity: "blocker",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.groupRules"],
  remedy: {
    zh: "合并网段和端口范围相邻的规则、去掉不再需要的规则：导出源安全组的规则，精简后在 transfer.yaml 里用 securityGroups 的 rules 指向该文件，再 pulumi up。数规则：aliyun ecs DescribeSecurityGroupAttribute --RegionId <region> --SecurityGroupId <安全组> --Direction all",
    en: "Merge rules whose blocks or ports adjoin and drop those that are not needed: export the source group's rules, shorten them, name the file in transfer.yaml under securityGroups as rules, then pulumi up. To count the rules: aliyun ecs DescribeSecurityGroupAttribute --RegionId <region> --SecurityGroupId <group> --Direction all",
  },
  undo: {
    zh: "从 transfer.yaml 去掉 rules，或指回原来的导出文件，再 pulumi up。",
    en: "Take rules out of transfer.yaml, or name the former export again, then pulumi up.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/security-group-rules",

  check({ destination: { groupRules } }) {
    const path = "destination.groupRules";
    if (isUnknown(groupRules)) return undecided(path, groupRules);
    return groupRules <= mostRules
      ? pass
      : fail({ path, expected: `<= ${mostRules}`, actual: String(groupRules) });
  },

  cases: [
    { name: "no rule", destination: { groupRules: 0 }, expect: "pass" },
    { name: "more than the old limit", destination: { groupRules: 201 }, expect: "pass" },
    { name: "exactly 1000", destination: { groupRules: 1000 }, expect: "pass" },
    { name: "one more", destination: { groupRules: 1001 }, expect: "fail" },
    {
      name: "rules not seen",
      destination: { groupRules: { unknown: "Forbidden: ecs:DescribeSecurityGroupAttribute" } },
      expect: "unknown",
    },
  ],
};
