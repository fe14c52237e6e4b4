import type { Cloud } from "./cloud.ts";

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
  };
}

function plain(resources: ReadonlyMap<string, object>): unknown[] {
  return [...resources.values()].map((resource): unknown =>
    JSON.parse(JSON.stringify(resource, replacer)),
  );
}

function replacer(name: string, value: unknown): unknown {
  if (name === "userData") return undefined;
  return value instanceof Map ? Object.fromEntries(value) : value;
}
