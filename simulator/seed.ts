import type { Cloud } from "./cloud.ts";
import { ApiError } from "./errors.ts";
import { createIdSource } from "./ids.ts";
import { seedCompute } from "./seed-compute.ts";
import { seedLists } from "./seed-lists.ts";
import { reserveBlocks, routeTableFor, seedPeerings, seedRouteTables } from "./seed-routes.ts";
import { addWorldRule } from "./seed-rules.ts";
import { seedServices } from "./seed-services.ts";
import { seedSurroundings } from "./seed-surroundings.ts";
import {
  attempt,
  claim,
  declaredIn,
  lookUp,
  refusal,
  regionOf,
  type Report,
  type Seed,
} from "./seed-steps.ts";
import { emptyAccount, type Account, type Region, type Vpc, type VSwitch } from "./state.ts";
import { checkVpcIpv6, checkVSwitchIpv6 } from "./vpc/ipv6.ts";
import { checkVSwitchCidr } from "./vpc/vswitches.ts";
import { checkVpcCidr } from "./vpc/cidr-blocks.ts";
import { addSystemRouteTable, defaultResourceGroup } from "./vpc/networks.ts";
import type { World, WorldAccount } from "./world-schema.ts";
import { resolveTime } from "./world-values.ts";

/** The cloud of a world that was parsed before. */
export function buildCloud(world: World, start: Date): Cloud {
  const accounts = buildAccounts(world, start, (path, message) => {
    throw new Error(`${path.join(".")}: ${message}`);
  });
  return { accounts, regions: regionsOf(world) };
}

/** Fills the accounts in the order of the file; whatever the API would refuse is reported with its path. */
export function buildAccounts(world: World, start: Date, report: Report): Account[] {
  const regions = regionsOf(world);
  const accounts = world.accounts.map((given) =>
    emptyAccount({
      name: given.name,
      accountId: given.accountId,
      accessKeyId: given.accessKeyId,
      realName: given.realName,
      ids: createIdSource(given.accountId),
      balance: { ...given.balance, cash: given.balance.cash ?? given.balance.available },
    }),
  );
  reportTwins(world, report);
  const afterAll: (() => void)[] = [];
  for (const [index, given] of world.accounts.entries()) {
    const account = accounts[index];
    if (account === undefined) continue;
    const seed: Seed = {
      account,
      accounts,
      regions,
      start,
      path: ["accounts", index],
      report,
      declared: declaredIn(given),
    };
    seedNetworks(seed, given);
    seedLists(seed, given, world);
    seedGroups(seed, given);
    seedCompute(seed, given);
    seedSurroundings(seed, given);
    seedServices(seed, given);
    afterAll.push(() => {
      seedPeerings(seed, given);
    });
  }
  for (const step of afterAll) step();
  return accounts;
}

function regionsOf(world: World): Region[] {
  return Object.entries(world.regions).map(([regionId, zones]) => ({ regionId, zones }));
}

function reportTwins(world: World, report: Report): void {
  for (const field of ["name", "accountId", "accessKeyId"] as const) {
    const seen = new Set<string>();
    for (const [index, account] of world.accounts.entries()) {
      if (seen.has(account[field]))
        report(["accounts", index, field], `"${account[field]}" is there twice`);
      seen.add(account[field]);
    }
  }
}

