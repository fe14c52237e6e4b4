import { stringify } from "yaml";
import { oneLine } from "../input/words.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Inventory } from "../inventory.ts";
import { say } from "../text.ts";
import type { Language, Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import { draftTexts } from "./draft-texts.ts";

export interface DraftOptions {
  /** Path of the inventory as seen from the manifest. */
  readonly inventoryPath: string;
  /** UID of the target; where it is not given, the draft holds a placeholder that does not parse. */
  readonly targetAccount?: string;
  /** The language of the comments. */
  readonly language: Language;
}

/** A manifest that somebody can start from, and what it proposes. */
export interface Draft {
  /** The commented `transfer.yaml`. */
  readonly text: string;
  readonly going: number;
  /** Instances that stand in it as comments, with the reason. */
  readonly staying: number;
}

/**
 * Writes a commented manifest for an inventory: all instances of the VPC that holds most of them,
 * and as comments those that plainly cannot go, or that lie in another VPC.
 */
export function draftManifest(inventory: Inventory, options: DraftOptions): Draft {
  const write = (text: Text): string => say(text, options.language);
  const vpcId = fullestVpc(inventory.instances);
  const stays = (instance: InstanceFacts): Text | undefined =>
    cannotGo(instance) ?? otherVpc(instance, vpcId);
  const going = inventory.instances.filter((instance) => stays(instance) === undefined);

  const entries = inventory.instances.flatMap((instance) => {
    const reason = stays(instance);
    const label = `  # ${labelOf(instance)}`;
    const id = `- id: ${scalar(instance.id)}`;
    if (reason !== undefined) return [`${label} · ${write(reason)}`, `  # ${id}`];
    return [label, `  ${id}`, ...groupChoice(instance, write)];
  });
  const vpc = inventory.vpcs.find(({ id }) => id === vpcId);
  const target = options.targetAccount ?? write(draftTexts.targetPlaceholder);
  const lines = [
    ...comment(draftTexts.head, write),
    "version: 1",
    "",
    "source:",
    `  account: ${JSON.stringify(inventory.account)}`,
    ...comment(draftTexts.inventory, write, "  "),
    `  inventory: ${scalar(options.inventoryPath)}`,
    "",
    "target:",
    ...comment(draftTexts.target, write, "  "),
    `  account: ${JSON.stringify(target)}`,
    ...comment(draftTexts.targetName, write, "  "),
    '  # name: ""',
    ...comment(draftTexts.targetInventory, write, "  "),
    "  # inventory: target.inventory.json",
    "",
    "landing:",
    ...comment(draftTexts.landingName, write, "  "),
    "  name: landing",
    ...comment(draftTexts.vpc, write, "  "),
    "  # vpc:",
    `  #   name: ${scalar(vpc?.name ?? "")}`,
    `  #   cidr: ${scalar(vpc?.cidr ?? "")}`,
    "",
    ...comment(draftTexts.instances(inventory.region, inventory.takenAt), write),
    going.length === 0 ? "instances: []" : "instances:",
    ...entries,
    "",
    ...comment(draftTexts.securityGroups, write),
    "# securityGroups:",
    ...groupsOf(going).flatMap((id) => [`#   - source: ${scalar(id)}`, "#     refusedRules: stop"]),
  ];
  lines.push("", ...comment(draftTexts.attestations, write));
  const text = `${lines.join("\n")}\n`;
  return { text, going: going.length, staying: inventory.instances.length - going.length };
}

/** What no preparation can change: these never leave by 过户. */
function cannotGo({ spotStrategy, dedicatedHostId }: InstanceFacts): Text | undefined {
  if (!isUnknown(spotStrategy) && spotStrategy !== "NoSpot") return draftTexts.spot;
  if (!isUnknown(dedicatedHostId) && dedicatedHostId !== null) return draftTexts.dedicatedHost;
  return undefined;
}

function otherVpc({ vpcId }: InstanceFacts, chosen: string | undefined): Text | undefined {
  if (isUnknown(vpcId) || vpcId === chosen) return undefined;
  return vpcId === "" ? draftTexts.noVpc : draftTexts.otherVpc(oneLine(vpcId));
}

/** The VPC in which most instances lie that can go; of equals the first by id. */
function fullestVpc(instances: readonly InstanceFacts[]): string | undefined {
  const counts = new Map<string, number>();
  for (const instance of instances) {
    const { vpcId } = instance;
    if (isUnknown(vpcId) || vpcId === "" || cannotGo(instance) !== undefined) continue;
    counts.set(vpcId, (counts.get(vpcId) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return first?.[0];
}

function groupChoice({ securityGroupIds }: InstanceFacts, write: (text: Text) => string): string[] {
  if (isUnknown(securityGroupIds) || securityGroupIds.length < 2) return [];
  const sorted = securityGroupIds.toSorted();
  return [
    `    # ${write(draftTexts.chooseGroup)}`,
    ...sorted.map((id) => `    # securityGroup: ${scalar(id)}`),
  ];
}

function groupsOf(instances: readonly InstanceFacts[]): string[] {
  const ids = instances.flatMap(({ securityGroupIds }) =>
    isUnknown(securityGroupIds) ? [] : securityGroupIds,
  );
  return [...new Set(ids)].toSorted();
}

function labelOf({ name, zone, instanceType, id }: InstanceFacts): string {
  const known = (fact: Maybe<string>): string =>
    isUnknown(fact) || fact === "" ? "?" : oneLine(fact);
  return [
    isUnknown(name) || name === "" ? oneLine(id) : oneLine(name),
    known(zone),
    known(instanceType),
  ].join(" · ");
}

/** A text as a YAML scalar on one line. */
function scalar(text: string): string {
  const written = stringify(text, { lineWidth: 0 }).trim();
  return /[\p{Cc}\u2028\u2029]/u.test(written) ? JSON.stringify(text) : written;
}

function comment(text: Text, write: (text: Text) => string, indent = ""): string[] {
  return write(text)
    .split("\n")
    .map((line) => `${indent}# ${line}`);
}
