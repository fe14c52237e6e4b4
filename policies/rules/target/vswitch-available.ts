import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetVswitchAvailable: Rule = {
  id: "target-vswitch-available",
  about: "instance",
  title: {
    zh: "目标交换机必须已建好并且可用",
    en: "The target vSwitch must exist and be available",
  },
  source: {
    ref: "R6.1",
    quote: "目标账号需提供过户后账号安全组ID和交换机ID",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.vswitchStatus"],
  remedy: {
    zh: "在源账号提交之前，在目标账号运行 pulumi up；刚建的交换机稍等片刻，再查状态：aliyun vpc DescribeVSwitchAttributes --RegionId <region> --VSwitchId <交换机>。提交之后 24 小时内目标账号无法确认，申请就会失效。",
    en: "Run pulumi up in the target account before the source submits; give a new vSwitch a moment, then look at its status: aliyun vpc DescribeVSwitchAttributes --RegionId <region> --VSwitchId <vswitch>. A target that cannot confirm within 24 hours of the submission lets the request lapse.",
  },
  undo: {
    zh: "在实例到达之前：pulumi destroy",
    en: "Before an instance has arrived: pulumi destroy",
  },
  url: "https://help.aliyun.com/zh/vpc/user-guide/create-and-manage-a-vpc",

  check({ destination: { vswitchStatus } }) {
    if (isUnknown(vswitchStatus)) return undecided("destination.vswitchStatus", vswitchStatus);
    if (vswitchStatus === "Available") return pass;
    return fail({
      path: "destination.vswitchStatus",
      expected: "Available",
      actual: vswitchStatus,
    });
  },

  cases: [
    { name: "available", destination: { vswitchStatus: "Available" }, expect: "pass" },
    { name: "being created", destination: { vswitchStatus: "Pending" }, expect: "fail" },
    {
      name: "a status in other letters",
      destination: { vswitchStatus: "available" },
      expect: "fail",
    },
    {
      name: "not created yet",
      destination: { vswitchStatus: { unknown: "not created yet" } },
      expect: "unknown",
    },
  ],
};
