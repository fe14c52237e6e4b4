import type { LandingRule } from "../core/landing/plan.ts";
import { peerName } from "../core/security-group/translate.ts";

/**
 * What sets a rule apart from every other of its group, in words of the source:
 * `ingress|tcp|443|10.0.0.0/8|accept|1`. A changed description keeps the role, and so the rule's name.
 */
export function ruleRole(rule: LandingRule): string {
  const { localCidr, sourcePortRange } = rule;
  const five = localCidr !== undefined || sourcePortRange !== undefined;
  return [
    rule.direction,
    rule.protocol,
    portsOf(rule.portRange),
    peerName(rule),
    rule.policy,
    String(rule.priority),
    ...(five ? [localCidr ?? "", portsOf(sourcePortRange ?? "-1/-1")] : []),
  ].join("|");
}

function portsOf(portRange: string): string {
  if (portRange === "-1/-1") return "all";
  const [from = "", to = ""] = portRange.split("/");
  return from === to ? from : `${from}-${to}`;
}