function seedNetworks(seed: Seed, given: WorldAccount): void {
  const { account, start } = seed;
  for (const [index, source] of given.vpcs.entries())
    attempt(seed, ["vpcs", index], () => {
      for (const cidrBlock of [source.cidrBlock, ...source.secondaryCidrs]) checkVpcCidr(cidrBlock);
      const { regionId } = regionOf(seed, source.region);
      const vpc: Vpc = {
        id: claim(account.vpcs, source.id ?? account.ids.next("vpc", regionId)),
        regionId,
        createdAt: resolveTime(source.createdAt, start),
        tags: new Map(Object.entries(source.tags)),
        name: source.name,
        description: source.description,
        resourceGroupId: defaultResourceGroup(account.accountId),
        cidrBlock: source.cidrBlock,
        secondaryCidrs: [...source.secondaryCidrs],
        userCidrs: source.userCidrs,
        ipv6CidrBlock: source.ipv6CidrBlock === undefined ? "" : checkVpcIpv6(source.ipv6CidrBlock),
        vRouterId: account.ids.next("vrt", regionId),
        isDefault: false,
        cens: source.cens.map(({ id, owner, status }) => ({
          id,
          ownerId: owner ?? account.accountId,
          status,
        })),
      };
      account.vpcs.set(vpc.id, vpc);
      addSystemRouteTable({ account, now: start }, vpc);
    });
  seedRouteTables(seed, given);
  for (const [index, source] of given.vswitches.entries())
    attempt(seed, ["vswitches", index], () => {
      const vpc = lookUp(seed, account.vpcs, source.vpc, "VPC");
      if (!regionOf(seed, vpc.regionId).zones.includes(source.zone))
        throw new ApiError(404, "World", `the region ${vpc.regionId} has no zone "${source.zone}"`);
      const siblings = [...account.vswitches.values()].filter(({ vpcId }) => vpcId === vpc.id);
      checkVSwitchCidr(source.cidrBlock, vpc, siblings);
      const ipv6 = source.ipv6CidrBlock;
      const id = claim(account.vswitches, source.id ?? account.ids.next("vsw", vpc.regionId));
      const vswitch: VSwitch = {
        id,
        regionId: vpc.regionId,
        createdAt: resolveTime(source.createdAt, start),
        tags: new Map(Object.entries(source.tags)),
        name: source.name,
        description: source.description,
        resourceGroupId: vpc.resourceGroupId,
        vpcId: vpc.id,
        zoneId: source.zone,
        cidrBlock: source.cidrBlock,
        ipv6CidrBlock: ipv6 === undefined ? "" : checkVSwitchIpv6(ipv6, vpc, siblings),
        routeTableId: routeTableFor(seed, vpc, source.routeTable).id,
        isDefault: false,
        status: source.status,
        sharedBy: source.sharedBy ?? "",
      };
      account.vswitches.set(id, vswitch);
      reserveBlocks(seed, vswitch, source.reservedCidrs);
    });
}

function seedGroups(seed: Seed, given: WorldAccount): void {
  const { account, start } = seed;
  for (const [index, source] of given.securityGroups.entries())
    attempt(seed, ["securityGroups", index], () => {
      if ((source.networkType === "vpc") === (source.vpc === undefined))
        throw refusal("a security group has a vpc, one of the classic network has none");
      const vpc =
        source.vpc === undefined ? undefined : lookUp(seed, account.vpcs, source.vpc, "VPC");
      const regionId = vpc?.regionId ?? regionOf(seed, source.region).regionId;
      const id = claim(account.securityGroups, source.id ?? account.ids.next("sg", regionId));
      account.securityGroups.set(id, {
        id,
        regionId,
        createdAt: resolveTime(source.createdAt, start),
        tags: new Map(Object.entries(source.tags)),
        name: source.name,
        description: source.description,
        resourceGroupId: defaultResourceGroup(account.accountId),
        vpcId: vpc?.id ?? "",
        type: source.type,
        serviceManaged: source.serviceManaged,
        innerAccessPolicy: source.innerAccessPolicy,
        rules: [],
      });
    });
  // After all groups, since rules name groups that come later in the file.
  for (const [index, source] of given.securityGroups.entries())
    for (const [at, rule] of source.rules.entries())
      attempt(seed, ["securityGroups", index, "rules", at], () => {
        const group =
          source.id === undefined
            ? lookUp(seed, account.securityGroups, source.name, "security group")
            : account.securityGroups.get(source.id);
        if (group !== undefined) addWorldRule(seed, group, rule);
      });
}
