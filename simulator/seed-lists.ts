import {
  checkListDescription,
  checkListName,
  checkRoom,
  type ListWords,
} from "./ecs/entry-lists.ts";
import { PORT_RANGE_LISTS, portEntries } from "./ecs/port-range-lists.ts";
import { PREFIX_LISTS, prefixEntries } from "./ecs/prefix-lists.ts";
import { basics } from "./seed-parts.ts";
import { attempt, claim, refusal, regionOf, type Seed } from "./seed-steps.ts";
import { isSystemList, type PrefixList } from "./state-lists.ts";
import type { WorldPortList, WorldPrefixList } from "./world-lists.ts";
import type { World, WorldAccount } from "./world-schema.ts";

/** The lists that rules may name, before the rules. */
export function seedLists(seed: Seed, given: WorldAccount, world: World): void {
  for (const [index, source] of world.systemPrefixLists.entries())
    // Every account gets them; what is wrong with one is told once.
    attempt({ ...seed, path: [], report: reportOnce(seed) }, ["systemPrefixLists", index], () => {
      if (!isSystemList(source))
        throw refusal("the name of a list of the system begins with com.aliyun");
      addPrefixList(seed, source);
    });
  for (const [index, source] of given.prefixLists.entries())
    attempt(seed, ["prefixLists", index], () => {
      checkTexts(source, PREFIX_LISTS);
      addPrefixList(seed, source);
    });
  for (const [index, source] of given.portLists.entries())
    attempt(seed, ["portLists", index], () => {
      checkTexts(source, PORT_RANGE_LISTS);
      addPortList(seed, source);
    });
}

function reportOnce({ account, accounts, report }: Seed): Seed["report"] {
  return account === accounts[0] ? report : () => undefined;
}

function checkTexts({ name, description }: WorldPrefixList | WorldPortList, words: ListWords) {
  checkListName(name, words);
  checkListDescription(description, words);
}

function addPrefixList(seed: Seed, source: WorldPrefixList): void {
  const { ids, lists } = seed.account;
  const { regionId } = regionOf(seed, source.region);
  const entries = prefixEntries(source.entries, source.family);
  const maxEntries = source.maxEntries ?? Math.max(1, entries.length);
  checkRoom(entries.length, maxEntries, PREFIX_LISTS);
  const id = claim(lists.prefixLists, source.id ?? ids.next("pl", regionId));
  const list: PrefixList = {
    ...basics(seed, source),
    id,
    regionId,
    family: source.family,
    maxEntries,
    entries,
  };
  lists.prefixLists.set(id, list);
}

function addPortList(seed: Seed, source: WorldPortList): void {
  const { ids, lists } = seed.account;
  const { regionId } = regionOf(seed, source.region);
  const entries = portEntries(
    source.entries.map(({ ports, description }) => ({ portRange: ports, description })),
  );
  const maxEntries = source.maxEntries ?? Math.max(1, entries.length);
  checkRoom(entries.length, maxEntries, PORT_RANGE_LISTS);
  const id = claim(lists.portRangeLists, source.id ?? ids.next("prl", regionId));
  lists.portRangeLists.set(id, {
    ...basics(seed, source),
    id,
    regionId,
    maxEntries,
    entries,
  });
}
