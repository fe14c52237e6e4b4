import { livingBackends } from "../backends.ts";
import { regionOf, type Answer, type Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { flag, matches, refuseUnapplied, required } from "../params.ts";
import type { BackendGroup, LoadBalancer } from "../state-services.ts";
import { toSecond } from "../time.ts";
import { classicBackendRow, findLoadBalancer } from "./load-balancers.ts";

type Kind = "vServerGroups" | "masterSlaveGroups";

/** DescribeVServerGroups: all of one load balancer, without pages. */
export function describeVServerGroups(call: Call): Answer {
  flag(call.params, "IncludeRule");
  return {
    VServerGroups: {
      VServerGroup: listedGroups(call, "vServerGroups").map((group) => ({
        VServerGroupId: group.id,
        VServerGroupName: group.name,
        ServerCount: livingBackends(call, group.backends).length,
        CreateTime: toSecond(group.createdAt),
        AssociatedObjects: { Listeners: { Listener: [] }, Rules: { Rule: [] } },
        Tags: { Tag: [] },
      })),
    },
  };
}

/** DescribeVServerGroupAttribute */
export function describeVServerGroupAttribute(call: Call): Answer {
  const { balancer, group } = findGroup(call, "vServerGroups", "VServerGroupId", "VServerGroupId");
  return {
    VServerGroupId: group.id,
    VServerGroupName: group.name,
    LoadBalancerId: balancer.id,
    CreateTime: toSecond(group.createdAt),
    BackendServers: {
      BackendServer: livingBackends(call, group.backends).map((backend) => ({
        ...classicBackendRow(backend),
        Port: backend.port,
      })),
    },
    Tags: { Tag: [] },
  };
}

/** DescribeMasterSlaveServerGroups: all of one load balancer, without pages. */
export function describeMasterSlaveServerGroups(call: Call): Answer {
  return {
    MasterSlaveServerGroups: {
      MasterSlaveServerGroup: listedGroups(call, "masterSlaveGroups").map((group) => ({
        MasterSlaveServerGroupId: group.id,
        MasterSlaveServerGroupName: group.name,
        CreateTime: toSecond(group.createdAt),
        AssociatedObjects: { Listeners: { Listener: [] } },
        Tags: { Tag: [] },
      })),
    },
  };
}

/** DescribeMasterSlaveServerGroupAttribute */
export function describeMasterSlaveServerGroupAttribute(call: Call): Answer {
  const { balancer, group } = findGroup(
    call,
    "masterSlaveGroups",
    "MasterSlaveServerGroupId",
    "MasterSlaveGroupId",
  );
  const [primary] = group.backends;
  return {
    MasterSlaveServerGroupId: group.id,
    MasterSlaveServerGroupName: group.name,
    LoadBalancerId: balancer.id,
    CreateTime: toSecond(group.createdAt),
    MasterSlaveBackendServers: {
      MasterSlaveBackendServer: livingBackends(call, group.backends).map((backend) => ({
        ServerId: backend.id,
        ServerType: backend === primary ? "Master" : "Slave",
        Type: backend.type.toLowerCase(),
        Port: backend.port,
        Weight: backend.weight,
        Description: backend.description,
      })),
    },
    Tags: { Tag: [] },
  };
}

function listedGroups(call: Call, kind: Kind): BackendGroup[] {
  regionOf(call);
  refuseUnapplied(call.params, ["Tag"]);
  flag(call.params, "IncludeListener");
  return findLoadBalancer(call)[kind].filter(({ name }) =>
    matches(call.params, "Description", name),
  );
}

function findGroup(
  call: Call,
  kind: Kind,
  parameter: string,
  spoken: string,
): { balancer: LoadBalancer; group: BackendGroup } {
  const id = required(call.params, parameter);
  const { regionId } = regionOf(call);
  for (const balancer of call.account.services.loadBalancers.values()) {
    const group = balancer[kind].find((candidate) => candidate.id === id);
    if (group !== undefined && balancer.regionId === regionId) return { balancer, group };
  }
  throw badRequest("InvalidParameter", `The specified ${spoken} does not exist.`);
}
