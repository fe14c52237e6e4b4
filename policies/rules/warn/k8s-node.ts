import type { Rule } from "../../../core/rules/rule.ts";
import { noTagOf } from "../../../core/rules/warned.ts";

/** What container service (ACK) puts before the keys of the tags that it writes on its nodes. */
const nodeTags = ["ack.aliyun.com", "ack.alibabacloud.com", "acs:ack:"];

export const warnK8sNode: Rule = {
  id: "warn-k8s-node",
  about: "instance",
  title: {
    zh: "实例是容器服务集群的节点",
    en: "The instance is a node of a container service cluster",
  },
  source: {
    ref: "ACK node tags",
    quote:
      "容器服务给节点打上 ack.aliyun.com 等标签；节点停机后其上的容器会被驱逐，集群留在源账号。",
  },
  remark: {
    zh: "标签是线索：没有这些标签，不能证明实例不是自建集群的节点。",
    en: "Tags are a sign: without them the instance may still be a node of a cluster that people built themselves.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.tagKeys"],
  remedy: {
    zh: "先在集群里排空节点（kubectl drain <节点> --ignore-daemonsets），再在容器服务控制台的 集群 → 节点池 → 节点管理 里移除节点，不要勾选释放ECS实例；节点池开启自动伸缩或期望节点数时，先调低，否则会补建新节点。由容器服务管理的网卡和安全组随移除清理。由 Pulumi 管理时从 NodePool 的 instances 里删去。",
    en: "Drain the node in the cluster (kubectl drain <node> --ignore-daemonsets), then remove it in the container service console under Clusters, Node Pools, Nodes, without the option that releases the ECS instance; where the pool scales by itself or has an expected size, lower that first, or it buys a new node. Interfaces and groups that container service manages go with the removal. Where Pulumi manages it, remove it from the instances of the NodePool.",
  },
  undo: {
    zh: "在节点池里用 添加已有节点 重新加入；自动添加会更换系统盘，手动添加不会。",
    en: "Add it to the pool again as an existing node; the automatic way replaces its system disk, the manual one does not.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { tagKeys } }) => noTagOf(tagKeys, nodeTags),

  cases: [
    { name: "tags of its own", instance: { tagKeys: ["owner", "team"] }, expect: "pass" },
    { name: "no tag", instance: { tagKeys: [] }, expect: "pass" },
    {
      name: "the cluster's tag",
      instance: { tagKeys: ["owner", "ack.aliyun.com"] },
      expect: "fail",
    },
    {
      name: "the node pool's tag",
      instance: { tagKeys: ["ack.alibabacloud.com/nodepool-id"] },
      expect: "fail",
    },
    {
      name: "another product's system tag",
      instance: { tagKeys: ["acs:ros:stackId"] },
      expect: "pass",
    },
    {
      name: "a tag that only names the product",
      instance: { tagKeys: ["was-ack.aliyun.com"] },
      expect: "pass",
    },
    {
      name: "tags not seen",
      instance: { tagKeys: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
