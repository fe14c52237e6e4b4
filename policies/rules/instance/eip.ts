import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceEip: Rule = {
  id: "instance-eip",
  about: "instance",
  title: {
    zh: "弹性公网IP不能随实例过户",
    en: "An EIP cannot travel with the instance",
  },
  source: { ref: "R5.20", quote: "VPC 类型实例不支持随实例携带弹性公网IP" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.eip"],
  remedy: {
    zh: "解绑：aliyun vpc UnassociateEipAddress --RegionId <region> --AllocationId <EIP> --InstanceId <instance>；绑定在网卡上的，填网卡 ID 并加上 --InstanceType NetworkInterface；由 Pulumi 管理时从程序里删去 EipAssociation。解绑后经 EIP 的访问立即中断，EIP 留在源账号并继续计费。按量付费的EIP可以单独过户，包年包月的不能。",
    en: "Unbind it: aliyun vpc UnassociateEipAddress --RegionId <region> --AllocationId <eip> --InstanceId <instance>; where it is bound to an interface, give the interface's ID and add --InstanceType NetworkInterface; where Pulumi manages it, remove the EipAssociation from the program. Traffic through the EIP ends at once; it stays in the source account and goes on charging. A pay-as-you-go EIP can be transferred on its own, a subscription EIP cannot.",
  },
  undo: {
    zh: "重新绑定：aliyun vpc AssociateEipAddress --RegionId <region> --AllocationId <EIP> --InstanceId <instance>；原来绑定在网卡上的，填网卡 ID 并加上 --InstanceType NetworkInterface。",
    en: "Bind it again: aliyun vpc AssociateEipAddress --RegionId <region> --AllocationId <eip> --InstanceId <instance>; where it was bound to an interface, give the interface's ID and add --InstanceType NetworkInterface.",
  },
  url: "https://help.aliyun.com/zh/eip/disassociate-an-eip-from-a-cloud-resource",

  check({ instance: { eip } }) {
    if (eip === null) return pass;
    if (isUnknown(eip)) return undecided("instance.eip", eip);
    const actual = [eip.allocationId, eip.ip].filter((part) => part !== "").join(" ");
    return fail({ path: "instance.eip", expected: "null", actual });
  },

  cases: [
    { name: "no EIP", instance: { eip: null }, expect: "pass" },
    {
      name: "a fixed public IP, which travels",
      instance: { eip: null, publicIps: ["203.0.113.10"] },
      expect: "pass",
    },
    {
      name: "an EIP",
      instance: {
        eip: {
          allocationId: "eip-bp1web",
          ip: "203.0.113.20",
          mode: "NAT",
          chargeType: "PostPaid",
        },
      },
      expect: "fail",
    },
    {
      name: "EIP not seen",
      instance: { eip: { unknown: "Forbidden: vpc:DescribeEipAddresses" } },
      expect: "unknown",
    },
  ],
};
