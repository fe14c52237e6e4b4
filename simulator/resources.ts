import type { Cloud } from "./cloud.ts";
import type { Services } from "./state-services.ts";
import type { Surroundings } from "./state-surroundings.ts";

/** Plain data of everything in an account, without user data; undefined when there is no such account. */
export function resourcesOf(
  cloud: Cloud,
  accountName: string,
): Record<string, unknown> | undefined {
  const account = cloud.accounts.find(({ name }) => name === accountName);
  if (account === undefined) return undefined;
  return {
    vpcs: plain(account.vpcs),
    routeTables: plain(account.routeTables),
    vswitches: plain(account.vswitches),
    securityGroups: plain(account.securityGroups),
    instances: plain(account.instances),
    disks: plain(account.disks),
    networkInterfaces: plain(account.enis),
    eips: plain(account.eips),
    images: plain(account.images),
    keyPairs: plain(account.keyPairs),
    prefixLists: plain(account.lists.prefixLists),
    portRangeLists: plain(account.lists.portRangeLists),
    ...plainServices(account.services),
    ...plainSurroundings(account.surroundings),
  };
}

function plainServices({ quotas, ...services }: Services): Record<string, unknown> {
  const listed = Object.entries(services).map(
    ([name, held]: [string, unknown]): [string, unknown] => [
      name,
      held instanceof Map ? [...held.values()].map(plainOf) : plainOf(held),
    ],
  );
  return { ...Object.fromEntries(listed), quotas: Object.fromEntries(quotas) };
}

function plainSurroundings({
  attributes,
  encryptedByDefault,
  ...surroundings
}: Surroundings): Record<string, unknown> {
  const listed = Object.entries(surroundings).map(([name, held]): [string, unknown] => [
    name,
    plain(held),
  ]);
  return {
    ...Object.fromEntries(listed),
    accountAttributes: Object.fromEntries(attributes),
    encryptedByDefault: [...encryptedByDefault],
  };
}

function plain(resources: ReadonlyMap<string, object>): unknown[] {
  return [...resources.values()].map(plainOf);
}

function plainOf(resource: unknown): unknown {
  if (resource === undefined) return null;
  const copy: unknown = JSON.parse(JSON.stringify(resource, replacer));
  return copy;
}

function replacer(name: string, value: unknown): unknown {
  if (name === "userData") return undefined;
  return value instanceof Map ? Object.fromEntries(value) : value;
}
