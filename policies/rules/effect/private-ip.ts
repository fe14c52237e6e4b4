import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const effectPrivateIp: Rule = {
  id: "effect-private-ip",
  about: "instance",
  title: {
    zh: "私网IP会改变",
    en: "The private IP will change",
  },
  source: { ref: "R3.3, R8.7", quote: "私网IP可能会变更。" },
  severity: "note",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.privateIp", "instance.privateIps"],
  remedy: {
    zh: "要保持原地址：让目标交换机沿用源交换机的网段（落地就是这样建的），过户完成后趁实例停机由目标账号改回：aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <instance> --VSwitchId <目标交换机ID> --PrivateIpAddress <原地址>。不保持时，把用到旧地址的地方改为新地址：DNS、hosts、数据库白名单、安全组规则、监控。",
    en: "To keep the old address: let the target vSwitch take over the block of the source's (the landing makes it so), and let the target set it back after the transfer while the instance is stopped: aliyun ecs ModifyInstanceVpcAttribute --RegionId <region> --InstanceId <instance> --VSwitchId <target-vswitch> --PrivateIpAddress <old-ip>. Otherwise move whatever uses the old address to the new one: DNS, hosts files, database whitelists, security group rules, monitoring.",
  },
  undo: {
    zh: "停机后用同一命令换成别的地址。",
    en: "The same command sets another address, while the instance is stopped.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/modify-a-private-ip-address",

  check({ destination: { privateIp }, instance: { privateIps } }) {
    const path = "destination.privateIp";
    if (isUnknown(privateIp)) return undecided(path, privateIp);
    if (privateIp === null) {
      return fail({ path, expected: "the old private IP", actual: "null" });
    }
    if (isUnknown(privateIps)) return undecided("instance.privateIps", privateIps);
    const [old] = privateIps;
    if (old === undefined) {
      return undecided("instance.privateIps", {
        unknown: "no private address was seen, and every instance has one",
      });
    }
    return privateIp === old ? pass : fail({ path, expected: old, actual: privateIp });
  },

  cases: [
    {
      name: "the old address again",
      instance: { privateIps: ["10.0.0.10"] },
      destination: { privateIp: "10.0.0.10" },
      expect: "pass",
    },
    { name: "any address", destination: { privateIp: null }, expect: "fail" },
    {
      name: "any address, the old one not seen",
      instance: { privateIps: { unknown: "Forbidden: ecs:DescribeInstances" } },
      destination: { privateIp: null },
      expect: "fail",
    },
    { name: "another address", destination: { privateIp: "10.0.0.11" }, expect: "fail" },
    {
      name: "its secondary address",
      instance: { privateIps: ["10.0.0.10", "10.0.0.11"] },
      destination: { privateIp: "10.0.0.11" },
      expect: "fail",
    },
    {
      name: "no old address seen",
      instance: { privateIps: [] },
      destination: { privateIp: "10.0.0.10" },
      expect: "unknown",
    },
    {
      name: "not decided yet",
      destination: { privateIp: { unknown: "the manifest does not say" } },
      expect: "unknown",
    },
  ],
};
