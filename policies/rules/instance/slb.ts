import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceSlb: Rule = {
  id: "instance-slb",
  about: "instance",
  title: {
    zh: "须先从负载均衡（SLB）的后端移除",
    en: "The instance must be removed from its load balancers first",
  },
  source: {
    ref: "R5.14",
    quote:
      "实例绑定了HaVip（高可用虚拟IP）、反向访问服务、指定下一跳路由规则、SLB、全球加速等服务时不支持过户",
  },
  remark: {
    zh: "SLB 包括传统型（CLB）、应用型（ALB）、网络型（NLB）和网关型（GWLB）；以网卡或 IP 地址加入的后端也算绑定。",
    en: "SLB is taken to mean all four kinds, classic (CLB), application (ALB), network (NLB) and gateway (GWLB); a backend that was added by an interface or an address counts as well.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.loadBalancers"],
  remedy: {
    zh: '先把权重设为 0，等连接排空，再移除。CLB 默认服务器组：aliyun slb RemoveBackendServers --RegionId <region> --LoadBalancerId <负载均衡ID> --BackendServers \'[{"ServerId":"<instance>"}]\'；CLB 虚拟服务器组：aliyun slb RemoveVServerGroupBackendServers --RegionId <region> --VServerGroupId <服务器组> --BackendServers \'[{"ServerId":"<instance>","Port":<端口>}]\'；CLB 主备服务器组只能整组删除（DeleteMasterSlaveServerGroup）。ALB：aliyun alb RemoveServersFromServerGroup --RegionId <region> --ServerGroupId <服务器组> --Servers.1.ServerId <instance> --Servers.1.ServerType Ecs --Servers.1.Port <端口> --force；NLB 和 GWLB 用同名操作；以网卡或 IP 地址加入的后端，ServerId、ServerType（IP 地址的还有 ServerIp）按原样填。移除不存在的后端不会报错，所以要再读一遍。由 Pulumi 管理时从程序里删去对应的后端。',
    en: 'Set the weight to 0, let the connections drain, then remove it. The default group of a CLB: aliyun slb RemoveBackendServers --RegionId <region> --LoadBalancerId <clb> --BackendServers \'[{"ServerId":"<instance>"}]\'; a vServer group of a CLB: aliyun slb RemoveVServerGroupBackendServers --RegionId <region> --VServerGroupId <group> --BackendServers \'[{"ServerId":"<instance>","Port":<port>}]\'; a primary/secondary group of a CLB can only be deleted whole (DeleteMasterSlaveServerGroup). ALB: aliyun alb RemoveServersFromServerGroup --RegionId <region> --ServerGroupId <group> --Servers.1.ServerId <instance> --Servers.1.ServerType Ecs --Servers.1.Port <port> --force; NLB and GWLB have an action of the same name; for a backend that was added by an interface or an address, give its own ServerId and ServerType (and ServerIp for an address). Removing a backend that is not there is no error, so read the group again. Where Pulumi manages it, remove the backend from the program.',
  },
  undo: {
    zh: '重新加入：aliyun slb AddBackendServers --RegionId <region> --LoadBalancerId <负载均衡ID> --BackendServers \'[{"ServerId":"<instance>","Weight":<权重>}]\'；虚拟服务器组用 AddVServerGroupBackendServers；ALB、NLB 和 GWLB 用 AddServersToServerGroup。',
    en: 'Add it again: aliyun slb AddBackendServers --RegionId <region> --LoadBalancerId <clb> --BackendServers \'[{"ServerId":"<instance>","Weight":<weight>}]\'; vServer groups have AddVServerGroupBackendServers, and ALB, NLB and GWLB have AddServersToServerGroup.',
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { loadBalancers } }) =>
    nothingListed("instance.loadBalancers", loadBalancers, ({ kind, id, group, member }) =>
      [kind, id, ...(group === null ? [] : [group]), member].join(" "),
    ),

  cases: [
    { name: "behind nothing", instance: { loadBalancers: [] }, expect: "pass" },
    {
      name: "in the default group of a CLB",
      instance: {
        loadBalancers: [{ kind: "clb", id: "lb-bp1clb", group: null, member: "i-bp1clear" }],
      },
      expect: "fail",
    },
    {
      name: "in a vServer group of a CLB",
      instance: {
        loadBalancers: [
          { kind: "clb", id: "lb-bp1clb", group: "rsp-bp1group", member: "i-bp1clear" },
        ],
      },
      expect: "fail",
    },
    {
      name: "in an ALB, by its address",
      instance: {
        loadBalancers: [{ kind: "alb", id: "sgp-bp1alb", group: null, member: "10.0.0.10" }],
      },
      expect: "fail",
    },
    {
      name: "in an NLB, by its interface",
      instance: {
        loadBalancers: [{ kind: "nlb", id: "sgp-bp1nlb", group: null, member: "eni-bp1primary" }],
      },
      expect: "fail",
    },
    {
      name: "in a GWLB",
      instance: {
        loadBalancers: [{ kind: "gwlb", id: "sgp-bp1gwlb", group: null, member: "i-bp1clear" }],
      },
      expect: "fail",
    },
    {
      name: "load balancers not seen",
      instance: { loadBalancers: { unknown: "Forbidden: slb:DescribeLoadBalancers" } },
      expect: "unknown",
    },
  ],
};
