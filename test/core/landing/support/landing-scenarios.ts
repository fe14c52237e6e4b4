import type { Inventory } from "../../../../core/inventory.ts";
import { permission, securityGroup, sourceInventory } from "../../../support/inventory.ts";
import type { Dice } from "../../../support/rule-sets.ts";
import { oneOf } from "../../../support/small-groups.ts";
import { manifestOf, member } from "./rules-plans.ts";

/** A manifest with both inventories: a small fleet, and whatever people choose for its groups. */
export interface Scenario {
  readonly manifest: string;
  readonly source: Inventory;
  readonly target: Inventory;
}

export const ids = {
  source: "1404423000000010",
  target: "1755000000000020",
  third: "1866000000000030",
};
/** What rules of the source call the other accounts, and at times their own. */
export const names = { source: "source@example", target: "target@example", third: "third@example" };
/** Addresses in the group of the third account that rules name. */
export const thirdMembers = ["10.3.0.3", "2001:db8:3::3"];
/** Addresses of the instance that stays, in `sg-stay`; the second one where the source has IPv6. */
export const stayingMembers: readonly string[] = ["172.16.10.14", "2001:db8::4"];
export const systemList = "com.aliyun.cn-hangzhou.oss";
/** What the system's list holds, in either account; no inventory tells it. */
export const systemEntries = ["100.64.0.0/25"];

const fleet = ["sg-a", "sg-b", "sg-c"];
const lists = [
  { id: "pl-four", family: "IPv4", entries: ["10.0.0.0/8", "172.16.10.11/32"] },
  { id: "pl-more", family: "IPv4", entries: ["10.0.0.0/8", "10.1.0.0/16", "192.168.0.0/16"] },
  { id: "pl-six", family: "IPv6", entries: ["2001:db8::/32"] },
  { id: "pl-none", family: "IPv4", entries: [] },
] as const;

export function scenarioOf(dice: Dice): Scenario {
  const enterprise = dice(6) === 0;
  const adopts = dice(5) === 0;
  const hasIpv6 = dice(3) > 0;
  const rulesOf = () => Array.from({ length: dice(5) }, () => anyRule(dice));
  const group = (id: string, used: number) =>
    securityGroup({
      ...{ id, permissions: rulesOf(), type: enterprise ? "enterprise" : "normal" },
      ...{ innerAccessPolicy: oneOf(dice, ["Accept", "Drop"]), addresses: { used, limit: 6000 } },
    });
  const going = ["i-1", "i-2", "i-3"].map((id, index) =>
    member(id, `172.16.10.1${String(index)}`, ...groupsOf(dice, index)),
  );
  const { vswitches } = sourceInventory();
  const staying = member("i-4", "172.16.10.14", "sg-stay");
  const [first] = (staying.networkInterfaces as { ipv6: string[] }[]).slice();
  if (hasIpv6 && first !== undefined) first.ipv6 = ["2001:db8::4"];
  const source = sourceInventory({
    vpcs: [
      { id: "vpc-bp1source", cidr: "172.16.0.0/16", ipv6Cidr: hasIpv6 ? "2001:db8:f::/56" : null },
    ],
    vswitches: vswitches.map((one) => ({ ...one, ipv6Cidr: hasIpv6 ? "2001:db8:f::/64" : null })),
    instances: [...going, staying],
    securityGroups: [
      ...fleet.map((id) => group(id, 9)),
      group("sg-stay", hasIpv6 && !enterprise ? 2 : 1),
    ],
    prefixLists: [
      ...lists.map(({ id, family, entries }) => ({
        ...{ id, name: id, family, maxEntries: 5, entries: entries.map((cidr) => ({ cidr })) },
      })),
      { id: "pl-system", name: systemList, family: "IPv4", maxEntries: 20 },
    ],
    portRangeLists: [
      { id: "prl-web", name: "web", entries: [{ portRange: "80/80" }, { portRange: "443/444" }] },
    ],
  });
  return { source, target: targetOf(dice, source), manifest: manifestFor(dice, source, adopts) };
}

/** The groups of an instance, of which the first is the one that is chosen. */
function groupsOf(dice: Dice, index: number): string[] {
  const others = fleet.toSpliced(index, 1).slice(dice(2));
  const more = [...others, ...(dice(3) === 0 ? ["sg-stay"] : [])];
  return [fleet[index] ?? "", ...(dice(2) === 0 ? [] : more)];
}

function anyRule(dice: Dice): Record<string, unknown> {
  const [Far, Near, Direction] =
    dice(3) > 0
      ? (["Source", "Dest", "ingress"] as const)
      : (["Dest", "Source", "egress"] as const);
  const hasPorts = dice(3) > 0;
  const own = oneOf(dice, ["", "", "", "", "172.16.10.10", "172.16.0.0/16"]);
  const ports =
    dice(5) === 0
      ? { PortRange: "", PortRangeListId: "prl-web" }
      : { PortRange: oneOf(dice, ["1/65535", "22/22", "80/443", "443/444"]) };
  return permission({
    ...{ Direction, SourceCidrIp: "", [`${Near}CidrIp`]: own, ...peerOf(dice, Far) },
    IpProtocol: hasPorts
      ? oneOf(dice, ["TCP", "UDP"])
      : oneOf(dice, ["ALL", "ICMP", "GRE", "ICMPv6"]),
    ...(hasPorts ? ports : { PortRange: "-1/-1" }),
    ...(hasPorts && dice(6) === 0 ? { SourcePortRange: "1024/65535" } : {}),
    Policy: dice(3) === 0 ? "Drop" : "Accept",
    Priority: oneOf(dice, [1, 1, 2, 99, 100, 110]),
    Description: oneOf(dice, ["", "", "web"]),
  });
}

