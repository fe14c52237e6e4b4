import { compareText } from "../compare-text.ts";
import type { DataPath } from "../input/input-error.ts";
import { nearest } from "../input/suggest.ts";
import { sentences } from "../input/words.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { PlacedInstance } from "./place-instances.ts";
import { planVpc } from "./plan-vpc.ts";
import type { NetworkSources } from "./plan-vpc.ts";
import { planVswitch } from "./plan-vswitches.ts";
import type { NetworkPlan } from "./plan.ts";
import type { Problems } from "./problems.ts";
import { checkOverlaps } from "./vswitch-overlaps.ts";

/** The VPC and vSwitches of a landing; undefined where a problem was found. vSwitches stand by source id. */
export function planNetwork(
  sources: NetworkSources,
  placed: readonly PlacedInstance[],
  problems: Problems,
): NetworkPlan | undefined {
  const [first] = placed;
  if (first === undefined || !isOneVpc(placed, first, problems)) return undefined;
  const path: DataPath = ["instances", first.index, "id"];
  const vpc = planVpc(sources, first.vpcId, path, problems);

  const bySource = Map.groupBy(placed, ({ plan }) => plan.sourceVswitchId);
  checkEntries(sources.manifest, [...bySource.keys()], placed, problems);
  const planned = [...bySource]
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([id, inside]) => planVswitch(id, inside, sources, vpc, problems));
  const vswitches = planned.filter((one) => one !== undefined);
  checkOverlaps(vswitches, sources, problems);
  if (vpc === undefined || vswitches.length < planned.length) return undefined;
  const needed = vswitches.flatMap(({ needs }) => needs?.text ?? []);
  return {
    ...vpc.plan,
    secondaryCidrs: [...vpc.plan.secondaryCidrs, ...[...new Set(needed)].toSorted(compareText)],
    vswitches: vswitches.map(({ plan }) => plan),
  };
}

function isOneVpc(
  placed: readonly PlacedInstance[],
  first: PlacedInstance,
  problems: Problems,
): boolean {
  const elsewhere = placed.filter(({ vpcId }) => vpcId !== first.vpcId);
  for (const { index, plan, vpcId } of elsewhere) {
    problems.add(["instances", index, "id"], {
      zh: `${plan.facts.id} 在 ${vpcId} 中，而 ${first.plan.facts.id} 在 ${first.vpcId} 中。一份清单对应一个 VPC：请为每个 VPC 各写一份 transfer.yaml。`,
      en: `${plan.facts.id} is in ${vpcId}, but ${first.plan.facts.id} is in ${first.vpcId}. One manifest lands one VPC: write a transfer.yaml for each.`,
    });
  }
  return elsewhere.length === 0;
}

/** An entry for a vSwitch that nothing lands in would be heeded by nobody. */
function checkEntries(
  manifest: Manifest,
  used: readonly string[],
  placed: readonly PlacedInstance[],
  problems: Problems,
): void {
  // While instances are missing from the plan, so may be their vSwitches.
  if (placed.length < manifest.instances.length) return;
  for (const [index, { source }] of manifest.landing.vswitches.entries()) {
    if (used.includes(source)) continue;
    const meant = nearest(source, used);
    problems.add(
      ["landing", "vswitches", index, "source"],
      sentences(
        {
          zh: `没有实例来自交换机 ${source}。`,
          en: `no instance of this manifest is in ${source}.`,
        },
        meant === undefined
          ? undefined
          : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` },
        {
          zh: `用到的交换机：${used.join("、")}。`,
          en: `vSwitches in use: ${used.join(", ")}.`,
        },
      ),
    );
  }
}
