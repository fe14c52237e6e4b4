import { regionOf, type Answer, type Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { required, text } from "../params.ts";
import { tagsOf } from "../tags.ts";
import type { PortEntry, PortRangeList } from "../state-lists.ts";
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

export const PORT_RANGE_LISTS: ListWords = {
  kind: "PortRangeList",
  spoken: "port range list",
  duplicate: "InvalidParameter.PortRangeDuplicated",
};
export const MOST_PORT_ENTRIES = 2_000;

/** CreatePortRangeList */
export function createPortRangeList(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  required(params, "MaxEntries");
  const maxEntries = maxEntriesOf(params, MOST_PORT_ENTRIES, () =>
    badRequest(
      "InvalidOperation.MaxEntriesCountExceed",
      "The specified MaxEntries exceeded the upper limit.",
    ),
  );
  const name = required(params, "PortRangeListName");
  checkListName(name, PORT_RANGE_LISTS);
  checkListDescription(text(params, "Description"), PORT_RANGE_LISTS);
  const entries = entriesIn(call, "Entry");
  checkRoom(entries.length, maxEntries, PORT_RANGE_LISTS);
  const id = account.ids.next("prl", region.regionId);
  account.lists.portRangeLists.set(id, {
    id,
    regionId: region.regionId,
    createdAt: call.now,
    tags: tagsOf(params),
    name,
    description: text(params, "Description"),
    resourceGroupId: text(params, "ResourceGroupId") || defaultResourceGroup(account.accountId),
    maxEntries,
    entries,
  });
  return { PortRangeListId: id };
}

/** ModifyPortRangeList: a range is never added and removed in one call. */
export function modifyPortRangeList(call: Call): Answer {
  const one = find(call);
  const removed = entryParams(call.params, "RemoveEntry").map((entry) =>
    rangeOf(text(entry, "PortRange")),
  );
  const added = entriesIn(call, "AddEntry");
  const keyOf = ({ portRange }: PortEntry): string => portRange;
  const entries = changedEntries(one, added, removed, keyOf, PORT_RANGE_LISTS);
  changeTexts(call.params, one, PORT_RANGE_LISTS);
  one.entries = entries;
  return {};
}

/** DeletePortRangeList: of a list that no rule names. */
export function deletePortRangeList(call: Call): Answer {
  const { id } = find(call);
  if (groupsNamingList(call.account, id).length > 0)
    throw badRequest(
      "InvalidPortRangeListId.AssociationExist",
      "The specified port range list has association resources.",
    );
  call.account.lists.portRangeLists.delete(id);
  return {};
}

/** DescribePortRangeLists: without entries. */
export function describePortRangeLists(call: Call): Answer {
  const lists = call.account.lists.portRangeLists;
  const { rows, nextToken } = listPage(call, lists, PORT_RANGE_LISTS);
  return {
    NextToken: nextToken,
    PortRangeLists: rows.map((one) => ({
      ...listRow(call, one, PORT_RANGE_LISTS),
      Tags: [...one.tags].map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    })),
  };
}

/** DescribePortRangeListEntries: all of them at once. */
export function describePortRangeListEntries(call: Call): Answer {
  return {
    Entries: find(call).entries.map(({ portRange, description }) => ({
      PortRange: portRange,
      Description: description,
    })),
  };
}

/** DescribePortRangeListAssociations */
export function describePortRangeListAssociations(call: Call): Answer {
  const { rows, nextToken } = associations(call, find(call).id, "SecurityGroup");
  return { NextToken: nextToken, PortRangeListAssociations: rows };
}

/** The entries of a list, checked; shared with the reader of worlds. */
export function portEntries(given: readonly PortEntry[]): PortEntry[] {
  const entries = given.map(({ portRange, description }) => ({
    portRange: rangeOf(portRange),
    description: entryDescription(description),
  }));
  refuseTwins(
    entries.map(({ portRange }) => portRange),
    PORT_RANGE_LISTS,
  );
  return entries;
}

function entriesIn(call: Call, name: string): PortEntry[] {
  const given = entryParams(call.params, name).map((entry) => ({
    portRange: text(entry, "PortRange"),
    description: text(entry, "Description"),
  }));
  return portEntries(given);
}

function rangeOf(value: string): string {
  const [, from, to] = /^(\d{1,5})\/(\d{1,5})$/.exec(value) ?? [];
  const [first, last] = [Number(from ?? 0), Number(to ?? 0)];
  if (first >= 1 && first <= last && last <= 65_535) return value;
  throw badRequest(
    "InvalidParameter.PortRange",
    `The specified parameter PortRange is not valid: ${value}.`,
  );
}

function find(call: Call): PortRangeList {
  const { regionId } = regionOf(call);
  const one = call.account.lists.portRangeLists.get(required(call.params, "PortRangeListId"));
  if (one?.regionId === regionId) return one;
  throw badRequest(
    "InvalidPortRangeListId.NotFound",
    "The specified port range list was not found.",
  );
}
