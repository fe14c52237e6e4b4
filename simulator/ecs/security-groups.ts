import { forbidden, notFound } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { checkDescription, checkEcsName } from "../names.ts";
import { eitherPage } from "../paging.ts";
import { flag, jsonIds, list, matches, oneOf, required, text, wanted } from "../params.ts";
import { ecsTags, hasTags, tagsOf } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Rule, SecurityGroup } from "../state.ts";
import { defaultResourceGroup } from "../vpc/networks.ts";

const MAX_GROUPS = 100;

export function findSecurityGroup(call: Call): SecurityGroup {
  return securityGroup(call, required(call.params, "SecurityGroupId"));
}

export function securityGroup(call: Call, id: string): SecurityGroup {
  const group = call.account.securityGroups.get(id);
  if (group === undefined)
    throw notFound(
      "InvalidSecurityGroupId.NotFound",
      `The specified SecurityGroupId does not exist: ${id}.`,
    );
  return group;
}

/** CreateSecurityGroup: a group made by the API has no rules. */
export function createSecurityGroup(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const vpcId = text(params, "VpcId");
  if (vpcId === "")
    throw forbidden("InvalidVpcId.NotFound", "vpc id must not empty when only support vpc vm.");
  if (account.vpcs.get(vpcId)?.regionId !== region.regionId)
    throw notFound("InvalidVpcId.NotFound", "Specified VPC does not exist.");
  const type = oneOf(params, "SecurityGroupType", ["normal", "enterprise"]) ?? "normal";
  checkTexts(text(params, "SecurityGroupName"), text(params, "Description"));
  const tags = tagsOf(params);
  if (inRegion(account.securityGroups, region).length >= MAX_GROUPS)
    throw forbidden(
      "QuotaExceed.SecurityGroup",
      "The maximum number of security groups is reached.",
    );

  const group: SecurityGroup = {
    id: account.ids.next("sg", region.regionId),
    regionId: region.regionId,
    createdAt: call.now,
    tags,
    name: text(params, "SecurityGroupName"),
    description: text(params, "Description"),
    resourceGroupId: text(params, "ResourceGroupId") || defaultResourceGroup(account.accountId),
    vpcId,
    type,
    serviceManaged: false,
    innerAccessPolicy: "Accept",
    rules: [],
  };
  account.securityGroups.set(group.id, group);
  return { SecurityGroupId: group.id };
}

/** DescribeSecurityGroups: both forms of paging, 10 a page, at most 100. */
export function describeSecurityGroups(call: Call): Answer {
  const region = regionOf(call);
  const { params } = call;
  const ids = jsonIds(params, "SecurityGroupIds") ?? idAlone(text(params, "SecurityGroupId"));
  const rows = inRegion(call.account.securityGroups, region).filter(
    (group) =>
      wanted(ids, group.id) &&
      matches(params, "VpcId", group.vpcId) &&
      matches(params, "NetworkType", group.vpcId === "" ? "classic" : "vpc") &&
      matches(params, "SecurityGroupName", group.name) &&
      matches(params, "SecurityGroupType", group.type) &&
      matches(params, "ResourceGroupId", group.resourceGroupId) &&
      hasTags(params, group),
  );
  const page = eitherPage(params, rows, { maxResults: 100, maxPageSize: 100, minResults: 1 });
  return {
    ...page.fields,
    RegionId: region.regionId,
    SecurityGroups: { SecurityGroup: page.rows.map((group) => groupRow(call, group)) },
  };
}

/** ModifySecurityGroupAttribute */
export function modifySecurityGroupAttribute(call: Call): Answer {
  regionOf(call);
  const group = findSecurityGroup(call);
  const { params } = call;
  checkTexts(text(params, "SecurityGroupName"), text(params, "Description"));
  if (params.has("SecurityGroupName")) group.name = text(params, "SecurityGroupName");
  if (params.has("Description")) group.description = text(params, "Description");
  return {};
}

