import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnHpcCluster: Rule = {
  id: "warn-hpc-cluster",
  about: "instance",
  title: {
    zh: "实例属于高性能计算（HPC）集群",
    en: "The instance belongs to an HPC cluster",
  },
  source: {
    ref: "DescribeInstances HpcClusterId",
    quote: "高性能计算集群属于账号，没有接口能把实例移出集群。",
  },
  severity: "warning",
  holdsBy: "plan",
  outlet: "alternative",
  phase: "unbind",
  evidence: ["instance.hpcClusterId"],
  remedy: {
    zh: "集群留在源账号，实例之间的高速互联会断开，而且没有移出集群的接口：先在控制台试发起过户；若被拒绝，改走共享镜像或 SMC（R10），在目标账号新建集群和实例。",
    en: "The cluster stays in the source account, the fast links between its instances break, and no API takes an instance out of it: try the submit in the console; where it is refused, take the shared image or SMC instead (R10), with a new cluster and new instances in the target account.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { hpcClusterId } }) => nothingNamed("instance.hpcClusterId", hpcClusterId),

  cases: [
    { name: "no cluster", instance: { hpcClusterId: null }, expect: "pass" },
    { name: "the API's empty id", instance: { hpcClusterId: "" }, expect: "pass" },
    { name: "a cluster", instance: { hpcClusterId: "hpc-bp1rack" }, expect: "fail" },
    {
      name: "cluster not seen",
      instance: { hpcClusterId: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
