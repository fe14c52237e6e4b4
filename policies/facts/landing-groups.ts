import type { StackResource } from "./bindings/references.ts";
import { directoryOf, rulesIn } from "./landing-rules.ts";
import type { Directories, SaidRule } from "./landing-rules.ts";
import { itemsOf, notSaid, notYet, plain, read, textOf } from "./reading.ts";
import type { Props } from "./reading.ts";
import { originKeys } from "../../core/landing/origin.ts";
import { excessOf, landedNames, membersOf } from "../../core/security-group/equivalence/excess.ts";
import type { SourceRules, Uncertain } from "../../core/security-group/equivalence/excess.ts";
import { readRules } from "../../core/security-group/equivalence/read-rules.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";

const groupType = "alicloud:ecs/securityGroup:SecurityGroup";
const prefixListType = "alicloud:ecs/ecsPrefixList:EcsPrefixList";

/** What a `LandingSecurityGroup` carries of the source group whose place it takes. */
export interface CarriedGroup {
  readonly urn: string;
  /** `sg-…` of the source. */
  readonly sourceId: string;
  readonly source: Maybe<SourceRules>;
}

/**
 * Reads the args of a landing group's component.
 * @returns undefined where a group is adopted: its rules are not this stack's, and its instances are judged by the
 * target's inventory
 */
export function carriedGroup(urn: string, props: Props): CarriedGroup | undefined {
  const group = plain(read(props, "group"));
  const { sourceId, source, adoptedId } = isRecord(group) ? group : {};
  if (adoptedId !== undefined && !isUnknown(adoptedId)) return undefined;
  return {
    urn,
    sourceId: typeof sourceId === "string" ? sourceId : urn,
    source: readSource(source),
  };
}

const notCarried = { unknown: "the component does not carry the rules of its source group" };

function readSource(source: unknown): Maybe<SourceRules> {
  if (isUnknown(source)) return source;
  const isWhole =
    isRecord(source) &&
    Array.isArray(source["unread"]) &&
    isRecord(source["peers"]) &&
    isRecord(source["ruleSet"]) &&
    Array.isArray(source["ruleSet"]["rules"]);
  return isWhole ? (source as unknown as SourceRules) : notCarried;
}

/** What landing groups let through in a stack and their sources do not, by the URNs of their components. */
export function excessInStack(
  groups: readonly CarriedGroup[],
  resources: readonly StackResource[],
): ReadonlyMap<string, Maybe<string[]>> {
  const ofType = (wanted: string) => resources.filter(({ type }) => type === wanted);
  const [made, lists] = [ofType(groupType), ofType(prefixListType)];
  const known = { groups: directoryOf(made), prefixLists: directoryOf(lists) };
  const stack: Stack = {
    known,
    rules: rulesIn(resources, known),
    sourceIds: new Map(
      groups.flatMap(({ sourceId }) =>
        made.filter((one) => standsFor(one, sourceId)).map(({ urn }) => [urn, sourceId]),
      ),
    ),
    entries: new Map(lists.map((list) => [list.urn, entriesOf(list)])),
  };
  return new Map(
    groups.map(({ urn, sourceId, source }) => {
      if (isUnknown(source)) return [urn, source];
      const [own, ...others] = made.filter((one) => standsFor(one, sourceId));
      if (own === undefined || others.length > 0) return [urn, noGroup];
      return [urn, excessOfGroup(own, { sourceId, source }, stack)];
    }),
  );
}

const noGroup = { unknown: "it is not known which security group takes the source's place" };

/** What the resources of a stack say together. */
interface Stack {
  readonly known: Directories;
  readonly rules: ReturnType<typeof rulesIn>;
  /** URN of a landing group → id of the group whose place it takes. */
  readonly sourceIds: ReadonlyMap<string, string>;
  /** Blocks of each prefix list by its URN. */
  readonly entries: ReadonlyMap<string, Maybe<readonly string[]>>;
}

/** By the tag of its origin. */
function standsFor({ props }: StackResource, sourceId: string): boolean {
  const tags = read(props, "tags");
  return isRecord(tags) && read(tags, originKeys.sourceId) === sourceId;
}

function excessOfGroup(
  own: StackResource,
  { sourceId, source }: { readonly sourceId: string; readonly source: SourceRules },
  stack: Stack,
): Maybe<string[]> {
  const certain: SaidRule[] = [];
  const uncertain: Uncertain[] = [];
  for (const { group, rule } of stack.rules) {
    if (group !== own.urn && !isUnknown(group)) continue;
    if (isUnknown(group) || !isCertain(rule, stack)) uncertain.push(certainPart(rule));
    else certain.push(rule);
  }
  const entriesOf = (urn: string) => {
    const entries = stack.entries.get(urn);
    return isUnknown(entries) ? undefined : entries;
  };
  const names = landedNames(source, (urn) => stack.sourceIds.get(urn), entriesOf);
  const { rules, unread } = readRules(certain, names);
  const type = textOf(own.props, "securityGroupType");
  const inner = textOf(own.props, "innerAccessPolicy");
  return excessOf(source, {
    type: type === "normal" || type === "enterprise" ? type : notSaid,
    innerAccessPolicy:
      type === "enterprise" ? "Drop" : inner === "Accept" || inner === "Drop" ? inner : notSaid,
    members: membersOf(source, sourceId),
    rules,
    uncertain: [...uncertain, ...unread.map(() => ({}))],
    why:
      uncertain.length > 0 || unread.length === 0
        ? notYet.unknown
        : `rules of the group cannot be compared: ${unread.length}`,
  });
}

function isCertain(rule: SaidRule, { entries }: Stack): boolean {
  return Object.values(rule).every(
    (value) => !isUnknown(value) && !(typeof value === "string" && isUnknown(entries.get(value))),
  );
}

function certainPart({ Direction, Policy, Priority }: SaidRule): Uncertain {
  const priority = Number(Priority);
  return {
    ...(Direction === "ingress" || Direction === "egress" ? { direction: Direction } : {}),
    ...(Policy === "accept" || Policy === "drop" ? { policy: Policy } : {}),
    ...(Number.isInteger(priority) ? { priority } : {}),
  };
}

function entriesOf({ props }: StackResource): Maybe<readonly string[]> {
  const entries = itemsOf(props, "entries").map((entry) =>
    isRecord(entry) ? textOf(entry, "cidr") : notSaid,
  );
  const open = entries.find((entry) => isUnknown(entry));
  return open ?? entries.flatMap((entry) => (isUnknown(entry) ? [] : [entry]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isUnknown(value);
}
