import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetPrivateIp: Rule = {
  id: "target-private-ip",
  about: "instance",
  title: {
    zh: "要保留的私网IP在目标交换机里须空闲",
    en: "A private IP address that is to stay must be free in the target vSwitch",
  },
  source: {
    ref: "R3.3, R8.7",
    quote: "私网IP会由目标交换机根据CIDR重新分配；如需保持私网IP不变，可在过户后手动修改私网IP",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.privateIp", "destination.privateIpFree"],
  remedy: {
    zh: "找出占用者：aliyun ecs DescribeNetworkInterfaces --RegionId <region> --VSwitchId <交换机>；占用者是实例时，停机后给它换一个地址：aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <占用者> --VSwitchId <交换机> --PrivateIpAddress <新地址>。再查一次：aliyun vpc CheckCanAllocateVpcPrivateIpAddress --RegionId <region> --VSwitchId <交换机> --PrivateIpAddress <原地址>。在实例到达之前不要在该交换机里新建资源：先到的实例也可能被随机分到这个地址。",
    en: "Find what holds it: aliyun ecs DescribeNetworkInterfaces --RegionId <region> --VSwitchId <vswitch>; where that is an instance, stop it and give it another address: aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <holder> --VSwitchId <vswitch> --PrivateIpAddress <new address>. Ask again: aliyun vpc CheckCanAllocateVpcPrivateIpAddress --RegionId <region> --VSwitchId <vswitch> --PrivateIpAddress <old address>. Make nothing new in that vSwitch until the instances have arrived: whatever comes first may be given this address by chance.",
  },
  undo: {
    zh: "把占用者的地址改回去：aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <占用者> --VSwitchId <交换机> --PrivateIpAddress <它原来的地址>",
    en: "Give the holder its address back: aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <holder> --VSwitchId <vswitch> --PrivateIpAddress <its former address>",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/modify-a-private-ip-address",

  check({ destination: { privateIp, privateIpFree } }) {
    if (privateIp === null) return pass;
    if (isUnknown(privateIp)) return undecided("destination.privateIp", privateIp);
    const path = "destination.privateIpFree";
    if (isUnknown(privateIpFree)) return undecided(path, privateIpFree);
    return privateIpFree
      ? pass
      : fail({ path, expected: "true", actual: `false for ${privateIp}` });
  },

  cases: [
    {
      name: "a free address",
      destination: { privateIp: "10.0.0.77", privateIpFree: true },
      expect: "pass",
    },
    { name: "an address that is taken", destination: { privateIpFree: false }, expect: "fail" },
    {
      name: "an address that may change",
      destination: { privateIp: null, privateIpFree: { unknown: "nothing to ask about" } },
      expect: "pass",
    },
    {
      name: "an address that may change and is taken",
      destination: { privateIp: null, privateIpFree: false },
      expect: "pass",
    },
    {
      name: "the old address not seen",
      destination: { privateIp: { unknown: "the inventory shows no private address" } },
      expect: "unknown",
    },
    {
      name: "vSwitch not created yet",
      destination: { privateIpFree: { unknown: "not created yet" } },
      expect: "unknown",
    },
  ],
};
