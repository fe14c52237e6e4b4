import type { DataPath } from "../input/input-error.ts";
import { nearest } from "../input/suggest.ts";
import { sentences } from "../input/words.ts";
import type { SecurityGroupFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Text } from "../text.ts";
import { landsIn, mergedGroups } from "./place-instances.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { Problems } from "./problems.ts";

/** An entry for a group that nothing lands in would be heeded by nobody. */
export function checkEntries(
  manifest: Manifest,
  placed: readonly PlacedInstance[],
  problems: Problems,
): void {
  // While instances are missing from the plan, so may be their groups.
  if (placed.length < manifest.instances.length) return;
  const used = new Set(placed.flatMap(({ plan }) => [...landsIn(plan), ...mergedGroups(plan)]));
  for (const [index, { source }] of manifest.securityGroups.entries()) {
    if (!used.has(source))
      problems.add(["securityGroups", index, "source"], nothingLandsIn(source, [...used]));
  }
}

/** Whoever lands in a group has its rules: those of other groups can be merged into it where all are in these. */
export function checkMerges(placed: readonly PlacedInstance[], problems: Problems): void {
  const merging = new Map(
    placed.flatMap((one) =>
      mergedGroups(one.plan).length > 0 ? [[one.plan.sourceGroupId, one] as const] : [],
    ),
  );
  for (const one of placed) {
    for (const id of landsIn(one.plan)) {
      const first = merging.get(id);
      if (first === undefined || first === one) continue;
      const same = mergedGroups(one.plan).join() === mergedGroups(first.plan).join();
      if (!same || id !== one.plan.sourceGroupId)
        problems.add(["instances", one.index, "id"], otherRules(one, first));
    }
  }
}

/** All groups of an interface are of one type. */
export function checkTypes(
  parts: readonly { readonly facts: Pick<SecurityGroupFacts, "id" | "type"> }[],
  path: DataPath,
  problems: Problems,
): void {
  if (new Set(parts.map(({ facts }) => facts.type)).size > 1)
    problems.add(path, twoTypes(parts.map(({ facts }) => facts.id).join(", ")));
}

/** The same of the groups that an instance is to join, as they land. */
export function checkJoins(
  placed: readonly PlacedInstance[],
  typeOf: (groupId: string) => SecurityGroupFacts["type"],
  problems: Problems,
): void {
  for (const { index, plan } of placed) {
    const ids = landsIn(plan);
    if (new Set(ids.map(typeOf)).size > 1) {
      const said = ids.map((id) => `${id} (${typeOf(id)})`).join(", ");
      problems.add(["instances", index, "id"], joinsTwoTypes(plan.facts.id, said));
    }
  }
}

/** What the manifest says of a group that is merged into another one, and that only the other one can heed. */
export function checkMergedEntries(
  { securityGroups }: Manifest,
  placed: readonly PlacedInstance[],
  problems: Problems,
): void {
  const lands = new Set(placed.flatMap(({ plan }) => landsIn(plan)));
  const into = new Map(
    placed.flatMap(({ plan }) => mergedGroups(plan).map((id) => [id, plan.sourceGroupId] as const)),
  );
  for (const [index, entry] of securityGroups.entries()) {
    const { source, adopt, type } = entry;
    const other = into.get(source);
    if (other === undefined || lands.has(source)) continue;
    const resources = entry.ruleResources === "auto" ? undefined : entry.ruleResources;
    for (const [key, value] of Object.entries({ adopt, type, ruleResources: resources })) {
      if (value !== undefined)
        problems.add(["securityGroups", index, key], notHeeded(key, source, other));
    }
  }
}

/** A group is in the VPC of its instances, or else the inventory is not of one time. */
export function checkVpcs(
  instances: readonly PlacedInstance[],
  facts: SecurityGroupFacts,
  problems: Problems,
): void {
  for (const one of instances) {
    if (one.vpcId !== facts.vpcId)
      problems.add(["instances", one.index, "id"], otherVpc(one, facts));
  }
}

export function notListed(id: string): Text {
  return {
    zh: `清单中没有安全组 ${id}。`,
    en: `security group ${id} is not in the inventory.`,
  };
}

function twoTypes(ids: string): Text {
  return {
    zh: `${ids} 中既有普通安全组又有企业级安全组，不能合并。请改写 otherGroups: leave-out 或 join-after。`,
    en: `of ${ids} some are normal and some enterprise groups, which cannot be merged. Write otherGroups: leave-out or join-after.`,
  };
}

function joinsTwoTypes(instanceId: string, groups: string): Text {
  return {
    zh: `${instanceId} 要加入的安全组落地后类型不同：${groups}；一张网卡的安全组只能是同一类型。请为每一个都写 type: enterprise 或都不写，或为 ${instanceId} 改写 otherGroups: leave-out。`,
    en: `the groups that ${instanceId} is to be in land as two types: ${groups}; those of one interface are of one type. Write type: enterprise for each of them or for none, or otherGroups: leave-out for ${instanceId}.`,
  };
}

function notHeeded(key: string, id: string, into: string): Text {
  return {
    zh: `${id} 的规则并入 ${into}，没有自己的目标安全组，${key} 不会生效。请把它写在 source: ${into} 下，或删去。`,
    en: `the rules of ${id} go into ${into}, and no group lands for it, so ${key} has no effect. Write it under source: ${into}, or remove it.`,
  };
}

function otherRules({ plan: one }: PlacedInstance, { plan: other }: PlacedInstance): Text {
  const group = other.sourceGroupId;
  const more = mergedGroups(other).join(", ");
  return {
    zh: `${one.facts.id} 也落到 ${group}，而 ${other.facts.id} 要把 ${more} 的规则并入其中（otherGroups: merge），${one.facts.id} 就会得到不属于它的规则。请让落到 ${group} 的实例都在同样的安全组中并都写 merge，或为 ${other.facts.id} 改写 otherGroups: join-after。`,
    en: `${one.facts.id} lands in ${group}, too, and ${other.facts.id} merges the rules of ${more} into it (otherGroups: merge), which ${one.facts.id} would get. Let all that land in ${group} be in the same groups, each with merge, or write otherGroups: join-after for ${other.facts.id}.`,
  };
}

function nothingLandsIn(source: string, used: readonly string[]): Text {
  const meant = nearest(source, used);
  return sentences(
    {
      zh: `没有实例落到安全组 ${source}。`,
      en: `no instance of this manifest lands in ${source}.`,
    },
    meant === undefined ? undefined : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` },
    used.length === 0
      ? undefined
      : { zh: `用到的安全组：${used.join("、")}。`, en: `Groups in use: ${used.join(", ")}.` },
  );
}

function otherVpc({ plan, vpcId }: PlacedInstance, group: SecurityGroupFacts): Text {
  return sentences(
    {
      zh: `清单自相矛盾：${plan.facts.id} 在 ${vpcId}，它的安全组 ${group.id} 在 ${group.vpcId || "经典网络"}。`,
      en: `the inventory contradicts itself: ${plan.facts.id} is in ${vpcId}, its group ${group.id} in ${group.vpcId || "the classic network"}.`,
    },
    { zh: "请重新运行 ecs-transfer inventory。", en: "Run ecs-transfer inventory again." },
  );
}
