import type { DataPath } from "../input/input-error.ts";
import type { Inventory, SecurityGroupFacts, VpcFacts, VswitchFacts } from "../inventory.ts";
import {
  groups,
  isAvailable,
  isInVpc,
  isOwn,
  isReadable,
  isUnmanaged,
  listed,
  vpcs,
  vswitches,
} from "./adoption-checks.ts";
import type { Wanted } from "./adoption-checks.ts";
import type { Problems } from "./problems.ts";

/**
 * What is known of the target: undefined where the manifest names no inventory of it, `unread` where it is about to
 * be read, so that what the manifest adopts is taken on trust until then.
 */
export type TargetInventory = Inventory | "unread" | undefined;

/** The adopted VPC, as the target has it; undefined where it cannot be adopted, which becomes a problem. */
export function adoptVpc(
  target: Inventory | undefined,
  wanted: Wanted,
  problems: Problems,
): VpcFacts | undefined {
  const facts = listed(target, (one) => one.vpcs, wanted, vpcs, problems);
  if (facts === undefined) return undefined;
  const fine = [isAvailable, isOwn].map((check) => check(facts, wanted, vpcs, problems));
  return fine.every(Boolean) ? facts : undefined;
}

/**
 * The adopted vSwitch, as the target has it; undefined where it cannot be adopted, which becomes a problem.
 * @param source the vSwitch whose place it takes: an instance keeps its zone (R5.3)
 * @param vpcId the adopted VPC; undefined where the landing makes one
 */
export function adoptVswitch(
  target: Inventory | undefined,
  wanted: Wanted,
  source: Pick<VswitchFacts, "id" | "zone">,
  vpcId: string | undefined,
  problems: Problems,
): VswitchFacts | undefined {
  const facts = listed(target, (one) => one.vswitches, wanted, vswitches, problems);
  if (facts === undefined) return undefined;
  const fine = [
    ...[isAvailable, isOwn].map((check) => check(facts, wanted, vswitches, problems)),
    isInVpc(facts, wanted, vpcId, problems),
  ];
  if (facts.zone !== source.zone) {
    problems.add(wanted.path, {
      zh: `${facts.id} 在可用区 ${facts.zone}，而它要代替的 ${source.id} 在 ${source.zone}；过户不能改变可用区（R5.3）。请换一个 ${source.zone} 的交换机，或删去 adopt 新建一个。`,
      en: `${facts.id} is in ${facts.zone}, but ${source.id}, whose place it takes, in ${source.zone}; a transfer cannot change the zone (R5.3). Name a vSwitch in ${source.zone}, or remove adopt for a new one.`,
    });
    return undefined;
  }
  return fine.every(Boolean) ? facts : undefined;
}

/**
 * The adopted security group, as the target has it; undefined where it cannot be adopted, which becomes a problem.
 * @param type of the group that would land: all groups of an interface are of one type
 * @param vpcId the adopted VPC; undefined where the landing makes one
 */
export function adoptGroup(
  target: Inventory | undefined,
  wanted: Wanted,
  type: SecurityGroupFacts["type"],
  vpcId: string | undefined,
  problems: Problems,
): SecurityGroupFacts | undefined {
  const facts = listed(target, (one) => one.securityGroups, wanted, groups, problems);
  if (facts === undefined) return undefined;
  const fine = [
    isInVpc(facts, wanted, vpcId, problems),
    isUnmanaged(facts, wanted, problems),
    isReadable(facts, wanted, problems),
    facts.type === type,
  ];
  if (facts.type !== type) {
    problems.add(wanted.path, {
      zh: `${facts.id} 的类型是 ${facts.type}，而要落地的安全组是 ${type}。请换一个 ${type} 类型的安全组，或删去 adopt 新建一个。`,
      en: `${facts.id} is of type ${facts.type}, but the group that lands is of type ${type}. Name a group of type ${type}, or remove adopt for a new one.`,
    });
  }
  return fine.every(Boolean) ? facts : undefined;
}

/** Whether an adopted part has none of the choices that only a new one can heed; each becomes a problem. */
export function takenAsItIs(
  id: string,
  path: DataPath,
  choices: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  for (const [key, value] of Object.entries(choices)) {
    if (value === undefined) continue;
    problems.add([...path, key], {
      zh: `${id} 按现状沿用、从不修改，${key} 不会生效。请删去 ${key}；或删去 adopt，新建一个。`,
      en: `${id} is adopted as it is and never changed, so ${key} has no effect. Remove ${key}, or remove adopt for a new one.`,
    });
  }
}
