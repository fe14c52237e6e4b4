import { z } from "zod";
import type { VpcFacts } from "../../core/inventory.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { compareText } from "../order.ts";
import { readByToken } from "../pages.ts";
import type { Routes } from "./routes.ts";

const End = z.object({ VpcId: z.string(), Ipv4Cidrs: z.array(z.string()).optional() });

const Peering = z.object({
  InstanceId: z.string(),
  Status: z.string().optional(),
  Vpc: End,
  AcceptingVpc: End,
});
export type Peering = z.output<typeof Peering>;

const PeeringPage = z.object({ VpcPeerConnects: z.array(Peering) });

/** The peering connections of the region's VPCs, whichever side asked for them (ListVpcPeerConnections, 100 a page). */
export async function collectPeerings(cloud: Cloud): Promise<Maybe<Peering[]>> {
  const parameters = { RegionId: cloud.region, MaxResults: 100 };
  return beside(async () => {
    const pages = await readByToken(cloud, "ListVpcPeerConnections", parameters, PeeringPage);
    return pages.flatMap((page) => page.VpcPeerConnects);
  });
}

/** No traffic passes these any more. */
const over = new Set(["Rejected", "Expired", "Deleting", "Deleted"]);

/** They lead to the Internet, whose blocks are nobody's plan. */
const toInternet = new Set(["NatGateway", "Ipv4Gateway", "IPv6Gateway"]);

/** What the VPC's routes lead to, those of BGP and CEN included, and what lies behind its peerings. */
export function reachesOf(
  vpcId: string,
  routes: Routes,
  peerings: Maybe<readonly Peering[]>,
): VpcFacts["reaches"] {
  const entries = routes.of(vpcId);
  if (isUnknown(entries)) return entries;
  if (isUnknown(peerings)) return peerings;
  const routed = entries.flatMap((entry) =>
    entry.NextHops.NextHop.filter((hop) => !toInternet.has(hop.NextHopType)).map((hop) => ({
      cidr: entry.DestinationCidrBlock,
      through: hop.NextHopId === "" ? hop.NextHopType : hop.NextHopId,
    })),
  );
  const peered: { cidr: string; through: string }[] = [];
  for (const { InstanceId, Status, Vpc, AcceptingVpc } of peerings) {
    if (Status !== undefined && over.has(Status)) continue;
    const others = [
      ...(Vpc.VpcId === vpcId ? [AcceptingVpc] : []),
      ...(AcceptingVpc.VpcId === vpcId ? [Vpc] : []),
    ];
    for (const { Ipv4Cidrs } of others) {
      if (Ipv4Cidrs === undefined) {
        return { unknown: `the answer came without the blocks behind ${InstanceId}` };
      }
      peered.push(...Ipv4Cidrs.map((cidr) => ({ cidr, through: InstanceId })));
    }
  }
  const seen = new Map([...routed, ...peered].map((one) => [`${one.cidr} ${one.through}`, one]));
  return [...seen].sort(([left], [right]) => compareText(left, right)).map(([, one]) => one);
}
