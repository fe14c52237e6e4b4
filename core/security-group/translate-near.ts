import { readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { LandingRule } from "../landing/plan.ts";
import { nearMoved } from "./moved-addresses.ts";
import type { Permission } from "./permission.ts";
import { hostBits, notACidr, refusals } from "./refusals.ts";
import { no } from "./source-group.ts";
import type { Refusal, RuleSurroundings } from "./source-group.ts";
import { hasPorts, rangeOf } from "./translate-ports.ts";

/** What five-tuple rules say beyond the others; nothing of every other rule. */
export type NearSide = Pick<LandingRule, "localCidr" | "sourcePortRange">;

/** The near side of a rule and its source ports. */
export function nearOf(
  permission: Permission,
  direction: LandingRule["direction"],
  protocol: LandingRule["protocol"],
  around: RuleSurroundings,
): NearSide | Refusal {
  const near = direction === "ingress" ? "Dest" : "Source";
  if ((permission[`${near}GroupId`] ?? permission[`${near}PrefixListId`]) !== undefined)
    return no(refusals.nearSide);
  const ports = sourcePortsOf(permission.SourcePortRange, protocol);
  if ("reason" in ports) return ports;
  const ipv4 = permission[`${near}CidrIp`];
  const ipv6 = permission[`Ipv6${near}CidrIp`];
  if (ipv4 !== undefined && ipv6 !== undefined) return no(refusals.nearSide);
  const text = ipv4 ?? ipv6;
  if (text === undefined) return ports;
  const field = ipv4 === undefined ? `Ipv6${near}CidrIp` : `${near}CidrIp`;
  const block = blockOf(field, text, ipv4 === undefined ? "ipv6" : "ipv4");
  if ("reason" in block) return block;
  return nearMoved(block.cidr, around) ?? { ...ports, localCidr: block.cidr.text };
}

/** A canonical block of a family. */
export function blockOf(
  field: string,
  text: string,
  family: Cidr["family"],
): { readonly cidr: Cidr } | Refusal {
  const read = readCidr(text);
  if (read?.cidr.family !== family) return no(notACidr(field, family === "ipv4" ? "IPv4" : "IPv6"));
  if (read.hostBits) return no(hostBits(field, read.cidr.text));
  return { cidr: read.cidr };
}

function sourcePortsOf(
  range: string | undefined,
  protocol: LandingRule["protocol"],
): Pick<NearSide, "sourcePortRange"> | Refusal {
  if (range === undefined || range === "-1/-1") return {};
  const read = hasPorts(protocol) ? rangeOf(range) : undefined;
  return read === undefined ? no(refusals.sourcePorts) : { sourcePortRange: read };
}
