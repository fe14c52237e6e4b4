import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Unknown } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { gapOfCall } from "../gaps.ts";
import type { Gap } from "../gaps.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { inBatches, read, readByNumber, readByToken } from "../pages.ts";
import { listed } from "../batches.ts";

type Member = Exclude<InstanceFacts["loadBalancers"], Unknown>[number];

/** The backends of a region that may be an instance. */
export interface Backends {
  of(machine: Machine): InstanceFacts["loadBalancers"];
  readonly gaps: readonly Gap[];
}

/** A backend, by its id and its address. */
interface Backend extends Member {
  readonly ip: string;
}

/**
 * The load balancers of all four kinds. CLBs are listed with their groups one by one: asked for a server,
 * DescribeLoadBalancers looks into default groups alone, so an empty answer would prove nothing.
 */
export async function collectBackends(
  cloud: Cloud,
  machines: readonly Machine[],
): Promise<Backends> {
  const names = machines.flatMap(({ id, interfaceIds }) => [id, ...interfaceIds]);
  const addresses = [...new Set(machines.flatMap(({ privateIps }) => privateIps))];
  const [clb, alb, nlb, gwlb] = await Promise.all([
    beside(() => classicBackends(cloud)),
    beside(() => applicationBackends(cloud, names)),
    beside(() => groupServers(cloud, "nlb", names, addresses)),
    beside(() => groupServers(cloud, "gwlb", names, addresses)),
  ]);
  const kinds = [clb, alb, nlb, gwlb];
  return {
    of: (machine) => {
      const unseen = kinds.find(isUnknown);
      const found = kinds.flatMap((backends) =>
        isUnknown(backends) ? [] : backends.filter((backend) => isOf(machine, backend)),
      );
      // A backend that was seen proves the failure, whatever another kind hides.
      if (found.length === 0 && unseen !== undefined) return unseen;
      return found
        .map(({ kind, id, group, member }) => ({ kind, id, group, member }))
        .sort((one, other) => compareText(JSON.stringify(one), JSON.stringify(other)));
    },
    gaps: [
      ...gapOfCall("DescribeLoadBalancers", clb),
      ...gapOfCall("alb.ListServerGroupServers", alb),
      ...gapOfCall("nlb.ListServerGroupServers", nlb),
      ...gapOfCall("gwlb.ListServerGroupServers", gwlb),
    ],
  };
}

function isOf(machine: Machine, { member, ip }: Backend): boolean {
  return answersTo(machine, member) || machine.privateIps.includes(ip);
}

const Servers = z.object({
  Servers: z.array(
    z.object({
      ServerGroupId: z.string(),
      ServerId: z.string().default(""),
      ServerIp: z.string().default(""),
    }),
  ),
});

type GroupKind = "alb" | "nlb" | "gwlb";

/** Ids in one call (NLB and GWLB as documented; ALB documents none, so NLB's). */
const most = { alb: 40, nlb: 40, gwlb: 200 } as const satisfies Record<GroupKind, number>;

async function groupServers(
  cloud: Cloud,
  kind: GroupKind,
  names: readonly string[],
  addresses: readonly string[],
): Promise<Backend[]> {
  const byName = inBatches(names, most[kind]).map((batch) => listed("ServerIds", batch));
  const byAddress =
    kind === "alb"
      ? []
      : inBatches(addresses, most[kind]).map((batch) => listed("ServerIps", batch));
  // Ids and addresses in one call would narrow each other.
  const pages = await Promise.all(
    [...byName, ...byAddress].map((filter) => serversBy(cloud, kind, filter)),
  );
  return pages.flat();
}

async function serversBy(
  cloud: Cloud,
  kind: GroupKind,
  filter: Readonly<Record<string, string>>,
): Promise<Backend[]> {
  const parameters = { RegionId: cloud.region, MaxResults: 100, ...filter };
  const pages = await readByToken(cloud, `${kind}.ListServerGroupServers`, parameters, Servers);
  return pages
    .flatMap((page) => page.Servers)
    .map((server) => ({
      kind,
      id: server.ServerGroupId,
      group: null,
      member: server.ServerId === "" ? server.ServerIp : server.ServerId,
      ip: server.ServerIp,
    }));
}

const Groups = z.object({ ServerGroups: z.array(z.object({ ServerGroupId: z.string() })) });

