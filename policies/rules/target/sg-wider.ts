import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

const path = "destination.groupExcess";

export const targetSgWider: Rule = {
  id: "target-sg-wider",
  about: "instance",
  title: {
    zh: "目标安全组不能比源安全组放行得更多",
    en: "The target security group must not let through more than the source's",
  },
  source: {
    ref: "R3.5",
    quote: "安全组：过户后以目标安全组访问规则为准。",
  },
  remark: {
    zh: "比较的是全部报文，不是抽样：方向、协议、对端、端口、优先级、隐含规则和组内互通都算在内。放行得更少不在此列，见 ecs-transfer rules plan。",
    en: "All packets are compared, not a sample of them: direction, protocol, far side, ports, priority, implicit rules and access inside the group count. A group that lets through less is no failure here: see ecs-transfer rules plan.",
  },
  severity: "blocker",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: [path],
  remedy: {
    zh: "看多放行了什么、由哪条规则放行：ecs-transfer rules plan。去掉程序里或控制台上另外加的规则；transfer.yaml 里若用 leave-out 放弃了拒绝（drop）规则，改为 clamp 或 inline 等保留它的选择。然后 pulumi up。",
    en: "See what is let through, and by which rule: ecs-transfer rules plan. Take out the rules that were added in the program or in the console; where transfer.yaml leaves a drop rule out by leave-out, choose what keeps it, such as clamp or inline. Then pulumi up.",
  },
  undo: {
    zh: "把 transfer.yaml 或程序里的规则写回原样，再 pulumi up。",
    en: "Write transfer.yaml or the program's rules back as they were, then pulumi up.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/security-group-rules",

  check({ destination: { groupExcess } }) {
    if (isUnknown(groupExcess)) return undecided(path, groupExcess);
    if (groupExcess.length === 0) return pass;
    return fail(
      groupExcess.map((packets, index) => ({
        path: `${path}[${String(index)}]`,
        expected: "drop",
        actual: `accept ${packets}`,
      })),
    );
  },

  cases: [
    { name: "nothing more than the source", destination: { groupExcess: [] }, expect: "pass" },
    {
      name: "a port that the source keeps closed",
      destination: { groupExcess: ["ingress tcp from 0.0.0.0/0 port 22/22"] },
      expect: "fail",
    },
    {
      name: "two regions",
      destination: {
        groupExcess: ["ingress tcp from 10.0.0.0/8 port 22/22", "egress udp to 0.0.0.0/0"],
      },
      expect: "fail",
    },
    {
      name: "a rule of the source that cannot be compared",
      destination: {
        groupExcess: { unknown: "rules of the source group cannot be compared: 1" },
      },
      expect: "unknown",
    },
    {
      name: "rules of the group not seen",
      destination: { groupExcess: { unknown: "Forbidden: ecs:DescribeSecurityGroupAttribute" } },
      expect: "unknown",
    },
  ],
};
