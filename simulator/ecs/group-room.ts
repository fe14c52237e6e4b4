import { forbidden } from "../errors.ts";
import { quotaOf } from "../quotas.ts";
import type { Account, Eni, SecurityGroup } from "../state.ts";

/** Interfaces that an advanced group holds; nothing raises it. */
const MOST_INTERFACES = 65_536;

/** Refuses groups that one instance cannot be in: basic and advanced ones together. */
export function refuseMixed(groups: readonly SecurityGroup[]): void {
  if (new Set(groups.map(({ type }) => type)).size > 1)
    throw forbidden(
      "EnterpriseGroupLimited.MutliGroupType",
      "The specified instance can not join multi SecurityGroup types.",
    );
}

/**
 * Refuses more than the group has room for: a basic one counts private addresses and prefixes, an advanced one
 * interfaces.
 */
export function refuseFull(
  account: Account,
  group: SecurityGroup,
  newcomers: readonly Addresses[],
  code = "SecurityGroupInstanceLimitExceed",
): void {
  const members = [...account.enis.values()].filter((eni) =>
    eni.securityGroupIds.includes(group.id),
  );
  const basic = group.type === "normal";
  const sizes = [...members, ...newcomers].map((eni) => (basic ? sizeOf(eni) : 1));
  const most = basic ? quotaOf(account, "q_vpc-normal-security-group-ip-count") : MOST_INTERFACES;
  if (sizes.reduce((sum, size) => sum + size, 0) > most)
    throw forbidden(code, "The maximum number of instances in a security group is exceeded.");
}

/** The addresses of an interface that is, or is to be. */
type Addresses = Pick<Eni, "secondaryIps" | "ipv6Addresses" | "ipv4Prefixes" | "ipv6Prefixes">;

/** An interface with its primary address alone. */
export const ONE_ADDRESS: Addresses = {
  secondaryIps: [],
  ipv6Addresses: [],
  ipv4Prefixes: [],
  ipv6Prefixes: [],
};

function sizeOf({ secondaryIps, ipv6Addresses, ipv4Prefixes, ipv6Prefixes }: Addresses): number {
  return 1 + secondaryIps.length + ipv6Addresses.length + ipv4Prefixes.length + ipv6Prefixes.length;
}
