import { compareRuleSets } from "../security-group/equivalence/compare.ts";
import type { Text } from "../text.ts";
import type { LandingGroup } from "./landing-groups.ts";
import { landingSettings, sourceRuleSet } from "./rule-sets.ts";
import type { Problems } from "./problems.ts";

/**
 * Whether the members of several groups reach each other in the one that takes their place as they did before.
 * Exact where all that are in one of them are in all of them, or where rules let through the same anyway.
 */
export function checkMergedAccess(group: LandingGroup, problems: Problems): void {
  if (group.parts.length === 1 || group.adopted !== undefined) return;
  const ids = group.parts.map(({ facts }) => facts.id).join(", ");
  const source = sourceRuleSet(group).ruleSet;
  const landing = { ...source, ...landingSettings(group) };
  if (group.type === source.type && !compareRuleSets(source, landing).same)
    problems.add(group.path, otherMembers(group.facts.id, ids));
}

function otherMembers(id: string, ids: string): Text {
  return {
    zh: `${ids} 的成员不同，其中有的组内互通（InnerAccessPolicy: Accept）：合并到 ${id} 后，互通的实例与原来不同，规则也没有另行放行。请改写 otherGroups: join-after，或让这些安全组的实例都写 merge。`,
    en: `${ids} have different members, and members of some reach each other (InnerAccessPolicy: Accept): merged into ${id}, other instances would, and no rule makes up for it. Write otherGroups: join-after, or merge for every instance of these groups.`,
  };
}
