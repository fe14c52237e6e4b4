import { nearest } from "../input/suggest.ts";
import { sentences } from "../input/words.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Inventory } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";
import type { InstancePlan } from "./plan.ts";
import { readAgain, unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";

/** An instance with its place, and where in the manifest it is named. */
export interface PlacedInstance {
  readonly index: number;
  readonly vpcId: string;
  readonly plan: InstancePlan;
}

type Entry = Manifest["instances"][number];

/** The manifest's instances, each with zone, vSwitch, VPC and group; what is missing becomes a problem. */
export function placeInstances(
  manifest: Manifest,
  inventory: Inventory,
  problems: Problems,
): PlacedInstance[] {
  const byId = new Map(inventory.instances.map((instance) => [instance.id, instance]));
  return manifest.instances.flatMap((entry, index) => {
    const facts = byId.get(entry.id);
    if (facts === undefined) {
      problems.add(["instances", index, "id"], notInInventory(entry.id, inventory));
      return [];
    }
    const placed = place(entry, index, facts, problems);
    return placed === undefined ? [] : [placed];
  });
}

function place(
  entry: Entry,
  index: number,
  facts: InstanceFacts,
  problems: Problems,
): PlacedInstance | undefined {
  const known = <F>(fact: F, zh: string, en: string): Exclude<F, Unknown> | undefined => {
    if (!isUnknown(fact)) return fact as Exclude<F, Unknown>;
    const what = { zh: `实例 ${entry.id} 的${zh}`, en: `the ${en} of ${entry.id}` };
    problems.add(
      ["instances", index, "id"],
      unknownFact(what, fact, readAgain("ecs:DescribeInstances")),
    );
    return undefined;
  };
  const zone = known(facts.zone, "可用区", "zone");
  const vpcId = known(facts.vpcId, "专有网络", "VPC");
  const sourceVswitchId = known(facts.vswitchId, "交换机", "vSwitch");
  const groupIds = known(facts.securityGroupIds, "安全组", "security groups");
  const named = groupIds && [...new Set(groupIds)].filter((id) => id !== "");
  const sourceGroupId = named && chooseGroup(entry, index, named, problems);
  if (zone === "") problems.add(["instances", index, "id"], noZone(entry.id));
  if (vpcId === "" || sourceVswitchId === "")
    problems.add(["instances", index, "id"], notInVpc(entry.id));
  if (!zone || !vpcId || !sourceVswitchId || !sourceGroupId) return undefined;

  const name = isUnknown(facts.name) || facts.name === "" ? facts.id : facts.name;
  const otherGroupIds = named.filter((id) => id !== sourceGroupId).toSorted();
  const { otherGroups } = entry;
  const groups = { sourceGroupId, otherGroupIds, otherGroups };
  return { index, vpcId, plan: { facts, name, zone, sourceVswitchId, ...groups } };
}

/** The groups in which an instance is to be, once it has joined those that land for it. */
export function landsIn({ sourceGroupId, otherGroupIds, otherGroups }: InstancePlan): string[] {
  return otherGroups === "join-after" ? [sourceGroupId, ...otherGroupIds] : [sourceGroupId];
}

/** The groups whose rules land in the group that it confirms with. */
export function mergedGroups({ otherGroupIds, otherGroups }: InstancePlan): readonly string[] {
  return otherGroups === "merge" ? otherGroupIds : [];
}

/** The console takes one group for an instance; people choose it where there are several. */
function chooseGroup(
  entry: Entry,
  index: number,
  groupIds: readonly string[],
  problems: Problems,
): string | undefined {
  const [only, ...others] = groupIds;
  const chosen = entry.securityGroup;
  if (chosen !== undefined && !groupIds.includes(chosen)) {
    problems.add(["instances", index, "securityGroup"], notItsGroup(entry.id, chosen, groupIds));
    return undefined;
  }
  if (only === undefined) {
    problems.add(["instances", index, "id"], noGroup(entry.id));
    return undefined;
  }
  if (chosen === undefined && others.length > 0) {
    problems.add(["instances", index, "id"], severalGroups(entry.id, groupIds));
    return undefined;
  }
  return chosen ?? only;
}

function notInInventory(id: string, inventory: Inventory): Text {
  const named = inventory.instances
    .filter(({ name }) => name === id)
    .map((instance) => instance.id);
  const near = nearest(
    id,
    inventory.instances.map((instance) => instance.id),
  );
  const meant = named.length > 0 ? named.join(", ") : near;
  return sentences(
    {
      zh: `${id} 不在源账号清单中（${inventory.region}，共 ${String(inventory.instances.length)} 台）。`,
      en: `${id} is not in the source inventory (${inventory.region}, ${String(inventory.instances.length)} instances).`,
    },
    meant === undefined ? undefined : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` },
    {
      zh: "新建的实例需要重新运行 ecs-transfer inventory。",
      en: "For a new instance run ecs-transfer inventory again.",
    },
  );
}

function notInVpc(id: string): Text {
  return {
    zh: `${id} 不在专有网络中。本工具只为 VPC 类型的实例准备目标环境。`,
    en: `${id} is not in a VPC. Landings are made for VPC instances only.`,
  };
}

function noZone(id: string): Text {
  return sentences(
    { zh: `清单中 ${id} 没有可用区。`, en: `the inventory shows no zone for ${id}.` },
    readAgain("ecs:DescribeInstances"),
  );
}

function noGroup(id: string): Text {
  return sentences(
    { zh: `清单中 ${id} 没有安全组。`, en: `the inventory shows no security group for ${id}.` },
    readAgain("ecs:DescribeInstances"),
  );
}

function severalGroups(id: string, groupIds: readonly string[]): Text {
  const list = groupIds.toSorted().join(", ");
  return {
    zh: `${id} 在多个安全组中（${list}），而接收过户时只能选一个。请为它写上 securityGroup: <其中一个>；其余的可选 otherGroups: merge（规则并入）或 join-after（各自落地，过户后加入）。`,
    en: `${id} is in several security groups (${list}), and the console takes one. Write securityGroup: <one of them> beside its id; for the others there is otherGroups: merge (their rules go into that one) or join-after (they land too, to be joined after the transfer).`,
  };
}

function notItsGroup(id: string, chosen: string, groupIds: readonly string[]): Text {
  const list = groupIds.toSorted().join(", ");
  return {
    zh: `${id} 不在安全组 ${chosen} 中；它所在的安全组：${list}。`,
    en: `${id} is not in ${chosen}; its groups are: ${list}.`,
  };
}