/** ModifySecurityGroupPolicy: of normal groups only. */
export function modifySecurityGroupPolicy(call: Call): Answer {
  regionOf(call);
  const group = findSecurityGroup(call);
  required(call.params, "InnerAccessPolicy");
  const policy = oneOf(call.params, "InnerAccessPolicy", ["Accept", "Drop"]) ?? "Accept";
  if (group.type === "enterprise")
    throw forbidden("OperationDenied", "An advanced security group has no InnerAccessPolicy.");
  group.innerAccessPolicy = policy;
  return {};
}

/** DescribeSecurityGroupReferences: which groups of the account name these, at most 10 of them. */
export function describeSecurityGroupReferences(call: Call): Answer {
  regionOf(call);
  const references = list(call.params, "SecurityGroupId", 10)
    .map((id) => ({ id, by: groupsNaming(call, securityGroup(call, id).id) }))
    .filter(({ by }) => by.length > 0);
  return {
    SecurityGroupReferences: {
      SecurityGroupReference: references.map(({ id, by }) => ({
        SecurityGroupId: id,
        ReferencingSecurityGroups: {
          ReferencingSecurityGroup: by.map(({ owner, group }) => ({
            AliUid: owner,
            SecurityGroupId: group.id,
          })),
        },
      })),
    },
  };
}

/** DeleteSecurityGroup */
export function deleteSecurityGroup(call: Call): Answer {
  regionOf(call);
  const group = findSecurityGroup(call);
  if (group.serviceManaged)
    throw forbidden(
      "InvalidOperation.ResourceManagedByCloudProduct",
      "A security group that a cloud service manages cannot be deleted.",
    );
  if (memberCount(call, group.id) > 0)
    throw forbidden(
      "DependencyViolation",
      "There is still instance(s) in the specified security group.",
    );
  if (groupsNaming(call, group.id).length > 0)
    throw forbidden(
      "DependencyViolation",
      "The specified security group has been authorized in another one.",
    );
  call.account.securityGroups.delete(group.id);
  return {};
}

export function namesGroup(rule: Rule, id: string): boolean {
  return rule.match.SourceGroupId === id || rule.match.DestGroupId === id;
}

function groupsNaming(call: Call, id: string) {
  return call.accounts.flatMap((account) =>
    [...account.securityGroups.values()]
      .filter((other) => other.id !== id && other.rules.some((rule) => namesGroup(rule, id)))
      .map((group) => ({ owner: account.accountId, group })),
  );
}

function memberCount(call: Call, id: string): number {
  const instances = [...call.account.instances.values()].filter((instance) =>
    instance.securityGroupIds.includes(id),
  );
  const enis = [...call.account.enis.values()].filter((eni) => eni.securityGroupIds.includes(id));
  return instances.length + enis.length;
}

function checkTexts(name: string, description: string): void {
  checkEcsName(name, "InvalidSecurityGroupName.Malformed", "security group");
  checkDescription(description, "InvalidSecurityGroupDiscription.Malformed", "security group", 2);
}

function idAlone(id: string): string[] | undefined {
  return id === "" ? undefined : [id];
}

function groupRow(call: Call, group: SecurityGroup): Answer {
  const counted = flag(call.params, "IsQueryEcsCount") === true;
  const members = [...call.account.instances.values()].filter((instance) =>
    instance.securityGroupIds.includes(group.id),
  );
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    Description: group.description,
    SecurityGroupType: group.type,
    VpcId: group.vpcId,
    CreationTime: toSecond(group.createdAt),
    ResourceGroupId: group.resourceGroupId,
    ServiceManaged: group.serviceManaged,
    ServiceID: 0,
    RuleCount: group.rules.length,
    GroupToGroupRuleCount: group.rules.filter(
      (rule) => rule.match.SourceGroupId !== "" || rule.match.DestGroupId !== "",
    ).length,
    EcsCount: counted ? members.length : 0,
    AvailableInstanceAmount: counted ? 2000 - members.length : 0,
    Tags: ecsTags(group),
  };
}
