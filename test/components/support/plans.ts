import type {
  LandingRule,
  NetworkPlan,
  RulePeer,
  SecurityGroupPlan,
} from "../../../core/landing/plan.ts";
import type { Origin } from "../../../core/landing/origin.ts";

export const origin: Origin = { stack: "ecs-transfer/test", sourceAccount: "1404423000000010" };

/** A VPC with `count` vSwitches. */
export function networkPlan(count = 3): NetworkPlan {
  return {
    sourceVpcId: "vpc-bp1source",
    cidr: "172.16.0.0/16",
    name: "shop",
    secondaryCidrs: [],
    userCidrs: [],
    ipv6: false,
    vswitches: Array.from({ length: count }, (_, index) => ({
      key: `vsw-bp1source${String(index)}`,
      sourceId: `vsw-bp1source${String(index)}`,
      zone: index % 2 === 0 ? "cn-hangzhou-h" : "cn-hangzhou-i",
      cidr: `172.16.${String(index)}.0/24`,
      sourceCidr: `172.16.${String(index)}.0/24`,
      name: `shop-${String(index)}`,
    })),
  };
}

export function block(cidr: string, family: "ipv4" | "ipv6" = "ipv4"): RulePeer {
  return { kind: "block", cidr, family };
}

export function landingRule(over: Partial<LandingRule> = {}): LandingRule {
  return {
    direction: "ingress",
    protocol: "tcp",
    portRange: "443/443",
    peer: block("0.0.0.0/0"),
    policy: "accept",
    priority: 1,
    description: "",
    ...over,
  };
}

export function groupPlan(over: Partial<SecurityGroupPlan> = {}): SecurityGroupPlan {
  return {
    key: "sg-bp1web",
    sourceId: "sg-bp1web",
    name: "sg-web",
    type: "normal",
    innerAccessPolicy: "Accept",
    rules: [landingRule()],
    ruleResources: "single",
    leftOut: [],
    ...over,
  };
}
