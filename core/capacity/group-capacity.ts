import { noTarget } from "../case/landed-parts.ts";
import { unlisted } from "../case/listed.ts";
import type { SecurityGroupFacts } from "../inventory.ts";
import { landsIn } from "../landing/place-instances.ts";
import type { InstancePlan, LandingPlan, SecurityGroupPlan } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import { measured, measuredByDefault, sumOf } from "./capacity.ts";
import type { Capacity, Counts } from "./capacity.ts";
import { groupParts, rulesToHold } from "./group-part.ts";
import type { GroupPart } from "./group-part.ts";
import type { Landed, LandedParts } from "./landed-parts.ts";
import { existingPeers, plannedPeers } from "./rule-weight.ts";

/** Groups of one region by default (the quota q_security-groups). */
const mostGroups = 100;
/** Where nobody raised them: private addresses of a normal group, interfaces of an enterprise one. */
const mostAddresses = { normal: 6000, enterprise: 65_536 } as const;
/** Rules of one group that name a group. */
const mostPeers = { normal: 20, enterprise: 0 } as const;

/** Groups of the region, and what each group of the landing holds. */
export function groupCapacity(plan: LandingPlan, parts: LandedParts): Capacity[] {
  const groups = groupParts(plan.securityGroups, parts);
  return [
    ...groupsOfRegion(plan, groups, parts),
    ...groups.flatMap((group) => [addressesOf(group, parts), ...peersOf(group)]),
  ];
}

function groupsOfRegion(
  { region }: LandingPlan,
  groups: readonly GroupPart[],
  { target }: LandedParts,
): Capacity[] {
  const toCome = groups.filter(({ found }) => found === undefined).length;
  const unsure = groups.map(({ found }) => found).find(isUnknown);
  if (toCome === 0 && unsure === undefined) return [];
  return [
    measuredByDefault({
      kind: "groups",
      subject: region,
      what: { zh: "该地域的安全组", en: "security groups of the region" },
      used:
        target === undefined
          ? noTarget
          : (unlisted(target, "securityGroups") ?? target.securityGroups.length),
      needed: unsure ?? toCome,
      limit: mostGroups,
      source: {
        zh: "文档写明每个地域默认 100 个；是否提高过没有读取，请在配额中心查看 q_security-groups。",
        en: "Documented: 100 a region by default; whether that was raised is not read, see q_security-groups in Quota Center.",
      },
    }),
  ];
}

function addressesOf({ sourceIds, found, subject, type }: GroupPart, parts: LandedParts): Capacity {
  const members = parts.arriving.filter((one) => landsIn(one).some((id) => sourceIds.includes(id)));
  const enterprise = type === "enterprise";
  const { limit, ...held } = heldBy(found, type, parts);
  const byDefault = limit === undefined && !enterprise;
  return (byDefault ? measuredByDefault : measured)({
    kind: "group-addresses",
    subject,
    what: enterprise
      ? { zh: "企业级安全组的网卡", en: "network interfaces of the enterprise group" }
      : {
          zh: "安全组的私网地址（IPv4、IPv6 和前缀）",
          en: "private addresses of the group (IPv4, IPv6 and prefixes)",
        },
    ...held,
    limit: limit ?? mostAddresses[type],
    needed: enterprise ? members.length : sumOf(members.map(addressesBrought)),
    source: enterprise ? enterpriseLimit : byDefault ? defaultLimit : readLimit,
  });
}

const enterpriseLimit: Text = {
  zh: "文档写明企业级安全组最多 65536 块网卡。",
  en: "Documented: 65,536 interfaces in an enterprise group.",
};
const readLimit: Text = {
  zh: "配额中心的 q_vpc-normal-security-group-ip-count；读取被拒绝时为文档的默认值 6000。",
  en: "q_vpc-normal-security-group-ip-count of Quota Center; where it was refused, the documented default of 6,000.",
};
const defaultLimit: Text = {
  zh: "文档写明默认 6000 个；是否提高过没有读取，请在配额中心查看 q_vpc-normal-security-group-ip-count。",
  en: "Documented: 6,000 by default; whether that was raised is not read, see q_vpc-normal-security-group-ip-count in Quota Center.",
};

/** A group yet to come is empty; its limit is that of the other groups of its type, who share a quota. */
function heldBy(
  found: Landed<SecurityGroupFacts>,
  type: SecurityGroupPlan["type"],
  { target }: LandedParts,
): { readonly used: Counts["used"]; readonly limit: number | undefined } {
  const others = (target?.securityGroups ?? []).filter((one) => one.type === type);
  const [limit] = others.flatMap(({ addresses }) => (isUnknown(addresses) ? [] : addresses.limit));
  if (found === undefined) return { used: 0, limit };
  if (isUnknown(found)) return { used: found, limit };
  return isUnknown(found.addresses) ? { used: found.addresses, limit } : found.addresses;
}

/** Of the primary interface, with which the instance arrives. */
function addressesBrought({ facts }: InstancePlan): Maybe<number> {
  if (isUnknown(facts.networkInterfaces)) return facts.networkInterfaces;
  const primary = facts.networkInterfaces.find(({ type }) => type === "Primary");
  if (primary === undefined)
    return { unknown: "no primary network interface was seen, and every instance has one" };
  const { privateIps, ipv6, prefixes } = primary;
  if (isUnknown(ipv6)) return ipv6;
  return isUnknown(prefixes) ? prefixes : privateIps.length + ipv6.length + prefixes.length;
}

function peersOf(group: GroupPart): Capacity[] {
  const counts = rulesToHold(group, { existing: existingPeers, planned: plannedPeers });
  if (counts.needed === 0 && counts.used === 0) return [];
  return [
    measured({
      kind: "group-peers",
      subject: group.subject,
      what: { zh: "以安全组为授权对象的规则", en: "rules of the group that name a group" },
      ...counts,
      limit: mostPeers[group.type],
      source: {
        zh: "文档写明普通安全组最多 20 条以安全组为授权对象的规则，企业级安全组不能有。",
        en: "Documented: 20 rules that name a group in a normal group, none in an enterprise one.",
      },
    }),
  ];
}
