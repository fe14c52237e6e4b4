import type { z } from "zod";
import type { TargetInventory } from "../../../../core/landing/adopt.ts";
import { planLanding } from "../../../../core/landing/plan-landing.ts";
import type { NetworkPlan, SecurityGroupPlan } from "../../../../core/landing/plan.ts";
import type {
  Inventory,
  SecurityGroupFacts,
  VpcFacts,
  VswitchFacts,
} from "../../../../core/inventory.ts";
import { parseManifest } from "../../../../core/manifest/manifest.ts";
import { permission, securityGroup, sourceInventory } from "../../../support/inventory.ts";
import { valueOf } from "../../../support/results.ts";
import { one } from "./problems.ts";

/** What differs in each part of {@link targetInventory}, and what stands beside it. */
interface Parts {
  readonly vpc?: Partial<z.input<typeof VpcFacts>>;
  readonly vswitch?: Partial<z.input<typeof VswitchFacts>>;
  readonly group?: Partial<SecurityGroupFacts>;
  readonly vswitches?: readonly z.input<typeof VswitchFacts>[];
}

/** A target account with a VPC of the source's block, a vSwitch in zone h and a group with a rule of its own. */
export function targetInventory({ vpc, vswitch, group, vswitches = [] }: Parts = {}): Inventory {
  const own = { status: "Available", sharedBy: null, ipv6Cidr: null };
  return sourceInventory({
    account: "1755000000000020",
    instances: [],
    vpcs: [
      {
        ...{ id: "vpc-bp1kept", name: "kept", cidr: "172.16.0.0/16", reaches: [], ...own },
        ...vpc,
      },
    ],
    vswitches: [
      {
        ...{ id: "vsw-bp1kept", name: "kept-h", vpcId: "vpc-bp1kept", zone: "cn-hangzhou-h" },
        ...{ cidr: "172.16.10.0/24", ...own },
        ...vswitch,
      },
      ...vswitches,
    ],
    securityGroups: [
      securityGroup({
        ...{ id: "sg-bp1kept", name: "kept", vpcId: "vpc-bp1kept" },
        permissions: [permission({ PortRange: "22/22" })],
        ...group,
      }),
    ],
  });
}

/** A manifest of i-bp1clear with these choices, given as YAML flow maps. */
export function choosing({
  vpc = "{}",
  vswitch = "",
  group = "",
}: {
  readonly vpc?: string;
  readonly vswitch?: string;
  readonly group?: string;
}): string {
  const vswitches = vswitch === "" ? "[]" : `[{ source: vsw-bp1sourceh, ${vswitch} }]`;
  const groups = group === "" ? "[]" : `[{ source: sg-bp1web, ${group} }]`;
  return `${one}landing:\n  vpc: ${vpc}\n  vswitches: ${vswitches}\nsecurityGroups: ${groups}\n`;
}

/** What a manifest plans of network and groups. */
export function planned(
  manifest: string,
  target: TargetInventory = targetInventory(),
  inventory: Inventory = sourceInventory(),
): { network: NetworkPlan; group: SecurityGroupPlan } {
  const file = valueOf(parseManifest(manifest, "transfer.yaml"));
  const { network, securityGroups } = valueOf(planLanding(file, inventory, new Map(), target));
  const [group] = securityGroups;
  if (group === undefined) throw new Error("no group is planned");
  return { network, group };
}

/**
 * The source with these IPv6 blocks.
 * @param vpc of vpc-bp1source
 * @param vswitch of vsw-bp1sourceh
 */
export function withIpv6(vpc: string | null, vswitch: string | null = null): Inventory {
  const { vpcs, vswitches } = sourceInventory();
  return sourceInventory({
    vpcs: vpcs.map((one) => ({ ...one, ipv6Cidr: vpc })),
    vswitches: vswitches.map((one) => ({
      ...one,
      ipv6Cidr: one.id === "vsw-bp1sourceh" ? vswitch : null,
    })),
  });
}
