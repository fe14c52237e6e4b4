import { readRules } from "../../core/security-group/equivalence/read-rules.ts";
import type { RuleSet } from "../../core/security-group/equivalence/rule-set.ts";
import type { RuleMatch } from "../../simulator/state.ts";
import type { Dice } from "./rule-sets.ts";

/** A rule under the API's names, as an answer gives it and the simulator keeps it. */
export type Row = RuleMatch & {
  readonly SecurityGroupRuleId: string;
  readonly Direction: "ingress" | "egress";
};

/** A group of few rules out of a small world, where rules touch, nest and hide each other. */
export interface SmallGroup {
  readonly type: RuleSet["type"];
  readonly innerAccessPolicy: RuleSet["innerAccessPolicy"];
  readonly rows: readonly Row[];
}

/** Who is where: the addresses of the two groups that rules name, and of the group that is compared. */
export const membersOf = {
  "sg-x": ["10.0.0.7", "192.168.3.3", "2001:db8::5"],
  "sg-y": ["10.0.0.7", "10.0.0.130", "2001:db8:8000::5"],
  own: ["10.0.0.6", "10.1.0.1", "2001:db8::6"],
} as const;

const ipv4 = [
  ...["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/25"],
  ...["10.0.0.128/25", "10.0.0.7/32", "10.0.0.6", "192.168.0.0/16", "255.255.255.255/32"],
];
const ipv6 = ["::/0", "2001:db8::/32", "2001:db8::/33", "2001:db8:8000::/33", "2001:db8::5/128"];
export const ranges = ["1/65535", "1/22", "22/22", "22/23", "23/80", "24/65535", "65535/65535"];
export const sourceRanges = ["1/1023", "1024/65535", "1000/2000"];
export const nearBlocks = {
  ipv4: ["10.9.0.0/16", "10.9.0.5", "10.9.0.4/31"],
  ipv6: ["2001:db9::/32", "2001:db9::5"],
};

export function oneOf<V>(dice: Dice, values: readonly V[]): V {
  return values[dice(values.length)] as V;
}

export function smallGroup(dice: Dice): SmallGroup {
  return {
    type: dice(4) === 0 ? "enterprise" : "normal",
    innerAccessPolicy: dice(2) === 0 ? "Accept" : "Drop",
    rows: Array.from({ length: dice(6) }, (_, index) => smallRow(dice, `sgr-${String(index)}`)),
  };
}

function smallRow(dice: Dice, SecurityGroupRuleId: string): Row {
  const ingress = dice(3) > 0;
  const [Near, Far] = ingress ? (["Dest", "Source"] as const) : (["Source", "Dest"] as const);
  const six = dice(3) === 0;
  const portless = six ? ["ICMPv6", "GRE", "ALL"] : ["ICMP", "GRE", "ALL"];
  const hasPorts = dice(3) > 0;
  const peer =
    dice(6) === 0
      ? { [`${Far}GroupId`]: oneOf(dice, ["sg-x", "sg-y"]) }
      : six
        ? { [`Ipv6${Far}CidrIp`]: oneOf(dice, ipv6) }
        : { [`${Far}CidrIp`]: oneOf(dice, ipv4) };
  const own =
    dice(6) > 0
      ? {}
      : six
        ? { [`Ipv6${Near}CidrIp`]: oneOf(dice, nearBlocks.ipv6) }
        : { [`${Near}CidrIp`]: oneOf(dice, nearBlocks.ipv4) };
  return {
    ...emptyMatch,
    SecurityGroupRuleId,
    Direction: ingress ? "ingress" : "egress",
    IpProtocol: hasPorts ? oneOf(dice, ["TCP", "TCP", "UDP"]) : oneOf(dice, portless),
    PortRange: hasPorts ? oneOf(dice, ranges) : "-1/-1",
    SourcePortRange: hasPorts && dice(6) === 0 ? oneOf(dice, sourceRanges) : "",
    Policy: dice(3) === 0 ? "Drop" : "Accept",
    Priority: 1 + dice(3),
    ...peer,
    ...own,
  };
}

export const emptyMatch: RuleMatch = {
  IpProtocol: "ALL",
  PortRange: "-1/-1",
  SourcePortRange: "",
  PortRangeListId: "",
  Policy: "Accept",
  Priority: 1,
  SourceCidrIp: "",
  DestCidrIp: "",
  Ipv6SourceCidrIp: "",
  Ipv6DestCidrIp: "",
  SourceGroupId: "",
  DestGroupId: "",
  SourceGroupOwnerAccount: "",
  DestGroupOwnerAccount: "",
  SourcePrefixListId: "",
  DestPrefixListId: "",
};

/** A group near another: the same rules in another order, one of them changed, dropped or said twice. */
export function nearGroup(dice: Dice, group: SmallGroup): SmallGroup {
  const rows = group.rows.toSorted(() => dice(3) - 1);
  const at = dice(rows.length + 1);
  const row = rows[at];
  const more = smallRow(dice, "sgr-more");
  switch (dice(6)) {
    case 0:
      return { ...group, rows: rows.toSpliced(at, 1) };
    case 1:
      return { ...group, rows: [...rows, more] };
    case 2:
      return row === undefined
        ? smallGroup(dice)
        : { ...group, rows: rows.with(at, { ...row, Priority: 1 + dice(3) }) };
    case 3:
      return row === undefined
        ? { ...group, rows }
        : {
            ...group,
            rows: [
              ...rows,
              { ...row, SecurityGroupRuleId: "sgr-again", Priority: row.Priority + 1 },
            ],
          };
    default:
      return { ...group, rows };
  }
}

export function ruleSetOf({ type, innerAccessPolicy, rows }: SmallGroup): RuleSet {
  const { rules, unread } = readRules(rows);
  if (unread.length > 0) throw new Error(JSON.stringify(unread));
  return {
    type,
    innerAccessPolicy,
    members: { cidrs: membersOf.own, opaque: [] },
    rules,
  };
}
