import { z } from "zod";
import { Permission } from "../core/security-group/permission.ts";
import type { GroupRule } from "../core/security-group/group-rule.ts";

/** A rule as it stands in a group. */
export interface LiveRule {
  /** `sgr-…` */
  readonly id: string;
  readonly rule: GroupRule;
}

/** A page of DescribeSecurityGroupAttribute. */
export const RulePage = z.object({
  NextToken: z.string().nullish(),
  Permissions: z.object({ Permission: z.array(Permission) }),
});

/** @throws Error when the answer is not of the documented form */
export function readLiveRule(permission: Permission): LiveRule {
  const direction = permission.Direction?.toLowerCase();
  const policy = permission.Policy?.toLowerCase();
  const { SecurityGroupRuleId: id, IpProtocol, Priority: priority } = permission;
  if (
    (direction !== "ingress" && direction !== "egress") ||
    (policy !== "accept" && policy !== "drop") ||
    id === undefined ||
    IpProtocol === undefined ||
    priority === undefined
  )
    throw new Error("DescribeSecurityGroupAttribute: a rule is not of the documented form");
  const source = {
    cidr: permission.SourceCidrIp ?? permission.Ipv6SourceCidrIp,
    groupId: permission.SourceGroupId,
    prefixListId: permission.SourcePrefixListId,
  };
  const destination = {
    cidr: permission.DestCidrIp ?? permission.Ipv6DestCidrIp,
    groupId: permission.DestGroupId,
    prefixListId: permission.DestPrefixListId,
  };
  const [far, near] = direction === "ingress" ? [source, destination] : [destination, source];
  const rule = told<GroupRule>({
    direction,
    protocol: IpProtocol.toLowerCase(),
    portRange: permission.PortRange,
    portRangeListId: permission.PortRange === undefined ? permission.PortRangeListId : undefined,
    ...far,
    localCidr: near.cidr,
    sourcePortRange: permission.SourcePortRange,
    policy,
    priority,
    description: permission.Description === "" ? undefined : permission.Description,
  });
  return { id, rule };
}

/** The fields of one item of `Permissions`; `NicType` is said, because the API's default is the classic network. */
export function permissionOf(rule: GroupRule): Record<string, string | undefined> {
  const [far, near] = rule.direction === "ingress" ? ["Source", "Dest"] : ["Dest", "Source"];
  return {
    IpProtocol: rule.protocol.toUpperCase().replace("ICMPV6", "ICMPv6"),
    PortRange: rule.portRange,
    PortRangeListId: rule.portRangeListId,
    SourcePortRange: rule.sourcePortRange,
    NicType: "intranet",
    Policy: rule.policy,
    Priority: String(rule.priority),
    ...address(far, rule.cidr),
    ...address(near, rule.localCidr),
    [`${far}GroupId`]: rule.groupId,
    [`${far}GroupOwnerId`]: rule.groupOwnerId,
    [`${far}PrefixListId`]: rule.prefixListId,
    Description: rule.description,
  };
}

function address(side: string, cidr: string | undefined): Record<string, string | undefined> {
  const name = cidr?.includes(":") === true ? `Ipv6${side}CidrIp` : `${side}CidrIp`;
  return { [name]: cidr };
}

/** Without the fields that say nothing: state knows no undefined. */
function told<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
