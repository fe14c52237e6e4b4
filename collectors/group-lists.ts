import { z } from "zod";
import type { Inventory, PrefixListFacts, SecurityGroupFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { gapOfCall, gapsById } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { read, readByToken } from "./pages.ts";

const Family = z.enum(["IPv4", "IPv6"]);

/** No list of an account's own may have a name that begins so. */
const systemNames = ["com.aliyun", "com.alibabacloud"];

const ListPage = z.object({
  PrefixLists: z.object({
    PrefixList: z.array(z.object({ PrefixListId: z.string(), PrefixListName: z.string() })),
  }),
});

const Attributes = z.object({
  PrefixListName: z.string(),
  AddressFamily: Family,
  MaxEntries: z.number(),
  Entries: z.object({
    Entry: z.array(z.object({ Cidr: z.string(), Description: z.string().default("") })),
  }),
});

const PortEntries = z.object({
  Entries: z.array(z.object({ PortRange: z.string(), Description: z.string().default("") })),
});

/** The lists that stand in rules for blocks and for ports. */
export interface GroupLists extends Pick<Inventory, "prefixLists" | "portRangeLists"> {
  readonly gaps: readonly Gap[];
}

type WithRules = Pick<SecurityGroupFacts, "permissions">;

/**
 * The prefix lists and port lists that rules of the groups name: one call a list, which answers all its entries.
 * @param system whether the prefix lists of the system are wanted too (DescribePrefixLists, 100 a page)
 */
export async function collectGroupLists(
  cloud: Cloud,
  groups: readonly WithRules[],
  system: boolean,
): Promise<GroupLists> {
  const named = namesIn(groups, ["SourcePrefixList", "DestPrefixList"]);
  const namedPorts = namesIn(groups, ["PortRangeList"]);
  const [systemLists, ports] = await Promise.all([
    system ? beside(() => listSystemLists(cloud)) : new Map<string, string>(),
    readEach(namedPorts, (id) => readPorts(cloud, id)),
  ]);
  const wanted = new Map([...named, ...(isUnknown(systemLists) ? [] : systemLists)]);
  const prefixes = await readEach(wanted, (id) => readPrefixes(cloud, id));
  return {
    prefixLists: prefixes.map(([id, facts]) =>
      isUnknown(facts)
        ? { id, name: wanted.get(id) ?? "", family: facts, maxEntries: facts, entries: facts }
        : { id, ...facts },
    ),
    portRangeLists: ports.map(([id, entries]) => ({
      id,
      name: namedPorts.get(id) ?? "",
      entries,
    })),
    gaps: [
      ...gapOfCall("DescribePrefixLists", systemLists),
      ...gapsById("DescribePrefixListAttributes", prefixes),
      ...gapsById("DescribePortRangeListEntries", ports),
    ],
  };
}

/** The lists that the rules name: each one's id, with its name as far as a rule tells it. */
function namesIn(groups: readonly WithRules[], fields: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { permissions } of groups) {
    for (const permission of isUnknown(permissions) ? [] : permissions) {
      for (const field of fields) {
        const id = textOf(permission[`${field}Id`]);
        if (id !== "") names.set(id, textOf(permission[`${field}Name`]) || (names.get(id) ?? ""));
      }
    }
  }
  return names;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function readEach<T>(
  lists: ReadonlyMap<string, string>,
  readOne: (id: string) => Promise<T>,
): Promise<[id: string, result: Maybe<T>][]> {
  return Promise.all(
    [...lists.keys()].map(async (id): Promise<[string, Maybe<T>]> => [
      id,
      await beside(() => readOne(id)),
    ]),
  );
}

async function listSystemLists(cloud: Cloud): Promise<Map<string, string>> {
  const parameters = { RegionId: cloud.region, MaxResults: 100 };
  const pages = await readByToken(cloud, "DescribePrefixLists", parameters, ListPage);
  return new Map(
    pages
      .flatMap((page) => page.PrefixLists.PrefixList)
      .filter(({ PrefixListName }) =>
        systemNames.some((beginning) => PrefixListName.startsWith(beginning)),
      )
      .map(({ PrefixListId, PrefixListName }) => [PrefixListId, PrefixListName]),
  );
}

async function readPrefixes(cloud: Cloud, PrefixListId: string): Promise<KnownPrefixes> {
  const parameters = { RegionId: cloud.region, PrefixListId };
  const answer = await read(cloud, "DescribePrefixListAttributes", parameters, Attributes);
  return {
    name: answer.PrefixListName,
    family: answer.AddressFamily,
    maxEntries: answer.MaxEntries,
    entries: answer.Entries.Entry.map(({ Cidr, Description }) => ({
      cidr: Cidr,
      description: Description,
    })),
  };
}

type KnownPrefixes = Omit<PrefixListFacts, "id">;

async function readPorts(
  cloud: Cloud,
  PortRangeListId: string,
): Promise<{ portRange: string; description: string }[]> {
  const parameters = { RegionId: cloud.region, PortRangeListId };
  const answer = await read(cloud, "DescribePortRangeListEntries", parameters, PortEntries);
  return answer.Entries.map(({ PortRange, Description }) => ({
    portRange: PortRange,
    description: Description,
  }));
}
