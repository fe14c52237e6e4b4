import type { LandingRule, RulePeer } from "./plan.ts";
import type { RuleSurroundings } from "../security-group/source-group.ts";
import type { Text } from "../text.ts";

/** A rule of the landing that stands for no rule of the source. */
export interface AddedRule {
  readonly rule: LandingRule;
  readonly reason: Text;
}

/**
 * The access that normal groups give without a rule, as rules of the enterprise group that takes their place:
 * everything on the way out, at the last priority, and the members of those with inner access at the first.
 * Where the members' addresses are not known, why.
 * @param openIds those of the source groups whose members reach each other
 */
export function writtenAccess(
  openIds: readonly string[],
  { ipv6, landingMembers }: RuleSurroundings,
): readonly AddedRule[] | { readonly notKnown: Text } {
  const usable = new Set<string>();
  for (const id of openIds) {
    const members = landingMembers(id);
    if ("notKnown" in members) return members;
    for (const cidr of members.cidrs) if (ipv6 || !cidr.includes(":")) usable.add(cidr);
  }
  const inner = (["ingress", "egress"] as const).flatMap((direction) =>
    [...usable].map((cidr) => ({ rule: accept(direction, cidr, 1), reason: reasons.inner })),
  );
  const everywhere = ipv6 ? ["0.0.0.0/0", "::/0"] : ["0.0.0.0/0"];
  const out = everywhere.map((cidr) => ({
    rule: accept("egress", cidr, 100),
    reason: reasons.egress,
  }));
  return [...inner, ...out];
}

const reasons = {
  egress: {
    zh: "普通安全组默认放行出方向，企业级安全组默认拒绝：写成规则。",
    en: "a normal group lets out what no rule stops, an enterprise group does not: it is written as a rule.",
  },
  inner: {
    zh: "普通安全组的组内互通在企业级安全组中没有：按落地实例的地址写成规则；增减实例后要改。",
    en: "members of a normal group reach each other, those of an enterprise group do not: it is written as a rule for each address that lands, and has to follow them.",
  },
} as const satisfies Record<string, Text>;

function accept(direction: LandingRule["direction"], cidr: string, priority: number): LandingRule {
  const peer: RulePeer = { kind: "block", cidr, family: cidr.includes(":") ? "ipv6" : "ipv4" };
  return {
    direction,
    protocol: "all",
    portRange: "-1/-1",
    peer,
    policy: "accept",
    priority,
    description: "implicit in the normal group of the source",
  };
}
