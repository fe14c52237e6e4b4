import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { badRequest, invalidParameter, type ApiError } from "../errors.ts";
import { checkDescription } from "../names.ts";
import { tokenPage } from "../paging.ts";
import { integer, list, matches, objects, text, type Params } from "../params.ts";
import { hasTags } from "../tags.ts";
import { toMinute } from "../time.ts";
import type { Account, RuleMatch } from "../state.ts";
import { SYSTEM_NAMES, type NamedList } from "../state-lists.ts";

/** What prefix lists and port lists have in common, under the words of each. */
export interface ListWords {
  /** What the API calls the kind, and its parameters begin with. */
  readonly kind: "PrefixList" | "PortRangeList";
  /** For messages. */
  readonly spoken: string;
  readonly duplicate: string;
}

/** Entries that one call may add, and entries that one call may remove. */
const MOST_ENTRIES_A_CALL = 200;
const LONGEST_ENTRY_DESCRIPTION = 32;

/** `Entry.N.*`, `AddEntry.N.*` or `RemoveEntry.N.*`. */
export function entryParams(params: Params, name: string): Params[] {
  const given = objects(params, name, Infinity);
  if (given.length > MOST_ENTRIES_A_CALL)
    throw badRequest(
      "LimitExceed.Entry",
      "The number of entries added or removed exceeds the limit.",
    );
  return given;
}

/** Two entries never have the same block or range. */
export function refuseTwins(keys: readonly string[], { duplicate }: ListWords): void {
  const twin = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twin !== undefined) throw badRequest(duplicate, `The specified ${twin} is duplicated.`);
}

/** 2-32 characters that do not start with http:// or https://; empty is allowed. */
export function entryDescription(value: string): string {
  checkDescription(value, "InvalidDescription.Malformed", "entry", 2);
  if (value.length > LONGEST_ENTRY_DESCRIPTION)
    throw badRequest(
      "InvalidDescription.Malformed",
      "The specified Description is wrongly formed: at most 32 characters.",
    );
  return value;
}

/** 2-128 letters, digits and `:_.-`, a letter first; and no name of the system's. */
export function checkListName(name: string, { kind }: ListWords): void {
  const wellFormed = /^\p{L}[\p{L}\p{N}:_.-]{1,127}$/u.test(name) && !/^https?:/.test(name);
  if (!wellFormed || SYSTEM_NAMES.some((beginning) => name.startsWith(beginning)))
    throw badRequest(
      `InvalidParameter.${kind}Name`,
      `The parameter ${kind}Name is not valid: ${name}.`,
    );
}

export function checkListDescription(value: string, { spoken }: ListWords): void {
  checkDescription(value, "InvalidDescription.Malformed", spoken, 2);
}

/** Refuses more entries than the list was made for. */
export function checkRoom(entries: number, maxEntries: number, { kind }: ListWords): void {
  if (entries > maxEntries)
    throw badRequest(
      "LimitExceed.MaxEntries",
      `The number of entries exceeds the MaxEntries of the specified ${kind}.`,
    );
}

/** Removes and adds in one; what is there already gets its new description and keeps its place. */
export function changedEntries<Entry>(
  { entries, maxEntries }: NamedList<Entry>,
  added: readonly Entry[],
  removed: readonly string[],
  keyOf: (entry: Entry) => string,
  words: ListWords,
): Entry[] {
  refuseTwins(removed, words);
  refuseTwins([...new Set(added.map(keyOf)), ...removed], words);
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  for (const key of removed) byKey.delete(key);
  for (const entry of added) byKey.set(keyOf(entry), entry);
  checkRoom(byKey.size, maxEntries, words);
  return [...byKey.values()];
}

/** The lists of the region that the filters leave: 10 a page, at most 100. */
export function listPage<T extends NamedList<unknown>>(
  call: Call,
  lists: ReadonlyMap<string, T>,
  { kind }: ListWords,
): { rows: T[]; nextToken: string } {
  const { params } = call;
  const ids = list(params, `${kind}Id`);
  const rows = inRegion(lists, regionOf(call)).filter(
    (one) =>
      (ids.length === 0 || ids.includes(one.id)) &&
      matches(params, `${kind}Name`, one.name) &&
      matches(params, "ResourceGroupId", one.resourceGroupId) &&
      hasTags(params, one),
  );
  return tokenPage(params, rows, pageSize(params));
}

/** The fields that a row of either kind has; the tags come in a shape of each kind's own. */
export function listRow(call: Call, one: NamedList<unknown>, { kind }: ListWords): Answer {
  return {
    [`${kind}Id`]: one.id,
    [`${kind}Name`]: one.name,
    Description: one.description,
    MaxEntries: one.maxEntries,
    AssociationCount: groupsNamingList(call.account, one.id).length,
    CreationTime: toMinute(one.createdAt),
    ResourceGroupId: one.resourceGroupId,
  };
}

/** The groups whose rules name the list: 10 a page, at most 100. */
export function associations(
  call: Call,
  id: string,
  resourceType: string,
): { rows: Answer[]; nextToken: string } {
  const rows = groupsNamingList(call.account, id).map((ResourceId) => ({
    ResourceId,
    ResourceType: resourceType,
  }));
  return tokenPage(call.params, rows, pageSize(call.params));
}

export function groupsNamingList({ securityGroups }: Account, id: string): string[] {
  return [...securityGroups.values()]
    .filter(({ rules }) => rules.some(({ match }) => listsOf(match).includes(id)))
    .map((group) => group.id);
}

/**
 * For how many rules of its group a rule counts: for as many as the lists that it names may hold entries.
 * What a rule with a prefix list and a port list counts for is not documented; as it stands for their product, it is that.
 */
export function ruleWeight({ lists }: Account, match: RuleMatch): number {
  const named = listsOf(match);
  if (named.length === 0) return 1;
  const sizes = [...lists.prefixLists.values(), ...lists.portRangeLists.values()]
    .filter(({ id }) => named.includes(id))
    .map(({ maxEntries }) => maxEntries);
  return sizes.reduce((product, size) => product * size, 1);
}

/** A whole number from 1 to `most`. */
export function maxEntriesOf(params: Params, most: number, tooMany: () => ApiError): number {
  const value = integer(params, "MaxEntries") ?? 0;
  if (value > most) throw tooMany();
  if (value < 1) throw invalidParameter("MaxEntries", `${String(value)} is below 1`);
  return value;
}

function listsOf(match: RuleMatch): string[] {
  const { SourcePrefixListId, DestPrefixListId, PortRangeListId } = match;
  return [SourcePrefixListId, DestPrefixListId, PortRangeListId].filter((id) => id !== "");
}

function pageSize(params: Params): number {
  const size = integer(params, "MaxResults") ?? 10;
  if (size < 1 || size > 100)
    throw invalidParameter("MaxResults", `${String(size)} is not in 1-100`);
  return size;
}

/** Changes name and description where the call gives them. */
export function changeTexts(params: Params, one: NamedList<unknown>, words: ListWords): void {
  const name = `${words.kind}Name`;
  if (params.has(name)) checkListName(text(params, name), words);
  checkListDescription(text(params, "Description"), words);
  if (params.has(name)) one.name = text(params, name);
  if (params.has("Description")) one.description = text(params, "Description");
}
