import { listedServers, livingBackends, serverGroupsOf, serverRow } from "./backends.ts";
import type { Answer, Call, Product } from "./call.ts";
import { countedTokenPage } from "./paging.ts";
import { list, matches, oneOf, wanted } from "./params.ts";
import type { ServerGroup } from "./state-services.ts";
import { hasTags, vpcTags } from "./tags.ts";
import { toSecond } from "./time.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";

/** Application Load Balancer, 2020-06-16. */
export const alb: Product = {
  name: "Alb",
  version: "2020-06-16",
  actions: {
    ListServerGroups: listServerGroups,
    ListServerGroupServers: listServerGroupServers,
  },
};

const PAGE = { defaultSize: 20, maxSize: 100 };

/** ListServerGroupServers: the documentation gives no most of `ServerIds`; NLB's 40 holds here. */
function listServerGroupServers(call: Call): Answer {
  const servers = listedServers(call, "alb", { code: "ResourceNotFound.ServerGroup", ids: 40 });
  const page = countedTokenPage(call.params, servers, PAGE);
  return {
    ...page.fields,
    Servers: page.rows.map((server) => ({
      ...serverRow(server),
      Weight: server.weight,
      Description: server.description,
      RemoteIpEnabled: server.type === "Ip",
    })),
  };
}

/** ListServerGroups */
function listServerGroups(call: Call): Answer {
  const { params, account } = call;
  const ids = list(params, "ServerGroupIds");
  const names = list(params, "ServerGroupNames", 10);
  const type = oneOf(params, "ServerGroupType", ["Instance", "Ip", "Fc"]);
  const resourceGroup = defaultResourceGroup(account.accountId);
  const groups = serverGroupsOf(call, "alb").filter(
    (group) =>
      wanted(ids.length === 0 ? undefined : ids, group.id) &&
      wanted(names.length === 0 ? undefined : names, group.name) &&
      (type === undefined || type === group.type) &&
      matches(params, "VpcId", group.vpcId) &&
      matches(params, "ResourceGroupId", resourceGroup) &&
      hasTags(params, group),
  );
  const page = countedTokenPage(params, groups, PAGE);
  return {
    ...page.fields,
    ServerGroups: page.rows.map((group) => groupRow(call, group, resourceGroup)),
  };
}

function groupRow(call: Call, group: ServerGroup, resourceGroup: string): Answer {
  return {
    ServerGroupId: group.id,
    ServerGroupName: group.name,
    ServerGroupStatus: "Available",
    ServerGroupType: group.type,
    ServerCount: livingBackends(call, group.backends).length,
    RelatedLoadBalancerIds: group.loadBalancerIds,
    VpcId: group.vpcId,
    Protocol: "HTTP",
    Scheduler: "Wrr",
    ResourceGroupId: resourceGroup,
    CreateTime: toSecond(group.createdAt),
    Tags: vpcTags(group)["Tag"],
  };
}
