import type { Inventory } from "../inventory.ts";
import { isUnknown } from "../unknown.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { InstancePlan, RefusedRule } from "./plan.ts";
import type { WayOfRun } from "./rule-ways.ts";
import type { Text } from "../text.ts";

/** A source rule that this landing goes on without. */
export function leftOut(sourceGroupId: string, { quote, reason }: RefusedRule): Text {
  return {
    zh: `${sourceGroupId}：未带过去的规则：${quote}（${reason.zh}）`,
    en: `${sourceGroupId}: not carried: ${quote} (${reason.en})`,
  };
}

/** What becomes of the other groups of an instance, because the console takes one alone; undefined where there are none. */
export function otherGroups({
  facts: { id: instanceId },
  sourceGroupId: chosen,
  otherGroupIds,
  otherGroups: way,
}: Pick<InstancePlan, "facts" | "sourceGroupId" | "otherGroupIds" | "otherGroups">):
  Text | undefined {
  if (otherGroupIds.length === 0 || way === "merge") return undefined;
  const list = otherGroupIds.join(", ");
  if (way === "join-after") {
    return {
      zh: `${instanceId}：确认时只填一个安全组（由 ${chosen} 落地而来）；过户后请把它加入由 ${list} 落地而来的安全组，在此之前这些规则对它不生效。`,
      en: `${instanceId}: the confirmation takes one group, the landing of ${chosen}; after the transfer let it join what landed for ${list}, whose rules hold for it from then on alone.`,
    };
  }
  return {
    zh: `${instanceId}：确认时只填一个安全组（由 ${chosen} 落地而来），它所在的 ${list} 的规则不再对它生效。`,
    en: `${instanceId}: the confirmation takes one group, the landing of ${chosen}; the rules of ${list} no longer hold for it.`,
  };
}

/** The rules of a group that landed go over to the other kind of resources, which takes two runs. */
export function goingOver(sourceGroupId: string, { way }: Pick<WayOfRun, "way">): Text {
  const to: Text =
    way === "set"
      ? { zh: "改由一个资源管理全部规则", en: "one resource for all of them" }
      : { zh: "改为每条规则一个资源", en: "a resource for each" };
  return {
    zh: `${sourceGroupId}：规则${to.zh}。本次两种资源并存，规则不会中断；下一次 pulumi up 只从状态中去掉旧的，不动云上的规则。`,
    en: `${sourceGroupId}: its rules go over to ${to.en}. This run holds them both ways, so that none is missing; the next pulumi up takes the old ones out of the state alone.`,
  };
}

const mostNamed = 5;

/** What becomes of members of a group that lands which are not in the manifest; undefined where the inventory shows none. */
export function membersThatStay(
  groupId: string,
  {
    inventory,
    placed,
  }: { readonly inventory: Inventory; readonly placed: readonly PlacedInstance[] },
): Text | undefined {
  const going = new Set(placed.map(({ plan }) => plan.facts.id));
  const staying = inventory.instances.flatMap(({ id, securityGroupIds }) =>
    !going.has(id) && !isUnknown(securityGroupIds) && securityGroupIds.includes(groupId)
      ? [id]
      : [],
  );
  if (staying.length === 0) return undefined;
  const list = staying.slice(0, mostNamed).join(", ");
  const count = String(staying.length);
  const more = staying.length > mostNamed;
  return {
    zh: `${groupId} 有 ${count} 个成员不在过户清单中（${list}${more ? " 等" : ""}），它们不在目标安全组里：授权对象为 ${groupId} 的规则和组内互通不再对它们生效。`,
    en: `${groupId}: ${count} of its members are not in the manifest (${list}${more ? " and more" : ""}) and in nothing that lands: rules for ${groupId} and access inside the group no longer match them.`,
  };
}
