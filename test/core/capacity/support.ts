import type { Capacity, CapacityKind } from "../../../core/capacity/capacity.ts";
import { landingCapacity } from "../../../core/capacity/landing-capacity.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import type { Inventory } from "../../../core/inventory.ts";
import type {
  InstancePlan,
  LandingPlan,
  LandingRule,
  SecurityGroupPlan,
} from "../../../core/landing/plan.ts";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";

export const denied = { unknown: "denied" };

/** A rule that lets a block in. */
export function rule(over: Partial<LandingRule> = {}): LandingRule {
  return {
    ...{ direction: "ingress", protocol: "tcp", portRange: "443/443", policy: "accept" },
    ...{ peer: { kind: "block", cidr: "0.0.0.0/0", family: "ipv4" }, priority: 1 },
    description: "",
    ...over,
  };
}

/** A group that lands for `sg-<name>`. */
export function group(over: Partial<SecurityGroupPlan> = {}): SecurityGroupPlan {
  return {
    ...{ key: "sg-web", sourceId: "sg-web", name: "web", type: "normal" },
    ...{ innerAccessPolicy: "Accept", rules: [rule()], ruleResources: "single", leftOut: [] },
    ...over,
  };
}

/** An instance in `vsw-a` and `sg-web`, with one private address. */
export function goer(
  id: string,
  facts: Partial<InstanceFacts> = {},
  over: Partial<InstancePlan> = {},
): InstancePlan {
  return {
    facts: clearInstance({ id, cpu: 4, ...facts }),
    ...{ name: id, zone: "cn-hangzhou-h", sourceVswitchId: "vsw-a", sourceGroupId: "sg-web" },
    ...{ otherGroupIds: [], otherGroups: "leave-out" },
    ...over,
  };
}

/** Two instances that land in a new VPC with one vSwitch and one group. */
export function plan(over: Partial<LandingPlan> = {}): LandingPlan {
  return {
    ...{ name: "landing", region: "cn-hangzhou" },
    ...{ sourceAccount: "1404423000000010", targetAccount: "1755000000000020" },
    network: {
      ...{ sourceVpcId: "vpc-a", cidr: "172.16.0.0/16", name: "shop" },
      ...{ secondaryCidrs: [], userCidrs: [], ipv6: false },
      vswitches: [vswitch("a")],
    },
    securityGroups: [group()],
    prefixLists: [],
    instances: [goer("i-a"), goer("i-b")],
    ...over,
  };
}

export function vswitch(
  name: string,
  over: Partial<LandingPlan["network"]["vswitches"][number]> = {},
): LandingPlan["network"]["vswitches"][number] {
  return {
    ...{ key: `vsw-${name}`, sourceId: `vsw-${name}`, zone: "cn-hangzhou-h", name: `shop-${name}` },
    ...{ cidr: "172.16.10.0/24", sourceCidr: "172.16.10.0/24" },
    ...over,
  };
}

/** The target's inventory: empty but for what is given. */
export function target(over: Parameters<typeof sourceInventory>[0] = {}): Inventory {
  const empty = { vpcs: [], vswitches: [], securityGroups: [], instances: [] };
  return sourceInventory({ account: "1755000000000020", ...empty, ...over });
}

/** The vSwitch of {@link plan} once it landed. */
export const landedVswitch = {
  ...{ id: "vsw-t", vpcId: "vpc-t", zone: "cn-hangzhou-h", cidr: "172.16.10.0/24" },
  freeIps: 240,
};

/** The group of {@link plan} once it landed. */
export const landedGroup = {
  ...{ id: "sg-t", name: "web", vpcId: "vpc-t", type: "normal" as const },
  addresses: { used: 12, limit: 6000 },
};

/** The network of {@link plan} once it landed. */
export const landed = {
  vpcs: [{ id: "vpc-t", name: "shop", cidr: "172.16.0.0/16" }],
  vswitches: [landedVswitch],
  securityGroups: [landedGroup],
};

/** The capacities of one kind. */
export function of(
  kind: CapacityKind,
  given: LandingPlan,
  inventory: Inventory | undefined,
): Capacity[] {
  return landingCapacity(given, inventory).filter((one) => one.kind === kind);
}

/** The only capacity of a kind, without its texts. */
export function only(
  kind: CapacityKind,
  given: LandingPlan,
  inventory: Inventory | undefined,
): Pick<Capacity, "subject" | "used" | "needed" | "limit" | "state"> {
  const [one, ...more] = of(kind, given, inventory);
  if (one === undefined || more.length > 0) throw new Error(`${more.length + 1} of ${kind}`);
  const { subject, used, needed, limit, state } = one;
  return { subject, used, needed, limit, state };
}
