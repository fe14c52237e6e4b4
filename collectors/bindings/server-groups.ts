import { z } from "zod";
import { listed } from "../batches.ts";
import type { Cloud } from "../client.ts";
import type { Machine } from "../machine.ts";
import { inBatches, readByToken } from "../pages.ts";
import type { Backend } from "./load-balancers.ts";
import { joined, readEach, readParts } from "./parts.ts";
import type { Parts } from "./parts.ts";

type GroupKind = "alb" | "nlb" | "gwlb";

/** Servers in one call: NLB and GWLB document it, ALB does not, so NLB's is taken. */
const most = { alb: 40, nlb: 40, gwlb: 200 } as const satisfies Record<GroupKind, number>;

const pageSize = { alb: 100, nlb: 100, gwlb: 1000 } as const satisfies Record<GroupKind, number>;

const Servers = z.object({
  Servers: z.array(
    z.object({
      ServerGroupId: z.string(),
      ServerId: z.string().default(""),
      ServerIp: z.string().default(""),
      RemoteIpEnabled: z.boolean().default(false),
    }),
  ),
});

const Groups = z.object({
  ServerGroups: z.array(z.object({ ServerGroupId: z.string(), VpcId: z.string().optional() })),
});

/** The servers of all groups of one kind that may be one of the machines: by their ids, and by their addresses. */
export async function readGroupServers(
  cloud: Cloud,
  kind: GroupKind,
  machines: readonly Machine[],
): Promise<Parts<Backend>> {
  const names = machines.flatMap(({ id, interfaceIds }) => [id, ...interfaceIds]);
  const addresses = [...new Set(machines.flatMap(({ privateIps }) => privateIps))];
  // Ids and addresses in one call would narrow each other.
  const filters = [
    ...inBatches(names, most[kind]).map((batch) => listed("ServerIds", batch)),
    ...(kind === "alb"
      ? []
      : inBatches(addresses, most[kind]).map((batch) => listed("ServerIps", batch))),
  ];
  const parts = await Promise.all([
    readParts(
      `${kind}.ListServerGroupServers`,
      filters.map((filter) => () => serversBy(cloud, kind, filter)),
    ),
    ...(kind === "alb" ? [readAddressGroups(cloud)] : []),
  ]);
  return joined(parts);
}

/** ALB has no filter by address, so its groups of addresses are read one by one. */
function readAddressGroups(cloud: Cloud): Promise<Parts<Backend>> {
  const parameters = { RegionId: cloud.region, ServerGroupType: "Ip", MaxResults: 100 };
  return readEach(
    "alb.ListServerGroups",
    async () => {
      const pages = await readByToken(cloud, "alb.ListServerGroups", parameters, Groups);
      return pages.flatMap((page) => page.ServerGroups);
    },
    ({ ServerGroupId, VpcId }) => [() => serversBy(cloud, "alb", { ServerGroupId }, VpcId)],
  );
}

async function serversBy(
  cloud: Cloud,
  kind: GroupKind,
  filter: Readonly<Record<string, string>>,
  vpcId?: string,
): Promise<Backend[]> {
  const parameters = { RegionId: cloud.region, MaxResults: pageSize[kind], ...filter };
  const pages = await readByToken(cloud, `${kind}.ListServerGroupServers`, parameters, Servers);
  return pages
    .flatMap((page) => page.Servers)
    .map(({ ServerGroupId: id, ServerId, ServerIp, RemoteIpEnabled }) => ({
      kind,
      id,
      group: null,
      member: ServerId === "" ? ServerIp : ServerId,
      ip: ServerIp,
      // A remote address may lie in any VPC that the group's own reaches.
      ...(vpcId === undefined || RemoteIpEnabled ? {} : { vpcId }),
    }));
}
