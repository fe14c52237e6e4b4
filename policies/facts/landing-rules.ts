import { sourcesOf } from "./bindings/references.ts";
import type { StackResource } from "./bindings/references.ts";
import { notSaid, notYet, plain, read, textOf } from "./reading.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";

const ruleType = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const ruleSetType = "ecs-transfer:index:SecurityGroupRules";

/** A rule as a program says it, by the fields of `Permission`; any of them may be unknown. */
export type SaidRule = Readonly<Record<string, unknown>>;

/** Resources of one type that others may name: by id, or by URN as long as that is not known. */
export interface Directory {
  readonly urns: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, string>;
}

export function directoryOf(resources: readonly StackResource[]): Directory {
  return {
    urns: new Set(resources.map(({ urn }) => urn)),
    byId: new Map(
      resources.flatMap(({ urn, props }) => {
        const id = textOf(props, "id");
        return isUnknown(id) ? [] : [[id, urn]];
      }),
    ),
  };
}

/** What rules can name. */
export interface Directories {
  readonly groups: Directory;
  readonly prefixLists: Directory;
}

/**
 * All rules that the resources of a stack give to groups, whoever wrote them, each with the group's URN, its id where
 * the stack does not make it, or why it is not known. What a rule names stands in it in the same way.
 */
export function rulesIn(
  resources: readonly StackResource[],
  known: Directories,
): { readonly group: Maybe<string>; readonly rule: SaidRule }[] {
  return resources.flatMap((resource) => {
    const said =
      resource.type === ruleType
        ? [single(resource, known)]
        : resource.type === ruleSetType
          ? setOf(resource, known)
          : [];
    if (said.length === 0) return [];
    const id = textOf(resource.props, "securityGroupId");
    const group = named(id, sourcesOf(resource, "securityGroupId"), known.groups);
    return said.map((rule) => ({ group, rule }));
  });
}

/** The URN of what an id names, or the id itself where it is no resource of the stack. */
function named(
  id: Maybe<string>,
  sources: readonly string[],
  { urns, byId }: Directory,
): Maybe<string> {
  if (!isUnknown(id)) return byId.get(id) ?? id;
  const [urn, ...others] = sources.filter((source) => urns.has(source));
  return urn !== undefined && others.length === 0 ? urn : id;
}

function single(resource: StackResource, { groups, prefixLists }: Directories): SaidRule {
  const said = (key: string) => saidBy(resource, key);
  const peer = (key: string, directory: Directory) => {
    const value = said(key);
    return typeof value === "string" || isUnknown(value)
      ? named(value, sourcesOf(resource, key), directory)
      : value;
  };
  const cidr = said("cidrIp") ?? said("ipv6CidrIp");
  // The provider takes the first that is there, and ignores the others.
  const group = cidr === undefined ? peer("sourceSecurityGroupId", groups) : undefined;
  const isList = cidr === undefined && group === undefined;
  return permission({
    direction: said("type"),
    protocol: said("ipProtocol"),
    portRange: said("portRange"),
    nicType: said("nicType"),
    policy: said("policy"),
    priority: said("priority"),
    cidr,
    groupId: group,
    groupOwnerId: group === undefined ? undefined : said("sourceGroupOwnerId"),
    prefixListId: isList ? peer("prefixListId", prefixLists) : undefined,
  });
}

/** A property; undefined where there is none. The engine leaves out of a preview what it does not know yet. */
function saidBy(resource: StackResource, key: string): unknown {
  const value = read(resource.props, key);
  if (value !== undefined && value !== null && value !== "") return value;
  return sourcesOf(resource, key).length > 0 ? notYet : undefined;
}

/** Where nothing is known of a set, it is one rule of which nothing is known. */
function setOf(resource: StackResource, { groups, prefixLists }: Directories): SaidRule[] {
  const rules = plain(read(resource.props, "rules"));
  if (!isRecord(rules)) return [{ Direction: isUnknown(rules) ? rules : notSaid }];
  const sources = sourcesOf(resource, "rules");
  const peer = (id: unknown, directory: Directory) =>
    typeof id === "string" || isUnknown(id) ? named(id, sources, directory) : id;
  return Object.values(rules).map((rule) =>
    isRecord(rule)
      ? permission({
          ...rule,
          groupId: peer(rule["groupId"], groups),
          prefixListId: peer(rule["prefixListId"], prefixLists),
        })
      : { Direction: notYet },
  );
}

/** The fields of a rule under the names of DescribeSecurityGroupAttribute. */
function permission(rule: SaidRule): SaidRule {
  const { direction, cidr, localCidr, priority } = rule;
  const [far, near] = direction === "egress" ? ["Dest", "Source"] : ["Source", "Dest"];
  const fields: SaidRule = {
    Direction: direction,
    IpProtocol: rule["protocol"],
    PortRange: rule["portRange"],
    PortRangeListId: rule["portRangeListId"],
    SourcePortRange: rule["sourcePortRange"],
    NicType: rule["nicType"],
    Policy: rule["policy"],
    Priority: typeof priority === "number" ? String(priority) : priority,
    [addressField(far, cidr)]: cidr,
    [addressField(near, localCidr)]: localCidr,
    [`${far}GroupId`]: rule["groupId"],
    [`${far}GroupOwnerAccount`]: rule["groupOwnerId"],
    [`${far}PrefixListId`]: rule["prefixListId"],
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

function addressField(side: string, cidr: unknown): string {
  return typeof cidr === "string" && cidr.includes(":") ? `Ipv6${side}CidrIp` : `${side}CidrIp`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isUnknown(value);
}
