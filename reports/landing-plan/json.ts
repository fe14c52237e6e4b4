import { nearestPlanText, obstacleText } from "../../core/addresses/texts.ts";
import type { Keepability } from "../../core/addresses/keepability.ts";
import type { GroupOverview, LandingOverview, Pair } from "../../core/overview/overview.ts";
import { reasonText } from "../../core/reasons.ts";
import type { LandingPlanReport } from "../schema/landing-plan.ts";
import { jsonText } from "../text/json-lines.ts";
import { peeringText } from "./sentences.ts";

/** The landing as JSON, `version: 1`; docs/schema/landing-plan.schema.json describes it. */
export function landingPlanJson(overview: LandingOverview): string {
  return jsonText(reportOf(overview));
}

function reportOf(overview: LandingOverview): LandingPlanReport {
  const { name, region, sourceAccount, targetAccount, sourceTakenAt, summary, vpc } = overview;
  return {
    version: 1,
    name,
    region,
    sourceAccount,
    targetAccount,
    sourceTakenAt,
    targetTakenAt: overview.targetTakenAt ?? null,
    summary,
    stops: overview.stops.map(({ file, line, column, path, message }) => ({
      file,
      line,
      column,
      path,
      message,
    })),
    vpc: {
      ...pairOf(vpc),
      sourceCidr: vpc.sourceCidr ?? null,
      sourceSecondaryCidrs: [...vpc.sourceSecondaryCidrs],
      sourceUserCidrs: [...vpc.sourceUserCidrs],
      sourceIpv6: vpc.sourceIpv6 ?? null,
      cidr: vpc.cidr,
      secondaryCidrs: [...vpc.secondaryCidrs],
      userCidrs: [...vpc.userCidrs],
      ipv6: vpc.ipv6,
    },
    vswitches: overview.vswitches.map((vswitch) => ({
      ...pairOf(vswitch),
      zone: vswitch.zone,
      sourceCidr: vswitch.sourceCidr,
      sourceIpv6: vswitch.sourceIpv6 ?? null,
      cidr: vswitch.cidr,
      ipv6Mask: vswitch.ipv6Mask ?? null,
      instances: vswitch.instances,
    })),
    groups: overview.groups.map(groupRow),
    prefixLists: overview.prefixLists.map(
      ({ sourceId, name: list, family, entries, maxEntries }) => ({
        sourceId,
        name: list,
        family,
        entries,
        maxEntries,
      }),
    ),
    instances: overview.instances.map(({ wave, otherGroupIds, address, ...instance }) => ({
      ...instance,
      wave: wave ?? null,
      otherGroupIds: [...otherGroupIds],
      address: addressRow(address),
    })),
    unseen: overview.unseen.map(({ side, id, reason }) => ({
      side,
      id,
      reason: reasonText(reason),
    })),
    capacity: overview.capacity.map(
      ({ kind, subject, what, used, needed, limit, state, source }) => ({
        kind,
        subject,
        what,
        used,
        needed,
        limit,
        state,
        source,
      }),
    ),
    peering: peeringRow(overview),
    costs: [...overview.costs],
    next: overview.next.map(({ what, command }) => ({ what, command: command ?? null })),
  };
}

function pairOf({ sourceId, sourceName, name, standing, targetId }: Pair) {
  return { sourceId, sourceName, name, standing, targetId: targetId ?? null };
}

function groupRow(group: GroupOverview): LandingPlanReport["groups"][number] {
  const { type, ruleResources, instances, mergedIds, counts, added, weight } = group;
  const { proof, differences } = group;
  return {
    ...pairOf(group),
    type,
    ruleResources,
    instances,
    mergedIds: [...mergedIds],
    counts,
    added,
    weight,
    proof,
    differences,
    missing: group.missing.map(({ quote, fate, reason }) => ({ rule: quote, fate, why: reason })),
    unread: group.unread.map(({ quote, reason }) => ({ rule: quote, why: reason })),
  };
}

type AddressRow = LandingPlanReport["instances"][number]["address"];

function addressRow(answer: Keepability): AddressRow {
  const nothing = { obstacles: [], nearest: null, references: [], missing: null };
  const { state } = answer;
  switch (state) {
    case "kept":
      return { ...nothing, state, address: answer.address, vswitchId: answer.vswitchId };
    case "lost":
      return {
        ...nothing,
        state,
        address: answer.address,
        vswitchId: answer.vswitchId,
        obstacles: answer.obstacles.map((one) => ({ kind: one.kind, text: obstacleText(one) })),
        nearest: { kind: answer.nearest.kind, text: nearestPlanText(answer.nearest) },
        references: answer.references.map(({ side, kind, id, block }) => ({
          side,
          kind,
          id,
          block: block ?? null,
        })),
      };
    case "unknown":
      return {
        ...nothing,
        state,
        address: answer.address ?? null,
        vswitchId: null,
        missing: { fact: answer.missing.fact, reason: reasonText(answer.missing.reason) },
      };
  }
}

function peeringRow(overview: LandingOverview): LandingPlanReport["peering"] {
  const { isWanted, overlaps } = overview.peering;
  const listed = "unknown" in overlaps ? { unknown: overlaps.unknown } : [...overlaps];
  return { isWanted, overlaps: listed, text: peeringText(overview) };
}
