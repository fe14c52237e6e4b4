import type { NetworkInterfaceFacts } from "../../../core/facts/instance.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

const primary: NetworkInterfaceFacts = {
  id: "eni-bp1primary",
  type: "Primary",
  privateIps: ["10.0.0.10"],
  ipv6: [],
  prefixes: [],
};

export const instanceSecondaryEni: Rule = {
  id: "instance-secondary-eni",
  about: "instance",
  title: {
    zh: "辅助网卡不能随实例过户",
    en: "Secondary network interfaces cannot travel with the instance",
  },
  source: {
    ref: "R5.21",
    quote: "VPC 类型的ECS实例不支持随实例过户附加的辅助网卡，须先解绑辅助网卡",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.networkInterfaces"],
  remedy: {
    zh: "逐个解绑：aliyun ecs DetachNetworkInterface --RegionId <region> --InstanceId <instance> --NetworkInterfaceId <网卡ID>；由容器等服务管理的网卡须先把实例移出该服务；由 Pulumi 管理时从程序里删去 EcsNetworkInterfaceAttachment。",
    en: "Detach each of them: aliyun ecs DetachNetworkInterface --RegionId <region> --InstanceId <instance> --NetworkInterfaceId <eni>; where a service such as container service manages it, take the instance out of that service; where Pulumi manages it, remove the EcsNetworkInterfaceAttachment from the program.",
  },
  undo: {
    zh: "重新绑定：aliyun ecs AttachNetworkInterface --RegionId <region> --InstanceId <instance> --NetworkInterfaceId <网卡ID>",
    en: "Attach it again: aliyun ecs AttachNetworkInterface --RegionId <region> --InstanceId <instance> --NetworkInterfaceId <eni>",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/manage-eni",

  check({ instance: { networkInterfaces } }) {
    if (isUnknown(networkInterfaces))
      return undecided("instance.networkInterfaces", networkInterfaces);
    if (networkInterfaces.length > 0 && networkInterfaces.every(({ type }) => type === "Primary"))
      return pass;
    const secondary = networkInterfaces.flatMap(({ id, type }, index) =>
      type === "Secondary"
        ? [
            {
              path: `instance.networkInterfaces[${String(index)}].type`,
              expected: "Primary",
              actual: `${type} ${id}`,
            },
          ]
        : [],
    );
    if (secondary.length > 0) return fail(secondary);
    return undecided("instance.networkInterfaces", {
      unknown: "no network interface was seen, and every instance has a primary one",
    });
  },

  cases: [
    {
      name: "its primary interface alone",
      instance: {
        networkInterfaces: [primary],
      },
      expect: "pass",
    },
    {
      name: "a secondary interface behind the primary one",
      instance: {
        networkInterfaces: [
          primary,
          { ...primary, id: "eni-bp1second", type: "Secondary", privateIps: ["10.0.0.11"] },
        ],
      },
      expect: "fail",
    },
    {
      name: "not even a primary interface seen",
      instance: { networkInterfaces: [] },
      expect: "unknown",
    },
    {
      name: "interfaces not seen",
      instance: { networkInterfaces: { unknown: "Forbidden: ecs:DescribeNetworkInterfaces" } },
      expect: "unknown",
    },
  ],
};
