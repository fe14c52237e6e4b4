import type { Variant, WorldAccount } from "./every-rule.ts";

/** What is wrong with the landing, and which instances it concerns. */
export interface LandingVariant extends Variant {
  readonly concerns: (name: string) => boolean;
  /** What cannot but come with it. */
  readonly also?: readonly string[];
}

const everybody = (): boolean => true;
/** The only instance of vSwitch `i`, at 10.20.2.9. */
const inRoutedVswitch = (name: string): boolean => name === "warn-custom-route-table";
/** All that vSwitch `i` can give. */
const everyHost = Array.from({ length: 12 }, (_, index) => `10.20.2.${String(index + 1)}`);
/** The only instance of the group `managed`. */
const inManagedGroup = (name: string): boolean => name === "warn-sg-service-managed";

export const landingVariants: readonly LandingVariant[] = [
  {
    rule: "target-vswitch-available",
    how: "a vSwitch that is being made",
    target: (account) => (vswitchOf(account).status = "Pending"),
    concerns: inRoutedVswitch,
  },
  {
    rule: "target-shared-vpc",
    how: "a vSwitch that another account shares",
    target: (account) => (vswitchOf(account).sharedBy = "1999000000000030"),
    concerns: inRoutedVswitch,
  },
  {
    rule: "target-free-ips",
    how: "a vSwitch without a free address",
    target: (account) => account.networkInterfaces.push(...everyHost.map(interfaceAt)),
    concerns: inRoutedVswitch,
    // Where no address is free, the one that is wanted is not either.
    also: ["target-private-ip"],
  },
  {
    rule: "target-private-ip",
    how: "an address that something else has",
    target: (account) => account.networkInterfaces.push(interfaceAt("10.20.2.9")),
    concerns: inRoutedVswitch,
  },
  {
    rule: "target-private-ip-in-cidr",
    how: "an address in a block that is reserved",
    target: (account) => vswitchOf(account).reservedCidrs.push("10.20.2.8/30"),
    concerns: inRoutedVswitch,
    // Nor can it be given.
    also: ["target-private-ip"],
  },
  {
    rule: "target-sg-type",
    how: "an enterprise group",
    target: (account) => (groupOf(account).type = "enterprise"),
    concerns: inManagedGroup,
  },
  {
    rule: "target-sg-not-managed",
    how: "a group that a cloud service manages",
    target: (account) => (groupOf(account).serviceManaged = true),
    concerns: inManagedGroup,
  },
  {
    rule: "target-sg-wider",
    how: "a group that was opened in the console",
    target: (account) =>
      groupOf(account).rules.push({
        ...{ direction: "ingress", protocol: "tcp", ports: "22/22", cidr: "203.0.113.0/24" },
        ...{ policy: "accept", priority: 1, description: "" },
      }),
    concerns: inManagedGroup,
  },
  {
    rule: "target-sg-capacity",
    how: "groups that hold one address each",
    target: (account) => (account.quotas["q_vpc-normal-security-group-ip-count"] = 1),
    concerns: (name) => !inManagedGroup(name),
  },
  {
    rule: "target-cidr-overlap",
    how: "a VPC that is peered with one of the same block",
    target: peerWithTwin,
    concerns: everybody,
  },
  {
    rule: "warn-security-baseline",
    how: "a source that encrypts new disks by itself",
    source: (account) => account.encryptedByDefault.push("cn-hangzhou"),
    concerns: everybody,
  },
];

function vswitchOf({ vswitches }: WorldAccount): WorldAccount["vswitches"][number] {
  const found = vswitches.find(({ name }) => name === "i");
  if (found === undefined) throw new Error("the world has a vSwitch i");
  return found;
}

function groupOf({ securityGroups }: WorldAccount): WorldAccount["securityGroups"][number] {
  const found = securityGroups.find(({ name }) => name === "managed");
  if (found === undefined) throw new Error("the world has a group managed");
  return found;
}

function interfaceAt(privateIp: string): WorldAccount["networkInterfaces"][number] {
  const nothing = { secondaryIps: [], ipv6Addresses: [], ipv4Prefixes: [], ipv6Prefixes: [] };
  return {
    ...{ name: "", description: "", createdAt: "-1d", tags: {}, ...nothing },
    ...{ vswitch: "i", privateIp, securityGroups: ["managed"], serviceManaged: false },
  };
}

function peerWithTwin(account: WorldAccount): void {
  const [vpc] = account.vpcs;
  if (vpc === undefined) throw new Error("the world has a landing");
  account.vpcs.push({ ...vpc, id: "vpc-bp1other", name: "other" });
  account.peerings.push({
    ...{ name: "", description: "", createdAt: "-1d", tags: {}, bandwidth: -1 },
    ...{ vpc: "shop", peer: { vpc: "vpc-bp1other", cidrs: [] }, status: "Activated" },
  });
}
