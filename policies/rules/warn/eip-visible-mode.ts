import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const warnEipVisibleMode: Rule = {
  id: "warn-eip-visible-mode",
  about: "instance",
  title: {
    zh: "EIP以网卡可见模式绑定，可能使换VPC失败",
    en: "The EIP is bound in a visible mode, which can make the change of VPC fail",
  },
  source: {
    ref: "ModifyInstanceVpcAttribute",
    quote: "网卡上有网卡可见模式或多EIP网卡可见模式的EIP时，实例不支持更换VPC，而过户会更换VPC。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.eip"],
  remedy: {
    zh: "可见模式的公网地址配置在操作系统的网卡上：先记下模式和系统里的地址、路由配置，再解绑：aliyun vpc UnassociateEipAddress --RegionId <region> --AllocationId <EIP ID> --InstanceId <网卡ID> --InstanceType NetworkInterface，然后在系统里删去该地址。由 Pulumi 管理时从程序里删去 EipAssociation。",
    en: "In a visible mode the public address is configured on an interface of the operating system: write down the mode and the system's addresses and routes, then unbind it: aliyun vpc UnassociateEipAddress --RegionId <region> --AllocationId <eip> --InstanceId <eni> --InstanceType NetworkInterface, and remove the address from the system. Where Pulumi manages it, remove the EipAssociation from the program.",
  },
  undo: {
    zh: "以原模式重新绑定：aliyun vpc AssociateEipAddress --RegionId <region> --AllocationId <EIP ID> --InstanceId <网卡ID> --InstanceType NetworkInterface --Mode <BINDED 或 MULTI_BINDED>，并恢复系统里的配置。",
    en: "Bind it again in its old mode: aliyun vpc AssociateEipAddress --RegionId <region> --AllocationId <eip> --InstanceId <eni> --InstanceType NetworkInterface --Mode <BINDED or MULTI_BINDED>, and restore the system's configuration.",
  },
  url: "https://help.aliyun.com/zh/eip/disassociate-an-eip-from-a-cloud-resource",

  check({ instance: { eip } }) {
    if (eip === null) return pass;
    if (isUnknown(eip)) return undecided("instance.eip", eip);
    if (isUnknown(eip.mode)) return undecided("instance.eip.mode", eip.mode);
    if (eip.mode === "NAT") return pass;
    return fail({ path: "instance.eip.mode", expected: "NAT", actual: eip.mode });
  },

  cases: [
    { name: "no EIP", instance: { eip: null }, expect: "pass" },
    { name: "NAT, the default mode", instance: { eip: eipOf("NAT") }, expect: "pass" },
    { name: "EIP-visible", instance: { eip: eipOf("BINDED") }, expect: "fail" },
    { name: "multi-EIP-visible", instance: { eip: eipOf("MULTI_BINDED") }, expect: "fail" },
    {
      name: "mode not seen",
      instance: { eip: eipOf({ unknown: "not in the answer" }) },
      expect: "unknown",
    },
    {
      name: "EIP not seen",
      instance: { eip: { unknown: "Forbidden: vpc:DescribeEipAddresses" } },
      expect: "unknown",
    },
  ],
};

function eipOf(mode: string | { unknown: string }) {
  return { allocationId: "eip-bp1web", ip: "203.0.113.20", mode, chargeType: "PostPaid" };
}