function peerOf(dice: Dice, far: "Source" | "Dest"): Record<string, string> {
  const others = ["source", "target", "third"] as const;
  switch (dice(5)) {
    case 0:
      return { [`${far}GroupId`]: oneOf(dice, [...fleet, "sg-stay"]) };
    case 1: {
      const owner = oneOf(dice, others);
      const theirs = owner === "target" ? ["sg-target", "sg-there"] : ["sg-third"];
      const id = oneOf(dice, owner === "source" ? fleet : theirs);
      return { [`${far}GroupId`]: id, [`${far}GroupOwnerAccount`]: names[owner] };
    }
    case 2:
      return { [`${far}PrefixListId`]: oneOf(dice, [...lists.map(({ id }) => id), "pl-system"]) };
    case 3:
      return { [`Ipv6${far}CidrIp`]: oneOf(dice, ["::/0", "2001:db8::/32", "2001:db8::4"]) };
    default:
      return { [`${far}CidrIp`]: oneOf(dice, ["0.0.0.0/0", "10.0.0.0/8", "172.16.10.12/31"]) };
  }
}

/** The target's own VPC and groups: one that rules of the source name, and one that can be adopted. */
function targetOf(dice: Dice, { securityGroups, vpcs }: Inventory): Inventory {
  const [a] = securityGroups;
  const rules = (a?.permissions ?? []) as Record<string, unknown>[];
  const used = dice(2);
  return sourceInventory({
    account: ids.target,
    vpcs: vpcs.map((vpc) => ({
      ...{ ...vpc, id: "vpc-there", status: "Available", sharedBy: null, reaches: [] },
    })),
    vswitches: [],
    instances: used === 0 ? [] : [member("i-there", "172.16.99.9", "sg-there")],
    securityGroups: [
      securityGroup({ id: "sg-target", vpcId: "vpc-there" }),
      securityGroup({
        ...{ id: "sg-there", vpcId: "vpc-there", type: a?.type ?? "normal" },
        innerAccessPolicy: a?.innerAccessPolicy ?? "Drop",
        permissions: rules.filter(() => dice(8) > 0).map((rule) => asInTarget(rule)),
        addresses: { used, limit: 6000 },
      }),
    ],
    prefixLists: [{ id: "pl-there", name: systemList, family: "IPv4", maxEntries: 20 }],
  });
}

/** A rule as somebody wrote it in the target: for its own group and lists; what it has not as it is in the source. */
function asInTarget(rule: Record<string, unknown>): Record<string, unknown> {
  const renamed = new Map<unknown, string>([
    ["sg-a", "sg-there"],
    ["pl-system", "pl-there"],
    [names.target, ""],
  ]);
  return Object.fromEntries(
    Object.entries(rule).map(([key, value]) => [key, renamed.get(value) ?? value]),
  );
}

function manifestFor(dice: Dice, { instances }: Inventory, adopts: boolean): string {
  const lines = instances.slice(0, 3).map(({ id, securityGroupIds }) => {
    const [chosen = ""] = securityGroupIds as string[];
    const others = oneOf(dice, ["leave-out", "join-after", "merge"]);
    return `{ id: ${id}, securityGroup: ${chosen}, otherGroups: ${others} }`;
  });
  const landed = new Set(
    instances.slice(0, 3).map(({ securityGroupIds }) => (securityGroupIds as string[])[0]),
  );
  const becomes = dice(8) === 0 ? ", type: enterprise" : "";
  const entries = [...landed].map((id) => {
    const adopt = adopts && id === "sg-a";
    return `  - { source: ${String(id)}, refusedRules: leave-out${adopt ? ", adopt: sg-there" : becomes}, ${choicesOf(dice)} }\n`;
  });
  const vpc = adopts
    ? "{ adopt: vpc-there }"
    : oneOf(dice, ["{}", "{ ipv6: true }", "{ ipv6: false }"]);
  const accounts = (["source", "third"] as const)
    .map((one) => `  - { name: "${names[one]}", account: "${ids[one]}" }\n`)
    .join("");
  return manifestOf(
    lines,
    `landing: { vpc: ${vpc} }\notherAccounts:\n${accounts}securityGroups:\n${entries.join("")}`,
  );
}

function choicesOf(dice: Dice): string {
  return [
    `oldPriorities: ${oneOf(dice, ["refuse", "clamp", "leave-out"])}`,
    `groupsThatStay: ${oneOf(dice, ["refuse", "members", "reference", "leave-out"])}`,
    `prefixLists: ${oneOf(dice, ["recreate", "inline"])}`,
    `ipv6Rules: ${oneOf(dice, ["refuse", "leave-out"])}`,
  ].join(", ");
}
