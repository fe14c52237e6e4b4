import { contains, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { DataPath } from "../input/input-error.ts";
import { sentences } from "../input/words.ts";
import type { Inventory, VpcFacts, VswitchFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Text } from "../text.ts";
import { checkVpcBlock, checkVswitchBlock } from "./cidr-limits.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { NetworkPlan, VswitchPlan } from "./plan.ts";
import { readAgain } from "./problems.ts";
import type { Problems } from "./problems.ts";

const cidrPath: DataPath = ["landing", "vpc", "cidr"];

/** The VPC and vSwitches of a landing; undefined where a problem was found. vSwitches stand by source id. */
export function planNetwork(
  manifest: Manifest,
  inventory: Inventory,
  placed: readonly PlacedInstance[],
  problems: Problems,
): NetworkPlan | undefined {
  const [first] = placed;
  if (first === undefined || !isOneVpc(placed, first, problems)) return undefined;
  const vpc = inventory.vpcs.find(({ id }) => id === first.vpcId);
  const block = vpcBlock(manifest, vpc, first, problems);

  const vswitches = Map.groupBy(placed, ({ plan }) => plan.sourceVswitchId);
  const planned = [...vswitches]
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([id, inside]) => planVswitch(id, inside, { inventory, manifest, vpc, block }, problems));
  if (block === undefined || !planned.every((vswitch) => vswitch !== undefined)) return undefined;
  const inherited =
    vpc === undefined || vpc.name === "" ? `${manifest.landing.name}-vpc` : vpc.name;
  return {
    sourceVpcId: first.vpcId,
    cidr: block.text,
    name: manifest.landing.vpc.name ?? inherited,
    vswitches: planned,
  };
}

/** An order that is the same in every locale. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function isOneVpc(
  placed: readonly PlacedInstance[],
  first: PlacedInstance,
  problems: Problems,
): boolean {
  const elsewhere = placed.filter(({ vpcId }) => vpcId !== first.vpcId);
  for (const { index, plan, vpcId } of elsewhere) {
    problems.add(["instances", index, "id"], {
      zh: `${plan.facts.id} 在 ${vpcId} 中，而 ${first.plan.facts.id} 在 ${first.vpcId} 中。一份清单对应一个 VPC：请为每个 VPC 各写一份 transfer.yaml。`,
      en: `${plan.facts.id} is in ${vpcId}, but ${first.plan.facts.id} is in ${first.vpcId}. One manifest lands one VPC: write a transfer.yaml for each.`,
    });
  }
  return elsewhere.length === 0;
}

function vpcBlock(
  manifest: Manifest,
  vpc: VpcFacts | undefined,
  first: PlacedInstance,
  problems: Problems,
): Cidr | undefined {
  const given = manifest.landing.vpc.cidr;
  const path = given === undefined ? ["instances", first.index, "id"] : cidrPath;
  const text = given ?? vpc?.cidr;
  if (text === undefined) {
    problems.add(path, notListed(`VPC ${first.vpcId}`, "vpc:DescribeVpcs", orGiveCidr));
    return undefined;
  }
  const checked = checkVpcBlock(text);
  if ("wrong" in checked) problems.add(path, checked.wrong);
  return "wrong" in checked ? undefined : checked.cidr;
}

interface Surroundings {
  readonly inventory: Inventory;
  readonly manifest: Manifest;
  readonly vpc: VpcFacts | undefined;
  readonly block: Cidr | undefined;
}

function planVswitch(
  id: string,
  inside: readonly PlacedInstance[],
  around: Surroundings,
  problems: Problems,
): VswitchPlan | undefined {
  const path = ["instances", inside[0]?.index ?? 0, "id"];
  const facts = around.inventory.vswitches.find((vswitch) => vswitch.id === id);
  if (facts === undefined) {
    problems.add(path, notListed(`vSwitch ${id}`, "vpc:DescribeVSwitches"));
    return undefined;
  }
  const contradictions = inside.filter(
    ({ plan, vpcId }) => plan.zone !== facts.zone || vpcId !== facts.vpcId,
  );
  for (const one of contradictions)
    problems.add(["instances", one.index, "id"], contradiction(one, facts));
  const checked = checkVswitchBlock(facts.cidr);
  if ("wrong" in checked) {
    problems.add(path, sentences({ zh: `交换机 ${id}：`, en: `vSwitch ${id}:` }, checked.wrong));
    return undefined;
  }
  if (around.block !== undefined && !contains(around.block, checked.cidr)) {
    const outside = outsideVpc(facts, checked.cidr, around.block, around.vpc);
    problems.add(around.manifest.landing.vpc.cidr === undefined ? path : cidrPath, outside);
  }
  const key = `vsw-${id.replace(/^vsw-/, "")}`;
  return { key, sourceId: id, zone: facts.zone, cidr: checked.cidr.text, name: facts.name || key };
}

function notListed(what: string, action: string, otherwise?: Text): Text {
  const missing = { zh: `清单中没有 ${what}。`, en: `${what} is not in the inventory.` };
  return sentences(missing, readAgain(action), otherwise);
}

const orGiveCidr: Text = { zh: "或写上 landing.vpc.cidr。", en: "Or give landing.vpc.cidr." };

function contradiction({ plan, vpcId }: PlacedInstance, vswitch: VswitchFacts): Text {
  return sentences(
    {
      zh: `清单自相矛盾：${plan.facts.id} 在 ${plan.zone}、${vpcId}，而它的交换机 ${vswitch.id} 在 ${vswitch.zone}、${vswitch.vpcId}。`,
      en: `the inventory contradicts itself: ${plan.facts.id} is in ${plan.zone} and ${vpcId}, its vSwitch ${vswitch.id} in ${vswitch.zone} and ${vswitch.vpcId}.`,
    },
    { zh: "请重新运行 ecs-transfer inventory。", en: "Run ecs-transfer inventory again." },
  );
}

function outsideVpc(
  vswitch: VswitchFacts,
  cidr: Cidr,
  block: Cidr,
  vpc: VpcFacts | undefined,
): Text {
  const secondary = vpc?.secondaryCidrs.some((text) => {
    const read = readCidr(text);
    return read !== undefined && contains(read.cidr, cidr);
  });
  return sentences(
    {
      zh: `交换机 ${vswitch.id} 的网段 ${cidr.text} 不在目标 VPC 的网段 ${block.text} 内。`,
      en: `vSwitch ${vswitch.id} has ${cidr.text}, which lies outside the landing's VPC ${block.text}.`,
    },
    secondary === true
      ? {
          zh: "它属于源 VPC 的附加网段，而目标 VPC 只建一个网段。",
          en: "It lies in a secondary block of the source VPC, and the landing's VPC has one block.",
        }
      : undefined,
    {
      zh: "请让 landing.vpc.cidr 覆盖所有交换机网段。",
      en: "Let landing.vpc.cidr cover the blocks of all vSwitches.",
    },
  );
}
