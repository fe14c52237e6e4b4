import { cidrSize } from "../cidr.ts";
import type { VswitchFacts } from "../inventory.ts";
import type { LandingPlan, VswitchPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import { measured, measuredByDefault } from "./capacity.ts";
import type { Capacity, Counts } from "./capacity.ts";
import { noTarget } from "../case/landed-parts.ts";
import { unlisted } from "../case/listed.ts";
import type { Landed, LandedParts } from "./landed-parts.ts";
import { placesOf } from "./places.ts";
import type { Place } from "./places.ts";

/** VPCs of one region by default (the quota vpc_quota_instances_num). */
const mostVpcs = 10;
/** vSwitches of one VPC by default (the quota vpc_quota_vswitches_num). */
const mostVswitches = 150;

/** Addresses of a vSwitch that the platform keeps: the first one and the last three. */
const reservedAddresses = 4;

/** VPCs of the region, vSwitches of the VPC, and the addresses of every vSwitch. */
export function networkCapacity(plan: LandingPlan, parts: LandedParts): Capacity[] {
  return [
    ...vpcsOfRegion(plan, parts),
    ...vswitchesOfVpc(plan, parts),
    ...placesOf(plan.network.vswitches).flatMap((place) => addressesOf(place, parts)),
  ];
}

function vpcsOfRegion({ region, network }: LandingPlan, { target, vpc }: LandedParts): Capacity[] {
  if (network.adoptedId !== undefined || (vpc !== undefined && !isUnknown(vpc))) return [];
  return [
    measuredByDefault({
      kind: "vpcs",
      subject: region,
      what: { zh: "该地域的 VPC", en: "VPCs of the region" },
      used: target === undefined ? noTarget : (unlisted(target, "vpcs") ?? target.vpcs.length),
      needed: vpc ?? 1,
      limit: mostVpcs,
      source: {
        zh: "文档写明每个地域默认 10 个；是否提高过没有读取，请在配额中心查看 vpc_quota_instances_num。",
        en: "Documented: 10 a region by default; whether that was raised is not read, see vpc_quota_instances_num in Quota Center.",
      },
    }),
  ];
}

function vswitchesOfVpc({ network }: LandingPlan, parts: LandedParts): Capacity[] {
  const found = network.vswitches.map((planned) => parts.vswitch(planned));
  const toCome = found.filter((one) => one === undefined).length;
  const unsure = found.find(isUnknown);
  if (toCome === 0 && unsure === undefined) return [];
  const { vpc } = parts;
  const used = vpc === undefined || isUnknown(vpc) ? (vpc ?? 0) : vswitchesIn(vpc.id, parts);
  return [
    measuredByDefault({
      kind: "vpc-vswitches",
      subject: vpc === undefined || isUnknown(vpc) ? network.name : vpc.id,
      what: { zh: "VPC 中的交换机", en: "vSwitches of the VPC" },
      used,
      needed: unsure ?? toCome,
      limit: mostVswitches,
      source: {
        zh: "文档写明每个 VPC 默认 150 个；是否提高过没有读取，请在配额中心查看 vpc_quota_vswitches_num。",
        en: "Documented: 150 a VPC by default; whether that was raised is not read, see vpc_quota_vswitches_num in Quota Center.",
      },
    }),
  ];
}

function vswitchesIn(id: string, { target }: LandedParts): Maybe<number> {
  if (target === undefined) return noTarget;
  const there = target.vswitches.filter(({ vpcId }) => vpcId === id);
  return unlisted(target, "vswitches") ?? there.length;
}

function addressesOf({ planned, sourceIds }: Place<VswitchPlan>, parts: LandedParts): Capacity[] {
  const found = parts.vswitch(planned);
  const arrivals = parts.arriving.filter(({ sourceVswitchId }) =>
    sourceIds.includes(sourceVswitchId),
  ).length;
  const shared = {
    subject: found === undefined || isUnknown(found) ? planned.name : found.id,
    ...usageOf(planned, found),
  };
  const free = measured({
    kind: "vswitch-addresses",
    what: { zh: "交换机的私网地址", en: "private addresses of the vSwitch" },
    ...shared,
    needed: arrivals,
    source: {
      zh: "交换机网段去掉平台保留的首个和最后三个地址；已用数来自 DescribeVSwitches 的 AvailableIpAddressCount。",
      en: "The vSwitch's block without the first address and the last three, which the platform keeps; those in use by AvailableIpAddressCount of DescribeVSwitches.",
    },
  });
  if (arrivals < 2) return [free];
  const spare = measured({
    kind: "vswitch-swap-room",
    what: {
      zh: "交换机的私网地址，另留一个供两台实例互换时中转",
      en: "private addresses of the vSwitch, with one to spare for two instances that swap theirs",
    },
    ...shared,
    needed: arrivals + 1,
    source: {
      zh: "两台实例互换私网地址时，需要第三个地址中转；没有它也能过户。",
      en: "Two instances that swap their addresses need a third one for the time between; the transfer itself does not.",
    },
  });
  return [free, spare];
}

function usageOf(
  { cidr }: VswitchPlan,
  found: Landed<VswitchFacts>,
): Pick<Counts, "used" | "limit"> {
  const block = found === undefined || isUnknown(found) ? cidr : found.cidr;
  const size = cidrSize(block);
  const limit: Maybe<number> =
    size === undefined ? { unknown: `${block} is no CIDR block` } : size - reservedAddresses;
  if (found === undefined) return { used: 0, limit };
  if (isUnknown(found)) return { used: found, limit };
  const { freeIps } = found;
  if (isUnknown(freeIps)) return { used: freeIps, limit };
  return { used: isUnknown(limit) ? limit : Math.max(0, limit - freeIps), limit };
}
