import type { Inventory } from "../core/inventory.ts";
import type { Text } from "../core/text.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import type { ReadAction } from "./actions.ts";
import type { RegionDisks } from "./disks.ts";

/** Something the inventory lacks although it was asked for. */
export interface Gap {
  /** The call that would have given it. */
  readonly action: ReadAction;
  /** `<code>: <message>`, as the service put it. */
  readonly reason: string;
  readonly what: Text;
  /** The ids concerned, empty where it concerns all. */
  readonly ids: readonly string[];
}

const whatGives = {
  DescribeInstances: { zh: "实例的全部事实", en: "every fact of the instances" },
  DescribeDisks: { zh: "云盘", en: "disks" },
  DescribeSecurityGroups: { zh: "安全组", en: "security groups" },
  DescribeSecurityGroupAttribute: { zh: "安全组规则", en: "rules of security groups" },
  DescribeVpcs: { zh: "专有网络", en: "VPCs" },
  DescribeVSwitches: { zh: "交换机", en: "vSwitches" },
} as const satisfies Partial<Record<ReadAction, Text>>;

type Listing = keyof typeof whatGives;

/** Instances that were not returned, instances without their disks, and disks whose instance nobody names. */
export function gapsOfMachines(inventory: Inventory, disks: Maybe<RegionDisks>): Gap[] {
  const unseen = byReason("DescribeInstances", inventory.instances, (one) =>
    isUnknown(one.region) && isUnknown(one.zone) ? one.status : undefined,
  );
  if (isUnknown(disks)) {
    const all = {
      action: "DescribeDisks",
      what: whatGives.DescribeDisks,
      reason: disks.unknown,
      ids: [],
    } as const;
    return [...unseen, all];
  }
  const unseenIds = new Set(unseen.flatMap((gap) => gap.ids));
  const seen = inventory.instances.filter((one) => !unseenIds.has(one.id));
  return [
    ...unseen,
    ...byReason("DescribeDisks", seen, (one) => one.disks),
    ...gapOfTransition(disks.inTransition),
  ];
}

function gapOfTransition(ids: readonly string[]): Gap[] {
  if (ids.length === 0) return [];
  const what = {
    zh: "正在挂载或卸载的云盘属于哪台实例",
    en: "which instance these changing disks belong to",
  };
  const reason =
    "InTransition: being attached or detached, and naming no instance; read again in a minute";
  return [{ action: "DescribeDisks", what, reason, ids }];
}

/** Groups whose rules could not be read. */
export function gapsOfRules(groups: Inventory["securityGroups"]): Gap[] {
  return byReason("DescribeSecurityGroupAttribute", groups, (one) => one.permissions);
}

/** What a listing did not give of that which the instances use. */
export function gapsOfList<T>(
  action: Listing,
  wanted: readonly string[],
  list: Maybe<readonly T[]>,
  idOf: (one: T) => string,
): Gap[] {
  const what = whatGives[action];
  if (isUnknown(list)) return [{ action, what, reason: list.unknown, ids: wanted }];
  const seen = new Set(list.map(idOf));
  const ids = wanted.filter((id) => !seen.has(id));
  return ids.length === 0
    ? []
    : [{ action, what, reason: "NotReturned: asked for but not returned", ids }];
}

function byReason<T extends { id: string }>(
  action: Listing,
  list: readonly T[],
  factOf: (one: T) => unknown,
): Gap[] {
  const ids = new Map<string, string[]>();
  for (const one of list) {
    const fact = factOf(one);
    if (isUnknown(fact)) ids.set(fact.unknown, [...(ids.get(fact.unknown) ?? []), one.id]);
  }
  return [...ids].map(([reason, some]) => ({ action, what: whatGives[action], reason, ids: some }));
}

/** Whether the service refused the call or hid what was asked for, so that a permission helps. */
export function isRefusal(reason: string): boolean {
  return /^(?:\S*Forbidden|NoPermission|\S*Unauthori|\S*NotAuthori|\S*AccessDenied|NotReturned)/.test(
    reason,
  );
}

/** Single facts that the answers did not contain: each fact's name, and how often it is missing. */
export function missingFacts({
  instances,
  securityGroups,
}: Inventory): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (subject: string, facts: object): void => {
    for (const [name, fact] of Object.entries(facts)) {
      if (isUnknown(fact) && fact.unknown.startsWith("the answer")) {
        counts.set(`${subject}.${name}`, (counts.get(`${subject}.${name}`) ?? 0) + 1);
      }
    }
  };
  for (const instance of instances) {
    count("instance", instance);
    for (const disk of isUnknown(instance.disks) ? [] : instance.disks) count("disk", disk);
  }
  for (const group of securityGroups) count("securityGroup", group);
  return counts;
}
