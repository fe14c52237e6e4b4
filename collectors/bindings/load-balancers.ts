import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Unknown } from "../../core/unknown.ts";
import type { Cloud } from "../client.ts";
import type { Gap } from "../gaps.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { readClassicBackends } from "./classic-backends.ts";
import { foundIn, gapsOfParts, joined } from "./parts.ts";
import { readGroupServers } from "./server-groups.ts";

type Member = Exclude<InstanceFacts["loadBalancers"], Unknown>[number];

/** A backend as its load balancer knows it. */
export interface Backend extends Member {
  /** Empty where only an id is known. */
  readonly ip: string;
  /** The VPC of the address, where that is known. */
  readonly vpcId?: string;
}

/** The backends of a region that may be an instance. */
export interface Backends {
  of(machine: Machine): InstanceFacts["loadBalancers"];
  readonly gaps: readonly Gap[];
}

/** The load balancers of all four kinds. */
export async function collectBackends(
  cloud: Cloud,
  machines: readonly Machine[],
): Promise<Backends> {
  const [clb, alb, nlb, gwlb] = await Promise.all([
    readClassicBackends(cloud),
    readGroupServers(cloud, "alb", machines),
    readGroupServers(cloud, "nlb", machines),
    readGroupServers(cloud, "gwlb", machines),
  ]);
  const all = joined([clb, alb, nlb, gwlb]);
  return {
    of: (machine) =>
      foundIn(
        all.rows
          .filter((backend) => isOf(machine, backend))
          .map(({ kind, id, group, member }) => ({ kind, id, group, member })),
        all,
      ),
    gaps: [
      ...gapsOfParts("DescribeLoadBalancers", clb),
      ...gapsOfParts("alb.ListServerGroupServers", alb),
      ...gapsOfParts("nlb.ListServerGroupServers", nlb),
      ...gapsOfParts("gwlb.ListServerGroupServers", gwlb),
    ],
  };
}

function isOf(machine: Machine, { member, ip, vpcId }: Backend): boolean {
  if (answersTo(machine, member)) return true;
  // Another server may have the same private address in another VPC.
  if (/^(?:i|eni|eci)-/.test(member)) return false;
  if (vpcId !== undefined && vpcId !== machine.vpcId) return false;
  return machine.privateIps.includes(ip === "" ? member : ip);
}
