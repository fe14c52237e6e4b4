import { z } from "zod";
import type { Cloud, Parameters } from "../client.ts";
import { read, readByNumber } from "../pages.ts";
import type { Backend } from "./load-balancers.ts";
import { readEach } from "./parts.ts";
import type { Parts } from "./parts.ts";

const Balancers = z.object({
  LoadBalancers: z.object({ LoadBalancer: z.array(z.object({ LoadBalancerId: z.string() })) }),
});

const Server = z.object({ ServerId: z.string().default(""), ServerIp: z.string().default("") });

const Servers = z.object({ BackendServers: z.object({ BackendServer: z.array(Server) }) });

const Groups = z.object({
  VServerGroups: z.object({ VServerGroup: z.array(z.object({ VServerGroupId: z.string() })) }),
});

const Pairs = z.object({
  MasterSlaveServerGroups: z.object({
    MasterSlaveServerGroup: z.array(z.object({ MasterSlaveServerGroupId: z.string() })),
  }),
});

const PairServers = z.object({
  MasterSlaveBackendServers: z.object({ MasterSlaveBackendServer: z.array(Server) }),
});

/**
 * The backends of all CLBs of the region, in all of their groups.
 * Asked for one server, DescribeLoadBalancers looks into default groups alone, so that its empty answer proves nothing.
 */
export function readClassicBackends(cloud: Cloud): Promise<Parts<Backend>> {
  return readEach(
    "DescribeLoadBalancers",
    () => listBalancers(cloud),
    (id) => [
      () => inDefaultGroup(cloud, id),
      () => inServerGroups(cloud, id),
      () => inPairs(cloud, id),
    ],
  );
}

async function listBalancers(cloud: Cloud): Promise<string[]> {
  const pages = await readByNumber(
    cloud,
    "DescribeLoadBalancers",
    { RegionId: cloud.region, PageSize: 100 },
    Balancers,
    (page) => page.LoadBalancers.LoadBalancer.length,
  );
  return pages.flatMap((page) =>
    page.LoadBalancers.LoadBalancer.map(({ LoadBalancerId }) => LoadBalancerId),
  );
}

async function inDefaultGroup(cloud: Cloud, id: string): Promise<Backend[]> {
  const parameters = inRegion(cloud, { LoadBalancerId: id });
  const answer = await read(cloud, "DescribeLoadBalancerAttribute", parameters, Servers);
  return answer.BackendServers.BackendServer.map((server) => toBackend(id, null, server));
}

async function inServerGroups(cloud: Cloud, id: string): Promise<Backend[]> {
  const parameters = inRegion(cloud, { LoadBalancerId: id });
  const { VServerGroups } = await read(cloud, "DescribeVServerGroups", parameters, Groups);
  const servers = await Promise.all(
    VServerGroups.VServerGroup.map(async ({ VServerGroupId: group }) => {
      const one = inRegion(cloud, { VServerGroupId: group });
      const answer = await read(cloud, "DescribeVServerGroupAttribute", one, Servers);
      return answer.BackendServers.BackendServer.map((server) => toBackend(id, group, server));
    }),
  );
  return servers.flat();
}

async function inPairs(cloud: Cloud, id: string): Promise<Backend[]> {
  const parameters = inRegion(cloud, { LoadBalancerId: id });
  const answer = await read(cloud, "DescribeMasterSlaveServerGroups", parameters, Pairs);
  const groups = answer.MasterSlaveServerGroups.MasterSlaveServerGroup;
  const servers = await Promise.all(
    groups.map(async ({ MasterSlaveServerGroupId: group }) => {
      const one = inRegion(cloud, { MasterSlaveServerGroupId: group });
      const pair = await read(cloud, "DescribeMasterSlaveServerGroupAttribute", one, PairServers);
      return pair.MasterSlaveBackendServers.MasterSlaveBackendServer.map((server) =>
        toBackend(id, group, server),
      );
    }),
  );
  return servers.flat();
}

function inRegion(cloud: Cloud, filter: Parameters): Parameters {
  return { RegionId: cloud.region, ...filter };
}

function toBackend(
  id: string,
  group: string | null,
  { ServerId, ServerIp }: z.output<typeof Server>,
): Backend {
  return { kind: "clb", id, group, member: ServerId === "" ? ServerIp : ServerId, ip: ServerIp };
}
