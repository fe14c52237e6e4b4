import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { badRequest, invalidParameter, notFound } from "../errors.ts";
import { hasHostBits, parseBlock } from "../network.ts";
import { matches, required, text } from "../params.ts";
import { ecsTags, tagsOf } from "../tags.ts";
import { toMinute } from "../time.ts";
import { isSystemList, type PrefixEntry, type PrefixList } from "../state-lists.ts";
import { defaultResourceGroup } from "../vpc/networks.ts";
import {
  associations,
  changedEntries,
  changeTexts,
  checkListDescription,
  checkListName,
  checkRoom,
  entryDescription,
  entryParams,
  groupsNamingList,
  listPage,
  listRow,
  maxEntriesOf,
  refuseTwins,
  type ListWords,
} from "./entry-lists.ts";

export const PREFIX_LISTS: ListWords = {
  kind: "PrefixList",
  spoken: "prefix list",
  duplicate: "InvalidParameter.CidrDuplicated",
};
export const MOST_PREFIX_ENTRIES = 200;
const MOST_LISTS = 100;

/** CreatePrefixList */
export function createPrefixList(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const family = familyOf(required(params, "AddressFamily"));
  required(params, "MaxEntries");
  const maxEntries = maxEntriesOf(params, MOST_PREFIX_ENTRIES, () =>
    invalidParameter("MaxEntries", "it is above 200"),
  );
  const name = required(params, "PrefixListName");
  checkListName(name, PREFIX_LISTS);
  checkListDescription(text(params, "Description"), PREFIX_LISTS);
  const entries = entriesIn(call, "Entry", family);
  checkRoom(entries.length, maxEntries, PREFIX_LISTS);
  const tags = tagsOf(params);
  const own = inRegion(account.lists.prefixLists, region).filter((one) => !isSystemList(one));
  if (own.length >= MOST_LISTS)
    throw notFound(
      "LimitExceed.PrefixListPerRegion",
      "The number of prefix lists in the region exceeds the limit.",
    );
  const id = account.ids.next("pl", region.regionId);
  account.lists.prefixLists.set(id, {
    id,
    regionId: region.regionId,
    createdAt: call.now,
    tags,
    name,
    description: text(params, "Description"),
    resourceGroupId: text(params, "ResourceGroupId") || defaultResourceGroup(account.accountId),
    family,
    maxEntries,
    entries,
  });
  return { PrefixListId: id };
}

/** ModifyPrefixList: a block is never added and removed in one call. */
export function modifyPrefixList(call: Call): Answer {
  const one = findOwn(call);
  const added = entriesIn(call, "AddEntry", one.family);
  const removed = entryParams(call.params, "RemoveEntry").map((entry) =>
    cidrOf(text(entry, "Cidr"), one.family),
  );
  const entries = changedEntries(one, added, removed, ({ cidr }) => cidr, PREFIX_LISTS);
  changeTexts(call.params, one, PREFIX_LISTS);
  one.entries = entries;
  return {};
}

/** DeletePrefixList: of a list that no rule names. */
export function deletePrefixList(call: Call): Answer {
  const { id } = findOwn(call);
  if (groupsNamingList(call.account, id).length > 0)
    throw badRequest(
      "NotAllowed.AssociationExist",
      "The specified prefix list has associated resources.",
    );
  call.account.lists.prefixLists.delete(id);
  return {};
}

/** DescribePrefixLists: the lists of the system too, without entries. */
export function describePrefixLists(call: Call): Answer {
  const family = text(call.params, "AddressFamily");
  if (family !== "") familyOf(family);
  const lists = new Map(
    [...call.account.lists.prefixLists].filter(([, one]) =>
      matches(call.params, "AddressFamily", one.family),
    ),
  );
  const { rows, nextToken } = listPage(call, lists, PREFIX_LISTS);
  return {
    NextToken: nextToken,
    PrefixLists: {
      PrefixList: rows.map((one) => ({
        ...listRow(call, one, PREFIX_LISTS),
        AddressFamily: one.family,
        Tags: ecsTags(one),
      })),
    },
  };
}

/** DescribePrefixListAttributes: all entries at once. */
export function describePrefixListAttributes(call: Call): Answer {
  const one = find(call);
  return {
    PrefixListId: one.id,
    PrefixListName: one.name,
    Description: one.description,
    AddressFamily: one.family,
    MaxEntries: one.maxEntries,
    CreationTime: toMinute(one.createdAt),
    Entries: {
      Entry: one.entries.map(({ cidr, description }) => ({
        Cidr: cidr,
        Description: description,
      })),
    },
  };
}

/** DescribePrefixListAssociations */
export function describePrefixListAssociations(call: Call): Answer {
  const { rows, nextToken } = associations(call, find(call).id, "securitygroup");
  return { NextToken: nextToken, PrefixListAssociations: { PrefixListAssociation: rows } };
}

/** The entries of a list, checked; shared with the reader of worlds. */
export function prefixEntries(
  given: readonly PrefixEntry[],
  family: PrefixList["family"],
): PrefixEntry[] {
  const entries = given.map(({ cidr, description }) => ({
    cidr: cidrOf(cidr, family),
    description: entryDescription(description),
  }));
  refuseTwins(
    entries.map(({ cidr }) => cidr),
    PREFIX_LISTS,
  );
  return entries;
}

function entriesIn(call: Call, name: string, family: PrefixList["family"]): PrefixEntry[] {
  const given = entryParams(call.params, name).map((entry) => ({
    cidr: text(entry, "Cidr"),
    description: text(entry, "Description"),
  }));
  return prefixEntries(given, family);
}

/** The block in canonical form: an address becomes a block of one. */
function cidrOf(value: string, family: PrefixList["family"]): string {
  const block = parseBlock(value);
  const kind = family === "IPv4" ? "ipv4" : "ipv6";
  if (block?.kind !== kind || hasHostBits(value))
    throw badRequest(
      "InvalidParameter.CidrMalformed",
      `The specified CIDR block is no block of ${family}: ${value}.`,
    );
  return block.text;
}

function familyOf(value: string): PrefixList["family"] {
  if (value === "IPv4" || value === "IPv6") return value;
  throw badRequest(
    "InvalidParameter.AddressFamily",
    "The parameter AddressFamily should be IPv4 or IPv6.",
  );
}

function find(call: Call): PrefixList {
  const { regionId } = regionOf(call);
  const one = call.account.lists.prefixLists.get(required(call.params, "PrefixListId"));
  if (one?.regionId === regionId) return one;
  throw notFound("InvalidPrefixListId.NotFound", "The specified prefix list was not found.");
}

/** A list of the system is nobody's to change: to those calls it is not there. */
function findOwn(call: Call): PrefixList {
  const one = find(call);
  if (!isSystemList(one)) return one;
  throw notFound("InvalidPrefixListId.NotFound", "The specified prefix list was not found.");
}
