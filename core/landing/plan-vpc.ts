import { overlap, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { DataPath } from "../input/input-error.ts";
import type { Inventory, VpcFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { isUnknown } from "../unknown.ts";
import { readTargetAgain } from "./adoption-checks.ts";
import { adoptVpc, takenAsItIs } from "./adopt.ts";
import type { TargetInventory } from "./adopt.ts";
import { stackOf } from "./origin.ts";
import type { NetworkPlan } from "./plan.ts";
import { unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";
import { primaryBlock, secondaryBlocks, userBlocks } from "./vpc-blocks.ts";

/** What a landing's network is planned from. */
export interface NetworkSources {
  readonly manifest: Manifest;
  /** Of the source account. */
  readonly inventory: Inventory;
  readonly target: TargetInventory;
}

/** The VPC in which vSwitches are planned. */
export interface PlannedVpc {
  /** Its secondary blocks are those that the manifest names; those that vSwitches need come with them. */
  readonly plan: Omit<NetworkPlan, "vswitches">;
  /** Blocks in which a vSwitch can lie; undefined of an adopted VPC that is yet to be read. */
  readonly blocks: readonly Cidr[] | undefined;
  /** Blocks of the source VPC that the landing takes over where a vSwitch lies in them. */
  readonly spare: readonly Cidr[];
}

const vpcPath: DataPath = ["landing", "vpc"];

/**
 * The landing's VPC; undefined where it cannot be planned, which becomes a problem.
 * @param sourceVpcId the VPC whose place it takes
 * @param path the instance that leads to it, for problems
 */
export function planVpc(
  sources: NetworkSources,
  sourceVpcId: string,
  path: DataPath,
  problems: Problems,
): PlannedVpc | undefined {
  const { adopt, ...choices } = sources.manifest.landing.vpc;
  if (adopt === undefined) return newVpc(sources, sourceVpcId, path, problems);
  takenAsItIs(adopt, vpcPath, choices, problems);
  return adoptedVpc(sources, sourceVpcId, adopt, problems);
}

/** Whether the landing's VPC has IPv6 addresses to give: that of the manifest, else as the source's. */
function landsIpv6({ manifest, inventory, target }: NetworkSources, sourceVpcId: string): boolean {
  const { adopt, ipv6 } = manifest.landing.vpc;
  if (adopt === undefined) return ipv6 ?? hasIpv6(vpcOf(inventory, sourceVpcId));
  return target !== undefined && target !== "unread" && hasIpv6(vpcOf(target, adopt));
}

function adoptedVpc(
  sources: NetworkSources,
  sourceVpcId: string,
  adopt: string,
  problems: Problems,
): PlannedVpc | undefined {
  const { target } = sources;
  const shared = { sourceVpcId, adoptedId: adopt, ipv6: landsIpv6(sources, sourceVpcId) };
  if (target === "unread") {
    const unread = { name: adopt, cidr: "", secondaryCidrs: [], userCidrs: [] };
    return { plan: { ...shared, ...unread }, blocks: undefined, spare: [] };
  }
  const wanted = { id: adopt, path: [...vpcPath, "adopt"] };
  const facts = adoptVpc(target, wanted, problems);
  if (facts === undefined) return undefined;
  if (isUnknown(facts.ipv6Cidr) && hasIpv6(vpcOf(sources.inventory, sourceVpcId))) {
    const what = { zh: `${adopt} 是否有 IPv6`, en: `whether ${adopt} has IPv6` };
    const settled = readTargetAgain("vpc:DescribeVpcs");
    problems.add(wanted.path, unknownFact(what, facts.ipv6Cidr, settled));
  }
  const { name, cidr, secondaryCidrs, userCidrs, description } = facts;
  const blocks = [cidr, ...secondaryCidrs].flatMap((text) => readCidr(text)?.cidr ?? []);
  const own = { name: name || adopt, cidr, secondaryCidrs, userCidrs };
  return { plan: { ...shared, ...own, madeBy: stackOf(description) }, blocks, spare: [] };
}

function newVpc(
  sources: NetworkSources,
  sourceVpcId: string,
  path: DataPath,
  problems: Problems,
): PlannedVpc | undefined {
  const { manifest, inventory } = sources;
  const { name, cidr, secondaryCidrs, userCidrs } = manifest.landing.vpc;
  const vpc = vpcOf(inventory, sourceVpcId);
  const primary = primaryBlock(cidr, vpc, sourceVpcId, path, problems);
  const secondary = secondaryBlocks(secondaryCidrs ?? [], primary, problems);
  const user = userBlocks(userCidrs, vpc, problems);
  if (primary === undefined || secondary === undefined || user === undefined) return undefined;
  const inherited =
    vpc === undefined || vpc.name === "" ? `${manifest.landing.name}-vpc` : vpc.name;
  const others = secondaryCidrs === undefined ? (vpc?.secondaryCidrs ?? []) : [];
  return {
    plan: {
      sourceVpcId,
      cidr: primary.text,
      name: name ?? inherited,
      secondaryCidrs: secondary.map(({ text }) => text),
      userCidrs: user,
      ipv6: landsIpv6(sources, sourceVpcId),
    },
    blocks: [primary, ...secondary],
    spare: others
      .flatMap((text) => readCidr(text)?.cidr ?? [])
      .filter((block) => !overlap(block, primary)),
  };
}

function vpcOf({ vpcs }: Inventory, id: string): VpcFacts | undefined {
  return vpcs.find((vpc) => vpc.id === id);
}

function hasIpv6(vpc: VpcFacts | undefined): boolean {
  return vpc !== undefined && !isUnknown(vpc.ipv6Cidr) && vpc.ipv6Cidr !== null;
}
