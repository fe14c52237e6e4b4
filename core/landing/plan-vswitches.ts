import ipaddr from "ipaddr.js";
import { contains, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { DataPath } from "../input/input-error.ts";
import { sentences } from "../input/words.ts";
import type { VswitchFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { isUnknown } from "../unknown.ts";
import { adoptVswitch, takenAsItIs } from "./adopt.ts";
import { checkVswitchBlock } from "./cidr-limits.ts";
import { stackOf } from "./origin.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { NetworkSources, PlannedVpc } from "./plan-vpc.ts";
import type { VswitchPlan } from "./plan.ts";
import { readAgain, unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";
import { contradiction, noIpv6, orSayMask, outsideVpc } from "./vswitch-texts.ts";

/** A vSwitch that lands, and what the landing has to hold for it. */
export interface PlannedVswitch {
  readonly plan: VswitchPlan;
  /** Where in the manifest its block is decided, for problems. */
  readonly path: DataPath;
  /** A block of the source VPC that the landing's VPC needs for it, beside its own. */
  readonly needs: Cidr | undefined;
}

type Choices = Manifest["landing"]["vswitches"][number];

/** A source vSwitch with what the manifest says of it. */
interface Subject {
  readonly facts: VswitchFacts;
  readonly choices: Choices | undefined;
  /** The instance, or the entry of the vSwitch, that leads to it. */
  readonly path: DataPath;
}

/**
 * The vSwitch that takes the place of a source vSwitch; undefined where it cannot be planned, which becomes a problem.
 * @param vpc undefined where it cannot be planned itself
 */
export function planVswitch(
  id: string,
  inside: readonly PlacedInstance[],
  sources: NetworkSources,
  vpc: PlannedVpc | undefined,
  problems: Problems,
): PlannedVswitch | undefined {
  const instancePath = ["instances", inside[0]?.index ?? 0, "id"];
  const facts = sources.inventory.vswitches.find((vswitch) => vswitch.id === id);
  if (facts === undefined) {
    problems.add(
      instancePath,
      sentences(
        { zh: `清单中没有 vSwitch ${id}。`, en: `vSwitch ${id} is not in the inventory.` },
        readAgain("vpc:DescribeVSwitches"),
      ),
    );
    return undefined;
  }
  for (const one of inside) {
    if (one.plan.zone !== facts.zone || one.vpcId !== facts.vpcId)
      problems.add(["instances", one.index, "id"], contradiction(one, facts));
  }
  const { vswitches } = sources.manifest.landing;
  const index = vswitches.findIndex(({ source }) => source === id);
  const path = index < 0 ? instancePath : ["landing", "vswitches", index];
  const subject = { facts, choices: vswitches[index], path };
  return subject.choices?.adopt === undefined
    ? newVswitch(subject, sources, vpc, problems)
    : adoptedVswitch(subject, subject.choices.adopt, sources, problems);
}

function adoptedVswitch(
  { facts: source, choices, path }: Subject,
  adopt: string,
  { target, manifest }: NetworkSources,
  problems: Problems,
): PlannedVswitch | undefined {
  const { name, cidr, ipv6Mask } = choices ?? {};
  takenAsItIs(adopt, path, { name, cidr, ipv6Mask }, problems);
  const shared = { ...identity(source), adoptedId: adopt };
  if (target === "unread") {
    const plan = { ...shared, cidr: source.cidr, name: adopt };
    return { plan, path, needs: undefined };
  }
  const wanted = { id: adopt, path: [...path, "adopt"] };
  const vpcId = manifest.landing.vpc.adopt;
  const facts = adoptVswitch(target, wanted, source, vpcId, problems);
  if (facts === undefined) return undefined;
  const madeBy = stackOf(facts.description);
  const plan = { ...shared, cidr: facts.cidr, name: facts.name || adopt, madeBy };
  return { plan, path, needs: undefined };
}

function newVswitch(
  { facts, choices, path }: Subject,
  { manifest }: NetworkSources,
  vpc: PlannedVpc | undefined,
  problems: Problems,
): PlannedVswitch | undefined {
  const cidrPath = choices?.cidr === undefined ? path : [...path, "cidr"];
  const checked = checkVswitchBlock(choices?.cidr ?? facts.cidr);
  if ("wrong" in checked) {
    const own = { zh: `交换机 ${facts.id}：`, en: `vSwitch ${facts.id}:` };
    problems.add(cidrPath, sentences(own, checked.wrong));
    return undefined;
  }
  const { cidr } = checked;
  const needs = lying(cidr, vpc?.blocks) ? undefined : lying(cidr, vpc?.spare ?? []);
  if (vpc?.blocks !== undefined && !lying(cidr, vpc.blocks) && needs === undefined) {
    const given = manifest.landing.vpc.cidr !== undefined && choices?.cidr === undefined;
    const at = given ? ["landing", "vpc", "cidr"] : cidrPath;
    problems.add(at, outsideVpc(facts, cidr, vpc));
  }
  const ipv6Mask = ipv6MaskFor({ facts, choices, path }, vpc, problems);
  const { key } = identity(facts);
  const plan = {
    ...identity(facts),
    cidr: cidr.text,
    name: choices?.name ?? (facts.name || key),
    ...(ipv6Mask === undefined ? {} : { ipv6Mask }),
  };
  return { plan, path: cidrPath, needs };
}

function identity({ id, zone, cidr }: VswitchFacts) {
  const key = `vsw-${id.replace(/^vsw-/, "")}`;
  return { key, sourceId: id, zone, sourceCidr: readCidr(cidr)?.cidr.text ?? cidr };
}

/** Last 8 bits of a vSwitch's IPv6 block, a /64 inside the /56 of its VPC. */
export function ipv6MaskOf({ ipv6Cidr }: Pick<VswitchFacts, "ipv6Cidr">): number | undefined {
  if (isUnknown(ipv6Cidr) || ipv6Cidr === null) return undefined;
  const block = readCidr(ipv6Cidr)?.cidr;
  if (block?.family !== "ipv6" || block.prefix !== 64) return undefined;
  const fourth = ipaddr.IPv6.parseCIDR(block.text)[0].parts[3];
  return fourth === undefined ? undefined : fourth & 0xff;
}

function lying(cidr: Cidr, blocks: readonly Cidr[] | undefined): Cidr | undefined {
  return blocks?.find((block) => contains(block, cidr));
}

function ipv6MaskFor(
  { facts, choices, path }: Subject,
  vpc: PlannedVpc | undefined,
  problems: Problems,
): number | undefined {
  if (vpc === undefined) return undefined;
  const chosen = choices?.ipv6Mask;
  const { ipv6, adoptedId } = vpc.plan;
  if (!ipv6) {
    if (chosen !== undefined) problems.add([...path, "ipv6Mask"], noIpv6(adoptedId));
    return undefined;
  }
  if (chosen === undefined && isUnknown(facts.ipv6Cidr)) {
    const what = { zh: `交换机 ${facts.id} 的 IPv6 网段`, en: `the IPv6 block of ${facts.id}` };
    const settled = sentences(readAgain("vpc:DescribeVSwitches"), orSayMask(facts.id));
    problems.add(path, unknownFact(what, facts.ipv6Cidr, settled));
  }
  return chosen ?? ipv6MaskOf(facts);
}
