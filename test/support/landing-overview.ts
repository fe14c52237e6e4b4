import type { Keepability } from "../../core/addresses/keepability.ts";
import { costsOf } from "../../core/overview/costs.ts";
import { nextSteps } from "../../core/overview/next-steps.ts";
import type {
  GroupOverview,
  InstanceOverview,
  LandingOverview,
  VswitchOverview,
} from "../../core/overview/overview.ts";
import { summaryOf } from "../../core/overview/summary.ts";

/** What a test replaces in {@link sampleOverview}. */
export type OverviewParts = Partial<Omit<LandingOverview, "summary" | "costs" | "next">>;

export function vswitchOverview(over: Partial<VswitchOverview> = {}): VswitchOverview {
  return {
    sourceId: "vsw-bp1sourceh",
    sourceName: "shop-h",
    name: "shop-h",
    standing: "new",
    targetId: undefined,
    zone: "cn-hangzhou-h",
    sourceCidr: "172.16.10.0/24",
    sourceIpv6: false,
    cidr: "172.16.10.0/24",
    ipv6Mask: undefined,
    instances: 1,
    ...over,
  };
}

export function groupOverview(over: Partial<GroupOverview> = {}): GroupOverview {
  return {
    sourceId: "sg-bp1web",
    sourceName: "sg-web",
    name: "sg-web",
    standing: "new",
    targetId: undefined,
    type: "normal",
    ruleResources: "single",
    instances: 1,
    mergedIds: [],
    added: 0,
    weight: 4,
    counts: { carried: 3, translated: 1, refused: 0, "left-out": 0, collided: 0, repeated: 0 },
    proof: "same",
    differences: 0,
    missing: [],
    unread: [],
    ...over,
  };
}

/** An address that is kept. */
export function kept(instanceId: string, address = "172.16.10.11"): Keepability {
  return { instanceId, state: "kept", address, vswitchId: "vsw-sourceh" };
}

/** An address that something else has, with somebody who refers to it. */
export function lost(instanceId: string, address = "172.16.10.12"): Keepability {
  return {
    instanceId,
    state: "lost",
    address,
    vswitchId: "vsw-sourceh",
    obstacles: [
      {
        kind: "taken",
        holder: { instanceId: "i-bp2other", interfaceId: undefined, primary: true },
      },
    ],
    nearest: { kind: "none", because: "contested" },
    references: [{ side: "source", kind: "rule", id: "sg-bp1web", block: `${address}/32` }],
  };
}

/** An address of which nobody knows. */
export function unknown(instanceId: string, address = "172.16.10.13"): Keepability {
  const reason = `${address} was not asked about: read the target's inventory with --manifest`;
  return {
    instanceId,
    state: "unknown",
    address,
    missing: { fact: "vswitch.addressChecks", reason },
  };
}

export function instanceOverview(over: Partial<InstanceOverview> = {}): InstanceOverview {
  const id = over.id ?? "i-bp1one";
  return {
    id,
    name: "web-1",
    wave: undefined,
    zone: "cn-hangzhou-h",
    vswitchId: "vsw-bp1sourceh",
    groupId: "sg-bp1web",
    otherGroupIds: [],
    otherGroups: "leave-out",
    address: kept(id),
    ipv6: 0,
    ...over,
  };
}

/** A landing of one instance of which all is kept; the summary follows from its parts. */
export function sampleOverview(over: OverviewParts = {}): LandingOverview {
  const parts = {
    name: "prod",
    region: "cn-hangzhou",
    sourceAccount: "1404423000000010",
    targetAccount: "1755000000000020",
    sourceTakenAt: "2026-06-01T00:00:00Z",
    targetTakenAt: "2026-06-01T00:05:00Z",
    stops: [],
    vpc: {
      sourceId: "vpc-bp1source",
      sourceName: "shop",
      name: "shop",
      standing: "new" as const,
      targetId: undefined,
      sourceCidr: "172.16.0.0/16",
      sourceSecondaryCidrs: [],
      sourceUserCidrs: [],
      sourceIpv6: false,
      cidr: "172.16.0.0/16",
      secondaryCidrs: [],
      userCidrs: [],
      ipv6: false,
    },
    vswitches: [vswitchOverview()],
    groups: [groupOverview()],
    prefixLists: [],
    instances: [instanceOverview()],
    unseen: [],
    capacity: [],
    peering: {
      isWanted: false,
      overlaps: [{ source: "172.16.0.0/16", landing: "172.16.0.0/16" }],
    },
    ...over,
  };
  const told = { ...parts, summary: summaryOf(parts) };
  return { ...told, costs: costsOf(told), next: nextSteps(told, "transfer.yaml") };
}

/** What a fleet is made of. */
interface FleetOptions {
  readonly instances: number;
  /** @default one for every 6 instances */
  readonly vswitches?: number;
  /** @default 4 */
  readonly groups?: number;
  /** Of instances, vSwitches and groups, again and again. @default usual ones */
  readonly names?: readonly string[];
}

/** A fleet of which most addresses are kept, every seventh is lost and every eleventh is not known. */
export function fleetOverview(options: FleetOptions): LandingOverview {
  const { instances: count, groups: groupCount = 4, names } = options;
  const vswitchCount = options.vswitches ?? Math.max(1, Math.ceil(count / 6));
  const nameOf = (usual: string, index: number): string =>
    names?.[index % names.length] ?? `${usual}-${String(index + 1)}`;
  const instances = Array.from({ length: count }, (_, index): InstanceOverview => {
    const id = `i-bp1${String(index).padStart(17, "0")}`;
    const address = `172.16.${String(index % vswitchCount)}.${String(10 + (index % 240))}`;
    const judge = index % 7 === 6 ? lost : index % 11 === 10 ? unknown : kept;
    return instanceOverview({
      id,
      name: nameOf(index % 3 === 0 ? "web" : "shop-database-replica", index),
      wave: index % 2 === 0 ? "june-1" : "june-2",
      vswitchId: `vsw-${String(index % vswitchCount)}`,
      groupId: `sg-${String(index % groupCount)}`,
      otherGroupIds: index % 5 === 4 ? [`sg-${String((index + 1) % groupCount)}`, "sg-stays"] : [],
      otherGroups: index % 2 === 0 ? "join-after" : "leave-out",
      address: judge(id, address),
    });
  });
  const standings = ["new", "adopted", "there"] as const;
  const proofs = ["same", "same", "narrower", "unproven"] as const;
  return sampleOverview({
    instances,
    vswitches: Array.from({ length: vswitchCount }, (_, index) =>
      vswitchOverview({
        sourceId: `vsw-${String(index)}`,
        sourceName: nameOf("vsw", index),
        name: nameOf("vsw", index),
        zone: `cn-hangzhou-${"hijk"[index % 4] ?? "h"}`,
        standing: standings[index % 3] ?? "new",
        targetId: index % 3 === 0 ? undefined : `vsw-bp2${String(index).padStart(17, "0")}`,
        sourceCidr: `172.16.${String(index)}.0/24`,
        cidr: index % 4 === 3 ? `10.0.${String(index)}.0/24` : `172.16.${String(index)}.0/24`,
      }),
    ),
    groups: Array.from({ length: groupCount }, (_, index) => {
      const proof = proofs[index % 4] ?? "same";
      return groupOverview({
        sourceId: `sg-${String(index)}`,
        sourceName: nameOf("sg", index),
        name: nameOf("sg", index),
        proof,
        differences: proof === "narrower" ? 2 : 0,
        unread:
          proof === "unproven" ? [{ quote: "strange", reason: { zh: "原因", en: "why" } }] : [],
      });
    }),
  });
}
