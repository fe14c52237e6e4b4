import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceGa: Rule = {
  id: "instance-ga",
  about: "instance",
  title: {
    zh: "须先从全球加速的终端节点移除",
    en: "The instance must be removed from Global Accelerator first",
  },
  source: {
    ref: "R5.14",
    quote:
      "实例绑定了HaVip（高可用虚拟IP）、反向访问服务、指定下一跳路由规则、SLB、全球加速等服务时不支持过户",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.accelerators"],
  remedy: {
    zh: "标准型：先读出终端节点组（aliyun ga ListEndpointGroups --RegionId cn-hangzhou --AcceleratorId <全球加速>），再用 UpdateEndpointGroup 写回去掉这台实例后的完整列表，没有写进去的终端节点都会被移除；组里只有它时删除整组：aliyun ga DeleteEndpointGroup --RegionId cn-hangzhou --AcceleratorId <全球加速> --EndpointGroupId <终端节点组>。基础型用 DeleteBasicEndpoint。同一个全球加速实例上的修改须一个接一个做。由 Pulumi 管理时从 EndpointGroup 的 endpointConfigurations 里删去它，或删去 BasicEndpoint。",
    en: "Standard: read the endpoint groups (aliyun ga ListEndpointGroups --RegionId cn-hangzhou --AcceleratorId <accelerator>), then write the whole list without this instance back by UpdateEndpointGroup, which removes every endpoint that is not in it; where it is the only one, delete the group: aliyun ga DeleteEndpointGroup --RegionId cn-hangzhou --AcceleratorId <accelerator> --EndpointGroupId <endpoint-group>. Basic: DeleteBasicEndpoint. Changes of one accelerator are made one after another. Where Pulumi manages it, take it out of the endpointConfigurations of the EndpointGroup, or remove the BasicEndpoint.",
  },
  undo: {
    zh: "用 UpdateEndpointGroup 写回原来的完整列表；删除了整组的用 CreateEndpointGroup 重建，基础型用 CreateBasicEndpoint。",
    en: "Write the whole list as it was back by UpdateEndpointGroup; a deleted group is made again by CreateEndpointGroup, a basic endpoint by CreateBasicEndpoint.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { accelerators } }) =>
    nothingListed(
      "instance.accelerators",
      accelerators,
      ({ acceleratorId, endpoint }) => `${acceleratorId} ${endpoint}`,
    ),

  cases: [
    { name: "no accelerator", instance: { accelerators: [] }, expect: "pass" },
    {
      name: "an endpoint by its ID",
      instance: { accelerators: [{ acceleratorId: "ga-bp1accel", endpoint: "i-bp1clear" }] },
      expect: "fail",
    },
    {
      name: "an endpoint by its fixed public IP",
      instance: { accelerators: [{ acceleratorId: "ga-bp1accel", endpoint: "203.0.113.10" }] },
      expect: "fail",
    },
    {
      name: "accelerators not seen",
      instance: { accelerators: { unknown: "Forbidden: ga:ListAccelerators" } },
      expect: "unknown",
    },
  ],
};