/** ALB knows no filter by address, so its groups of addresses are read one by one. */
async function applicationBackends(cloud: Cloud, names: readonly string[]): Promise<Backend[]> {
  const parameters = { RegionId: cloud.region, ServerGroupType: "Ip", MaxResults: 100 };
  const [byName, groups] = await Promise.all([
    groupServers(cloud, "alb", names, []),
    readByToken(cloud, "alb.ListServerGroups", parameters, Groups),
  ]);
  const byAddress = await Promise.all(
    groups
      .flatMap((page) => page.ServerGroups)
      .map((group) => serversBy(cloud, "alb", { ServerGroupId: group.ServerGroupId })),
  );
  return [...byName, ...byAddress.flat()];
}

const Balancers = z.object({
  LoadBalancers: z.object({ LoadBalancer: z.array(z.object({ LoadBalancerId: z.string() })) }),
});
const ClassicServers = z.object({
  BackendServers: z.object({
    BackendServer: z.array(
      z.object({ ServerId: z.string().default(""), ServerIp: z.string().default("") }),
    ),
  }),
});

async function classicBackends(cloud: Cloud): Promise<Backend[]> {
  const pages = await readByNumber(
    cloud,
    "DescribeLoadBalancers",
    { RegionId: cloud.region, PageSize: 100 },
    Balancers,
    (page) => page.LoadBalancers.LoadBalancer.length,
  );
  const balancers = pages.flatMap((page) => page.LoadBalancers.LoadBalancer);
  const backends = await Promise.all(
    balancers.flatMap(({ LoadBalancerId: id }) => [
      serversOf(cloud, id, null, "DescribeLoadBalancerAttribute", { LoadBalancerId: id }),
      serversOfVGroups(cloud, id),
      serversOfPairs(cloud, id),
    ]),
  );
  return backends.flat();
}

async function serversOf(
  cloud: Cloud,
  id: string,
  group: string | null,
  action: "DescribeLoadBalancerAttribute" | "DescribeVServerGroupAttribute",
  filter: Readonly<Record<string, string>>,
): Promise<Backend[]> {
  const parameters = { RegionId: cloud.region, ...filter };
  const { BackendServers } = await read(cloud, action, parameters, ClassicServers);
  return BackendServers.BackendServer.map((server) => backend(id, group, server));
}

const VGroups = z.object({
  VServerGroups: z.object({ VServerGroup: z.array(z.object({ VServerGroupId: z.string() })) }),
});

async function serversOfVGroups(cloud: Cloud, id: string): Promise<Backend[]> {
  const parameters = { RegionId: cloud.region, LoadBalancerId: id };
  const { VServerGroups } = await read(cloud, "DescribeVServerGroups", parameters, VGroups);
  const servers = await Promise.all(
    VServerGroups.VServerGroup.map(({ VServerGroupId: group }) =>
      serversOf(cloud, id, group, "DescribeVServerGroupAttribute", { VServerGroupId: group }),
    ),
  );
  return servers.flat();
}

const Pairs = z.object({
  MasterSlaveServerGroups: z.object({
    MasterSlaveServerGroup: z.array(z.object({ MasterSlaveServerGroupId: z.string() })),
  }),
});
const PairServers = z.object({
  MasterSlaveBackendServers: z.object({
    MasterSlaveBackendServer: z.array(
      z.object({ ServerId: z.string().default(""), ServerIp: z.string().default("") }),
    ),
  }),
});

async function serversOfPairs(cloud: Cloud, id: string): Promise<Backend[]> {
  const parameters = { RegionId: cloud.region, LoadBalancerId: id };
  const { MasterSlaveServerGroups } = await read(
    cloud,
    "DescribeMasterSlaveServerGroups",
    parameters,
    Pairs,
  );
  const servers = await Promise.all(
    MasterSlaveServerGroups.MasterSlaveServerGroup.map(
      async ({ MasterSlaveServerGroupId: group }) => {
        const answer = await read(
          cloud,
          "DescribeMasterSlaveServerGroupAttribute",
          { RegionId: cloud.region, MasterSlaveServerGroupId: group },
          PairServers,
        );
        return answer.MasterSlaveBackendServers.MasterSlaveBackendServer.map((server) =>
          backend(id, group, server),
        );
      },
    ),
  );
  return servers.flat();
}

function backend(
  id: string,
  group: string | null,
  { ServerId, ServerIp }: { ServerId: string; ServerIp: string },
): Backend {
  const member = ServerId === "" ? ServerIp : ServerId;
  return { kind: "clb", id, group, member, ip: ServerIp };
}
