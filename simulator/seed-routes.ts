import { hasHostBits, overlaps, parseBlock, usable } from "./network.ts";
import { basics } from "./seed-parts.ts";
import { attempt, claim, interfaceOf, lookUp, refusal, regionOf, type Seed } from "./seed-steps.ts";
import type { RouteTable, Vpc, VSwitch } from "./state.ts";
import type { PeerEnd } from "./state-surroundings.ts";
import type { WorldAccount } from "./world-schema.ts";
import type { WorldPeering, WorldRouteEntry } from "./world-surroundings.ts";

/** Custom route tables, before the vSwitches that are bound to them. */
export function seedRouteTables(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  for (const [index, source] of given.routeTables.entries())
    attempt(seed, ["routeTables", index], () => {
      const vpc = lookUp(seed, account.vpcs, source.vpc, "VPC");
      const id = claim(account.routeTables, source.id ?? account.ids.next("vtb", vpc.regionId));
      account.routeTables.set(id, {
        ...basics(seed, source),
        id,
        regionId: vpc.regionId,
        vpcId: vpc.id,
        vRouterId: vpc.vRouterId,
        type: "Custom",
      });
    });
}

/** The table that a vSwitch is bound to: the named one, else the system one of its VPC. */
export function routeTableFor(seed: Seed, vpc: Vpc, reference: string | undefined): RouteTable {
  const { routeTables } = seed.account;
  if (reference !== undefined) {
    const table = lookUp(seed, routeTables, reference, "route table");
    if (table.vpcId !== vpc.id) throw refusal(`the route table ${table.id} is not in ${vpc.id}`);
    return table;
  }
  const system = [...routeTables.values()].find(
    ({ vpcId, type }) => vpcId === vpc.id && type === "System",
  );
  if (system === undefined) throw refusal(`the VPC ${vpc.id} has no system route table`);
  return system;
}

/** Takes blocks of a vSwitch out of what single addresses are given from. */
export function reserveBlocks(seed: Seed, vswitch: VSwitch, blocks: readonly string[]): void {
  const { account, start } = seed;
  const range = parseBlock(vswitch.cidrBlock);
  for (const [index, cidrBlock] of blocks.entries()) {
    const block = parseBlock(cidrBlock);
    if (block === undefined || range === undefined || hasHostBits(cidrBlock))
      throw refusal(`no block: ${cidrBlock}`);
    const { first, last } = usable(range);
    if (block.first < first || block.last > last)
      throw refusal(`${cidrBlock} is not inside what ${vswitch.id} can give away`);
    const twin = blocks.slice(0, index).find((other) => {
      const earlier = parseBlock(other);
      return earlier !== undefined && overlaps(earlier, block);
    });
    if (twin !== undefined) throw refusal(`${cidrBlock} overlaps ${twin}`);
    const id = account.ids.next("vcr", vswitch.regionId);
    account.surroundings.cidrReservations.set(id, {
      id,
      regionId: vswitch.regionId,
      createdAt: start,
      tags: new Map(),
      name: "",
      description: "",
      resourceGroupId: vswitch.resourceGroupId,
      vpcId: vswitch.vpcId,
      vSwitchId: vswitch.id,
      cidrBlock,
    });
  }
}

export function seedRouteEntries(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  const { routeEntries } = account.surroundings;
  for (const [index, source] of given.routeEntries.entries())
    attempt(seed, ["routeEntries", index], () => {
      const table = tableOf(seed, source);
      const id = claim(routeEntries, source.id ?? account.ids.next("rte", table.regionId));
      routeEntries.set(id, {
        ...basics(seed, source),
        id,
        regionId: table.regionId,
        routeTableId: table.id,
        destination: source.destination,
        type: source.type,
        nextHops: source.nextHops.map((hop) => ({
          type: hop.type,
          id: hopId(seed, hop),
          weight: hop.weight,
        })),
      });
    });
}

function tableOf(seed: Seed, source: WorldRouteEntry): RouteTable {
  const { account } = seed;
  if ((source.routeTable === undefined) === (source.vpc === undefined))
    throw refusal("a route entry has a routeTable, or a vpc for its system route table");
  if (source.routeTable !== undefined)
    return lookUp(seed, account.routeTables, source.routeTable, "route table");
  return routeTableFor(seed, lookUp(seed, account.vpcs, source.vpc ?? "", "VPC"), undefined);
}

function hopId(seed: Seed, { type, id }: WorldRouteEntry["nextHops"][number]): string {
  const { account } = seed;
  if (type === "Instance") return lookUp(seed, account.instances, id, "instance").id;
  if (type === "NetworkInterface") return interfaceOf(seed, id).id;
  if (type === "HaVip") return lookUp(seed, account.surroundings.haVips, id, "HaVip").id;
  return id;
}

/** Peer connections, after all accounts: both of their accounts see them. */
export function seedPeerings(seed: Seed, given: WorldAccount): void {
  const { account } = seed;
  for (const [index, source] of given.peerings.entries())
    attempt(seed, ["peerings", index], () => {
      const vpc = lookUp(seed, account.vpcs, source.vpc, "VPC");
      const peer = seed.accounts.find(({ accountId, name }) =>
        source.peer.account === undefined
          ? accountId === account.accountId
          : accountId === source.peer.account || name === source.peer.account,
      );
      const id = source.id ?? account.ids.next("pcc", vpc.regionId);
      const connection = {
        ...basics(seed, source),
        id: claim(account.surroundings.peerConnections, id),
        regionId: vpc.regionId,
        near: endOf(account.accountId, vpc),
        far:
          peer === undefined
            ? strangeEnd(seed, source)
            : endOf(peer.accountId, peerVpc([...peer.vpcs.values()], source)),
        status: source.status,
        bandwidth: source.bandwidth,
      };
      account.surroundings.peerConnections.set(id, connection);
      peer?.surroundings.peerConnections.set(id, connection);
    });
}

function endOf(accountId: string, vpc: Vpc): PeerEnd {
  return {
    accountId,
    regionId: vpc.regionId,
    vpcId: vpc.id,
    cidrBlocks: [vpc.cidrBlock, ...vpc.secondaryCidrs],
  };
}

function peerVpc(vpcs: readonly Vpc[], { peer }: WorldPeering): Vpc {
  const found = vpcs.find(({ id, name }) => id === peer.vpc || name === peer.vpc);
  if (found === undefined)
    throw refusal(
      `no VPC "${peer.vpc}" in the peer account; there are: ${vpcs.map(({ id }) => id).join(", ") || "none"}`,
    );
  return found;
}

/** The end in an account that the world does not have. */
function strangeEnd(seed: Seed, { peer }: WorldPeering): PeerEnd {
  const accountId = peer.account ?? "";
  if (!/^\d{16}$/.test(accountId))
    throw refusal(`"${accountId}" is neither an account of the world nor an account ID`);
  return {
    accountId,
    regionId: peer.region ?? regionOf(seed, undefined).regionId,
    vpcId: peer.vpc,
    cidrBlocks: peer.cidrs,
  };
}
