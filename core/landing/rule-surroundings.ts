import { readCidr } from "../cidr.ts";
import type { Inventory } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { ConsoleExport } from "../security-group/export.ts";
import type {
  AddressMove,
  GroupLanding,
  RuleSurroundings,
  TargetSide,
} from "../security-group/source-group.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { TargetInventory } from "./adopt.ts";
import { membersNow, membersToBe } from "./group-members.ts";
import { landsIn, mergedGroups } from "./place-instances.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { NetworkPlan } from "./plan.ts";

/** Console exports by the path that the manifest gives them. */
export type ConsoleExports = ReadonlyMap<string, ConsoleExport>;

/** What groups are planned from. */
export interface Surroundings {
  readonly manifest: Manifest;
  /** Of the source account. */
  readonly inventory: Inventory;
  readonly exports: ConsoleExports;
  readonly target: TargetInventory;
  /** Undefined where it has problems of its own, which stop the landing. */
  readonly network: NetworkPlan | undefined;
}

/** All that the rules of the landing's groups are translated by. */
export function ruleSurroundings(
  { manifest, inventory, target, network }: Surroundings,
  placed: readonly PlacedInstance[],
): RuleSurroundings {
  const moves = movesOf(network, inventory);
  const fleet = { inventory, placed, moves };
  const landing = landingsOf(manifest, inventory, placed);
  return {
    landing,
    members: remembering((id) => membersNow(id, fleet)),
    leaving: (id) =>
      placed.flatMap(({ plan }) => {
        const isLeft = plan.otherGroups === "leave-out" && plan.otherGroupIds.includes(id);
        return isLeft ? [plan.facts.id] : [];
      }),
    landingMembers: remembering((id) => membersToBe(id, landing.get(id)?.into ?? [], fleet)),
    landedMembers: remembering((id) => membersToBe(id, [id], fleet)),
    prefixLists: new Map(inventory.prefixLists.map((list) => [list.id, list])),
    portRangeLists: new Map(inventory.portRangeLists.map((list) => [list.id, list])),
    sourceAccount: manifest.source.account,
    target: targetSide(manifest, target),
    otherAccounts: new Map(manifest.otherAccounts.map(({ name, account }) => [name, account])),
    ipv6: network === undefined || network.ipv6 || hasNoIpv6(network.sourceVpcId, inventory),
    moves,
    holders: holdersOf(placed),
  };
}

/** The type with which a source group lands. */
export function landingType(
  id: string,
  { securityGroups }: Manifest,
  inventory: Inventory,
): "normal" | "enterprise" {
  const chosen = securityGroups.find(({ source }) => source === id)?.type;
  return chosen ?? inventory.securityGroups.find((one) => one.id === id)?.type ?? "normal";
}

/** By source id, every group of an instance but those that the manifest leaves out for all of them. */
function landingsOf(
  manifest: Manifest,
  inventory: Inventory,
  placed: readonly PlacedInstance[],
): ReadonlyMap<string, GroupLanding> {
  const into = new Map<string, Set<string>>();
  const lands = (id: string, where: string): void => {
    into.set(id, (into.get(id) ?? new Set()).add(where));
  };
  for (const { plan } of placed) {
    for (const id of landsIn(plan)) lands(id, id);
    for (const id of mergedGroups(plan)) lands(id, plan.sourceGroupId);
  }
  return new Map(
    [...into].map(([id, where]) => {
      const ids = [...where].toSorted();
      const types = ids.map((one) => landingType(one, manifest, inventory));
      return [id, { type: types.includes("enterprise") ? "enterprise" : "normal", into: ids }];
    }),
  );
}

function movesOf(network: NetworkPlan | undefined, { vpcs }: Inventory): AddressMove[] {
  if (network === undefined) return [];
  const { sourceVpcId: id, vswitches } = network;
  const ipv6 = vpcs.find((vpc) => vpc.id === id)?.ipv6Cidr;
  const old = typeof ipv6 === "string" ? readCidr(ipv6)?.cidr : undefined;
  return [
    ...vswitches.flatMap(({ sourceId, sourceCidr, cidr }): AddressMove[] => {
      const from = readCidr(sourceCidr)?.cidr;
      const to = readCidr(cidr)?.cidr;
      const same = from === undefined || to === undefined || from.text === to.text;
      return same ? [] : [{ id: sourceId, from, to }];
    }),
    ...(old === undefined ? [] : [{ id, from: old, to: undefined }]),
  ];
}

/** Where the source has no IPv6 either, its IPv6 rules match nothing in both accounts. */
function hasNoIpv6(sourceVpcId: string, { vpcs }: Inventory): boolean {
  return vpcs.find(({ id }) => id === sourceVpcId)?.ipv6Cidr === null;
}

function targetSide({ target: { account, name } }: Manifest, target: TargetInventory): TargetSide {
  if (target === undefined || target === "unread") {
    return { account, name, prefixLists: target, groups: undefined };
  }
  const groups = new Map(target.securityGroups.map(({ id, type }) => [id, type] as const));
  return { account, name, prefixLists: target.prefixLists, groups };
}

function holdersOf(placed: readonly PlacedInstance[]): ReadonlyMap<string, string> {
  const known = (fact: Maybe<readonly string[]>): readonly string[] =>
    isUnknown(fact) ? [] : fact;
  return new Map(
    placed.flatMap(({ plan: { facts } }) => {
      const { networkInterfaces } = facts;
      const interfaces = isUnknown(networkInterfaces) ? [] : networkInterfaces;
      const addresses = [
        ...known(facts.privateIps),
        ...interfaces.flatMap(({ privateIps, ipv6 }) => [...privateIps, ...known(ipv6)]),
      ];
      return addresses.map((address) => [address, facts.id] as const);
    }),
  );
}

function remembering<T>(work: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const answer = work(id);
    known.set(id, answer);
    return answer;
  };
}
