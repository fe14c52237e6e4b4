import type {
  InstanceOverview,
  LandingOverview,
  VswitchOverview,
} from "../../../core/overview/overview.ts";

/** How many of a fleet met each fate. */
export type StateCounts = Readonly<Record<InstanceOverview["address"]["state"], number>>;

/** One line of a vSwitch: an instance, or the count of all that it holds. */
export type Line =
  | { readonly kind: "instance"; readonly instance: InstanceOverview }
  | {
      readonly kind: "count";
      readonly states: StateCounts;
      /** Source ids of the groups that its instances land in. */
      readonly groupIds: readonly string[];
    };

/** A vSwitch with what lands in it. */
export interface Block {
  /** Undefined for the vSwitches that have no room of their own. */
  readonly vswitch: VswitchOverview | undefined;
  /** How many vSwitches it stands for. */
  readonly vswitches: number;
  readonly lines: readonly Line[];
}

/** With more instances than this, they are counted per vSwitch. */
export const mostInstances = 60;
/** With more vSwitches than this, those that lose the fewest addresses share a line. */
const mostVswitches = 60;

/** What a picture has to hold, in the plan's order. */
export function blocksOf({ vswitches, instances }: LandingOverview): Block[] {
  const inside = Map.groupBy(instances, ({ vswitchId }) => vswitchId);
  const isCounted = instances.length > mostInstances;
  const blocks = vswitches.map((vswitch): Block => {
    const own = inside.get(vswitch.sourceId) ?? [];
    const lines = isCounted
      ? [countOf(own)]
      : own.map((instance) => ({ kind: "instance", instance }) as const);
    return { vswitch, vswitches: 1, lines };
  });
  return blocks.length > mostVswitches ? withoutQuiet(blocks, inside) : blocks;
}

function countOf(instances: readonly InstanceOverview[]): Line {
  const states = { kept: 0, lost: 0, unknown: 0 };
  for (const { address } of instances) states[address.state] += 1;
  return { kind: "count", states, groupIds: [...new Set(instances.map((one) => one.groupId))] };
}

function withoutQuiet(
  blocks: readonly Block[],
  inside: ReadonlyMap<string, readonly InstanceOverview[]>,
): Block[] {
  const losses = ({ vswitch }: Block): number =>
    (inside.get(vswitch?.sourceId ?? "") ?? []).filter(({ address }) => address.state !== "kept")
      .length;
  const loud = new Set(
    blocks.toSorted((one, other) => losses(other) - losses(one)).slice(0, mostVswitches - 1),
  );
  const quiet = blocks.filter((block) => !loud.has(block));
  const rest = quiet.flatMap(({ vswitch }) => inside.get(vswitch?.sourceId ?? "") ?? []);
  return [
    ...blocks.filter((block) => loud.has(block)),
    { vswitch: undefined, vswitches: quiet.length, lines: [countOf(rest)] },
  ];
}
