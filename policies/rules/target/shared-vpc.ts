import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetSharedVpc: Rule = {
  id: "target-shared-vpc",
  about: "instance",
  title: {
    zh: "共享交换机里的安全组须由目标账号自己创建",
    en: "In a shared vSwitch the security group must be the target account's own",
  },
  source: {
    ref: "CreateSecurityGroup in a shared VPC",
    quote: "在其他账号共享的 VPC 里，实例只能使用本账号创建的安全组，不能使用所有者的安全组。",
  },
  remark: {
    zh: "共享 VPC 的文档还说，使用者不能把已有资源从别的交换机移到共享交换机。过户是否算这种移动，没有文档说明；最好先用一台不要紧的实例试，或用目标账号自己的 VPC。",
    en: "The pages on shared VPCs also say that a participant cannot move what it has from another vSwitch into a shared one. No page says whether a transfer counts as such a move: try it with an instance that does not matter, or use a VPC of the target's own.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.sharedBy"],
  remedy: {
    zh: "在目标账号运行 pulumi up，用落地建的 VPC、交换机和安全组；一定要用共享交换机时，用目标账号在该 VPC 里建安全组，并在确认时填它：aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <共享的专有网络>",
    en: "Run pulumi up in the target account and use the VPC, vSwitch and group that the landing makes; where it has to be the shared vSwitch, make a group in that VPC with the target account and enter it at confirmation: aliyun ecs CreateSecurityGroup --RegionId <region> --VpcId <shared vpc>",
  },
  undo: {
    zh: "删除没有用上的安全组：aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <安全组>；由落地建的用 pulumi destroy。",
    en: "Delete the group that is not used: aliyun ecs DeleteSecurityGroup --RegionId <region> --SecurityGroupId <group>; what the landing made goes by pulumi destroy.",
  },
  url: "https://www.alibabacloud.com/help/en/vpc/vpc-sharing",

  check({ destination: { sharedBy } }) {
    if (sharedBy === null) return pass;
    if (isUnknown(sharedBy)) return undecided("destination.sharedBy", sharedBy);
    return fail({ path: "destination.sharedBy", expected: "null", actual: sharedBy });
  },

  cases: [
    { name: "a vSwitch of the target's own", destination: { sharedBy: null }, expect: "pass" },
    {
      name: "shared by another account",
      destination: { sharedBy: "1988000000000030" },
      expect: "fail",
    },
    {
      name: "owner of the vSwitch not seen",
      destination: { sharedBy: { unknown: "Forbidden: vpc:DescribeVSwitches" } },
      expect: "unknown",
    },
  ],
};
