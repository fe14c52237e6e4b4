import { ApiError } from "./errors.ts";
import type { Account, Eni, Region } from "./state.ts";
import type { WorldAccount } from "./world-schema.ts";

export type Report = (path: (string | number)[], message: string) => void;

/** What the seeding of one account needs. */
export interface Seed {
  readonly account: Account;
  readonly accounts: readonly Account[];
  readonly regions: readonly Region[];
  readonly start: Date;
  readonly path: (string | number)[];
  readonly report: Report;
  /** What the file declares of the account, even where the declaration itself was refused. */
  readonly declared: Record<Kind, ReadonlySet<string>>;
}

export type Kind =
  | "VPC"
  | "vSwitch"
  | "security group"
  | "image"
  | "key pair"
  | "instance"
  | "network interface"
  | "disk"
  | "snapshot"
  | "EIP"
  | "HaVip"
  | "route table"
  | "prefix list"
  | "port list";

/** A step that failed only because another problem, reported already, took away what it needs. */
class Consequence extends Error {}

/** Runs one step of the seeding; a refusal of the API's own checks becomes a problem of the file. */
export function attempt(seed: Seed, path: (string | number)[], step: () => void): void {
  try {
    step();
  } catch (error) {
    if (error instanceof Consequence) return;
    if (!(error instanceof ApiError)) throw error;
    seed.report([...seed.path, ...path], error.message);
  }
}

/** A resource by id, or by its name where the file gives no id. */
export function lookUp<T extends { id: string; name: string }>(
  seed: Seed,
  resources: ReadonlyMap<string, T>,
  reference: string,
  kind: Kind,
): T {
  const found =
    resources.get(reference) ?? [...resources.values()].find(({ name }) => name === reference);
  if (found !== undefined) return found;
  if (seed.declared[kind].has(reference)) throw new Consequence();
  const known = [...resources.keys()].join(", ") || "none";
  throw new ApiError(
    404,
    "World",
    `no ${kind} "${reference}" in this account; there are: ${known}`,
  );
}

/** An interface by id or name, or the primary one of an instance. */
export function interfaceOf(seed: Seed, reference: string): Eni {
  const { enis, instances } = seed.account;
  if (!seed.declared.instance.has(reference))
    return lookUp(seed, enis, reference, "network interface");
  const { id } = lookUp(seed, instances, reference, "instance");
  const primary = [...enis.values()].find(
    ({ instanceId, kind }) => instanceId === id && kind === "Primary",
  );
  if (primary === undefined) throw refusal(`the instance ${id} has no network interface`);
  return primary;
}

/** The ids and names that the file gives to things of each kind. */
export function declaredIn(given: WorldAccount): Seed["declared"] {
  const names = (things: readonly { id?: string | undefined; name: string }[]): Set<string> =>
    new Set(things.flatMap(({ id, name }) => [id ?? "", name]).filter((text) => text !== ""));
  return {
    VPC: names(given.vpcs),
    vSwitch: names(given.vswitches),
    "security group": names(given.securityGroups),
    image: names(given.images),
    "key pair": names(given.keyPairs),
    instance: names(given.instances),
    "network interface": names([
      ...given.networkInterfaces,
      ...given.instances.flatMap(({ networkInterfaces }) => networkInterfaces),
    ]),
    disk: names([
      ...given.disks,
      ...given.instances.flatMap(({ systemDisk, dataDisks }) => [systemDisk, ...dataDisks]),
    ]),
    snapshot: names(given.snapshots),
    EIP: names([...given.eips, ...given.instances.flatMap(({ eip }) => eip ?? [])]),
    HaVip: names(given.haVips),
    "route table": names(given.routeTables),
    "prefix list": names(given.prefixLists),
    "port list": names(given.portLists),
  };
}

/** A problem of the file that the API itself has no words for. */
export function refusal(message: string): ApiError {
  return new ApiError(400, "World", message);
}

export function claim(resources: ReadonlyMap<string, unknown>, id: string): string {
  if (resources.has(id)) throw new ApiError(400, "World", `the id ${id} is there twice`);
  return id;
}

export function regionOf(seed: Seed, regionId: string | undefined): Region {
  const region =
    regionId === undefined
      ? seed.regions[0]
      : seed.regions.find((known) => known.regionId === regionId);
  if (region === undefined)
    throw new ApiError(404, "World", `the world has no region "${regionId ?? ""}"`);
  return region;
}
