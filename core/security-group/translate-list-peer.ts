import { readCidr } from "../cidr.ts";
import type { PrefixListFacts } from "../inventory.ts";
import type { RulePeer } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import { changes } from "./changes.ts";
import {
  badEntry,
  listNotRead,
  noFamily,
  systemListUnknown,
  twoFamilies,
} from "./list-refusals.ts";
import { farMoved } from "./moved-addresses.ts";
import { no } from "./source-group.ts";
import type { Parts, Refusal, SourceGroup, TargetSide } from "./source-group.ts";

type Block = Extract<RulePeer, { readonly kind: "block" }>;

/** Where a prefix list stands in a rule: the list made anew, its entries, or the system's of the same name. */
export function listPeers(id: string, { choices, around }: SourceGroup): Parts<RulePeer> | Refusal {
  const list = around.prefixLists.get(id);
  if (list !== undefined && isSystemList(list)) return systemList(list, around.target.prefixLists);
  const action = "ecs:DescribePrefixListAttributes";
  if (list === undefined) return no(listNotRead(id, undefined, action));
  const { entries } = list;
  if (isUnknown(entries)) return no(listNotRead(id, entries, action));
  const blocks: Block[] = [];
  for (const { cidr } of entries) {
    const read = readCidr(cidr);
    if (read === undefined || read.hostBits) return no(badEntry(id, cidr));
    blocks.push({ kind: "block", cidr: read.cidr.text, family: read.cidr.family });
  }
  if (blocks.some(({ family }) => family !== familyOf(list))) return no(twoFamilies(id));
  const stale = entries.flatMap(({ cidr }) => {
    const read = readCidr(cidr);
    return read === undefined ? [] : farMoved(read.cidr, around);
  });
  if (choices.prefixLists === "inline")
    return { values: blocks, changes: [changes.inlined(id, blocks.length), ...stale] };
  if (familyOf(list) === undefined) return no(noFamily(id));
  const peer: RulePeer = { kind: "prefix-list", sourceId: id };
  return { values: [peer], changes: [changes.recreated(id, list.name), ...stale] };
}

/** No account can give its own list such a name. */
const systemNames = ["com.aliyun", "com.alibabacloud"] as const;

/** Lists of the system have the same name in every account, and are nobody's to make. */
export function isSystemList({ name }: Pick<PrefixListFacts, "name">): boolean {
  return systemNames.some((beginning) => name.startsWith(beginning));
}

/** As the API says, or else as its first entry is; undefined: neither tells. */
export function familyOf({
  family,
  entries,
}: Pick<PrefixListFacts, "family" | "entries">): Block["family"] | undefined {
  if (!isUnknown(family)) return family === "IPv4" ? "ipv4" : "ipv6";
  const first = isUnknown(entries) ? undefined : entries[0];
  return first === undefined ? undefined : readCidr(first.cidr)?.cidr.family;
}

function systemList(
  { name }: PrefixListFacts,
  target: TargetSide["prefixLists"],
): Parts<RulePeer> | Refusal {
  // Its name stands for the id that is yet to be read.
  if (target === "unread")
    return { values: [{ kind: "existing-prefix-list", id: name }], changes: [] };
  const found = target?.find((list) => list.name === name);
  if (found === undefined) return no(systemListUnknown(name, target !== undefined));
  return {
    values: [{ kind: "existing-prefix-list", id: found.id }],
    changes: [changes.systemList(name, found.id)],
  };
}
