import { badRequest, forbidden, notFound } from "../errors.ts";
import { regionOf, type Answer, type Call } from "../call.ts";
import { integer, list, objects, oneOf, text, type Params } from "../params.ts";
import { tokenPage } from "../paging.ts";
import { toSecond } from "../time.ts";
import type { Rule, SecurityGroup } from "../state.ts";
import { addRules } from "./add-rules.ts";
import { descriptionOf, readRule, ruleIdentity, sameRule, type RuleContext } from "./rule-input.ts";
import { findSecurityGroup } from "./security-groups.ts";

const MAX_PERMISSIONS = 100;

type Direction = Rule["direction"];

/** AuthorizeSecurityGroup, AuthorizeSecurityGroupEgress: all permissions or none. */
export function authorize(direction: Direction) {
  return (call: Call): Answer => {
    regionOf(call);
    const group = findSecurityGroup(call);
    refuseManaged(group);
    const inputs = permissionsOf(call.params).map((permission) =>
      readRule(direction, permission, contextOf(call, group)),
    );
    addRules(call, group, direction, inputs);
    return {};
  };
}

/** RevokeSecurityGroup, RevokeSecurityGroupEgress: what matches nothing is no error. */
export function revoke(direction: Direction) {
  return (call: Call): Answer => {
    regionOf(call);
    const group = findSecurityGroup(call);
    refuseManaged(group);
    const doomed = rulesToRevoke(call, group, direction);
    for (const rule of doomed) group.rules.splice(group.rules.indexOf(rule), 1);
    return {};
  };
}

/** ModifySecurityGroupRule, ModifySecurityGroupEgressRule. */
export function modifyRule(direction: Direction) {
  return (call: Call): Answer => {
    regionOf(call);
    const group = findSecurityGroup(call);
    refuseManaged(group);
    const { params } = call;
    const id = text(params, "SecurityGroupRuleId");
    if (id !== "") return modifyById(call, group, direction, id);
    const { match } = readRule(direction, params, contextOf(call, group));
    const rule = ruleLike(group, direction, match);
    if (rule === undefined)
      throw notFound("SecurityGroupRule.NotFound", "The target security group rule not exist.");
    rule.description = descriptionOf(text(params, "Description"));
    return {};
  };
}

/** DescribeSecurityGroupAttribute: `MaxResults` 10-1000, 500 when absent. */
export function describeSecurityGroupAttribute(call: Call): Answer {
  const region = regionOf(call);
  const group = findSecurityGroup(call);
  const { params } = call;
  const direction = oneOf(params, "Direction", ["ingress", "egress", "all"]) ?? "all";
  const size = integer(params, "MaxResults") ?? 500;
  if (size < 10 || size > 1000)
    throw badRequest(
      "InvalidParameter",
      `The specified parameter "MaxResults" is not valid: ${String(size)} is not in 10-1000.`,
    );
  const rows = group.rules.filter((rule) => direction === "all" || rule.direction === direction);
  const page = tokenPage(params, rows, size);
  return {
    RegionId: region.regionId,
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    Description: group.description,
    VpcId: group.vpcId,
    InnerAccessPolicy: group.type === "enterprise" ? "" : group.innerAccessPolicy,
    SnapshotPolicyIds: { SnapshotPolicyId: [] },
    NextToken: page.nextToken,
    Permissions: { Permission: page.rows.map((rule) => permissionRow(call, rule)) },
  };
}

function modifyById(call: Call, group: SecurityGroup, direction: Direction, id: string): Answer {
  const rule = group.rules.find((known) => known.id === id && known.direction === direction);
  if (rule === undefined)
    throw notFound("SecurityGroupRule.NotFound", "The target security group rule not exist.");
  refuseOtherPorts(call.params, rule);
  const before = Object.entries(rule.match).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const merged = new Map([...before, ["Description", rule.description], ...call.params]);
  const input = readRule(direction, merged, contextOf(call, group));
  const twin = ruleLike(group, direction, input.match);
  if (twin !== undefined && twin !== rule)
    throw badRequest(
      "InvalidSecurityGroupRule.Duplicate",
      "The security group already has a rule like that.",
    );
  group.rules.splice(group.rules.indexOf(rule), 1, { ...rule, ...input });
  return {};
}

/** A rule for a port list stays one, and a rule for a range too. */
function refuseOtherPorts(params: Params, { match }: Rule): void {
  const other = match.PortRangeListId === "" ? "PortRangeListId" : "PortRange";
  if (text(params, other) !== "")
    throw badRequest(
      "InvalidOperation.ModifyPortRangeType",
      "The PortRange type is not allowed to be modified.",
    );
}

function rulesToRevoke(call: Call, group: SecurityGroup, direction: Direction): Rule[] {
  const ids = list(call.params, "SecurityGroupRuleId", MAX_PERMISSIONS);
  if (ids.length > 0)
    return [...new Set(ids)].map((id) => {
      const rule = group.rules.find((known) => known.id === id && known.direction === direction);
      if (rule !== undefined) return rule;
      throw notFound(
        "InvalidSecurityGroupRuleId.NotFound",
        `The specified security group rule does not exist: ${id}.`,
      );
    });
  const doomed = new Set<Rule>();
  const known = new Map(
    group.rules
      .filter((rule) => rule.direction === direction)
      .map((rule) => [ruleIdentity(rule.match), rule]),
  );
  for (const permission of permissionsOf(call.params)) {
    const { match } = readRule(direction, permission, contextOf(call, group));
    const rule = known.get(ruleIdentity(match));
    if (rule !== undefined) doomed.add(rule);
  }
  return [...doomed];
}

function ruleLike(group: SecurityGroup, direction: Direction, match: Rule["match"]) {
  return group.rules.find((rule) => rule.direction === direction && sameRule(rule.match, match));
}

/** `Permissions.N.*`, or the one rule of the deprecated top-level parameters. */
function permissionsOf(params: Params): Params[] {
  const permissions = objects(params, "Permissions", MAX_PERMISSIONS);
  return permissions.length === 0 ? [params] : permissions;
}

function contextOf(call: Call, group: SecurityGroup): RuleContext {
  return { group, account: call.account, accounts: call.accounts };
}

function refuseManaged(group: SecurityGroup): void {
  if (group.serviceManaged)
    throw forbidden(
      "InvalidOperation.ResourceManagedByCloudProduct",
      "A security group that a cloud service manages cannot be changed.",
    );
}

function permissionRow(call: Call, rule: Rule): Answer {
  const { match } = rule;
  const { lists } = call.account;
  return {
    SecurityGroupRuleId: rule.id,
    Direction: rule.direction,
    ...match,
    Priority: String(match.Priority),
    NicType: "intranet",
    Description: rule.description,
    CreateTime: toSecond(rule.createdAt),
    SourceGroupName: groupName(call, match.SourceGroupId),
    DestGroupName: groupName(call, match.DestGroupId),
    SourcePrefixListName: listName(lists.prefixLists, match.SourcePrefixListId),
    DestPrefixListName: listName(lists.prefixLists, match.DestPrefixListId),
    PortRangeListName: listName(lists.portRangeLists, match.PortRangeListId),
  };
}

function listName(lists: ReadonlyMap<string, { readonly name: string }>, id: string): string {
  return lists.get(id)?.name ?? "";
}

function groupName(call: Call, id: string): string {
  return id === "" ? "" : (call.account.securityGroups.get(id)?.name ?? "");
}
