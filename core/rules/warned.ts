import { worst } from "./both-accounts.ts";
import { fail, pass, undecided } from "./verdict.ts";
import type { Verdict } from "./rule.ts";
import type { DiskFacts } from "../facts/disk.ts";
import type { InstanceFacts, NetworkInterfaceFacts } from "../facts/instance.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";

/** What stands in the way on a disk. */
interface DiskTrouble<V> {
  /** The name of the fact, for the evidence. */
  readonly fact: keyof DiskFacts;
  readonly of: (disk: DiskFacts) => V;
  readonly troubles: (value: Exclude<V, Unknown>) => boolean;
  readonly expected: string;
}

/**
 * Whether no disk of an instance has a value that stands in the way.
 * One disk proves a failure whatever another one hides; disks without a system disk among them were not all seen.
 */
export function noDisk<V>(disks: InstanceFacts["disks"], trouble: DiskTrouble<V>): Verdict {
  if (isUnknown(disks)) return undecided("instance.disks", disks);
  const verdicts = disks.map((disk, index) => onDisk(disk, index, trouble));
  if (disks.some(({ type }) => type === "system")) return worst(verdicts);
  const unseen = { unknown: "no system disk was seen, and every instance has one" };
  return worst([...verdicts, undecided("instance.disks", unseen)]);
}

function onDisk<V>(
  disk: DiskFacts,
  index: number,
  { fact, of, troubles, expected }: DiskTrouble<V>,
): Verdict {
  const path = `instance.disks[${String(index)}].${fact}`;
  const value = of(disk);
  if (isUnknown(value)) return undecided(path, value);
  if (!troubles(value as Exclude<V, Unknown>)) return pass;
  return fail({ path, expected, actual: `${String(value)} ${disk.type} ${disk.id}` });
}

/**
 * What a check says of the primary interface, the only one that travels (R5.21).
 * @param path where the interface stands in the case, such as `instance.networkInterfaces[0]`
 */
export function onPrimaryInterface(
  networkInterfaces: InstanceFacts["networkInterfaces"],
  check: (primary: NetworkInterfaceFacts, path: string) => Verdict,
): Verdict {
  if (isUnknown(networkInterfaces)) {
    return undecided("instance.networkInterfaces", networkInterfaces);
  }
  const index = networkInterfaces.findIndex(({ type }) => type === "Primary");
  const primary = networkInterfaces[index];
  if (primary === undefined) {
    return undecided("instance.networkInterfaces", {
      unknown: "no primary network interface was seen, and every instance has one",
    });
  }
  return check(primary, `instance.networkInterfaces[${String(index)}]`);
}

/** Whether a list of an interface holds none of the entries that stand in the way. */
export function noneOf(
  path: string,
  list: Maybe<readonly string[]>,
  troubles: (entry: string) => boolean = () => true,
): Verdict {
  if (isUnknown(list)) return undecided(path, list);
  const found = list.filter(troubles);
  return found.length === 0 ? pass : fail({ path, expected: "none", actual: found.join(", ") });
}

/** Whether no tag's key begins with one of the prefixes that a product writes. */
export function noTagOf(tagKeys: InstanceFacts["tagKeys"], prefixes: readonly string[]): Verdict {
  return noneOf("instance.tagKeys", tagKeys, (key) =>
    prefixes.some((prefix) => key.startsWith(prefix)),
  );
}

/** How many names stand in one line of evidence. */
const named = 5;

/** Whether a list that can be long is empty: one piece of evidence says how many, and the first of them. */
export function noneCounted(path: string, list: Maybe<readonly string[]>): Verdict {
  if (isUnknown(list)) return undecided(path, list);
  if (list.length === 0) return pass;
  const more = list.length > named ? ", ..." : "";
  const actual = `${String(list.length)}: ${list.slice(0, named).join(", ")}${more}`;
  return fail({ path, expected: "none", actual });
}

/** A primary interface that nothing is wrong with, for the cases of rules. */
export function sampleInterface(over: Partial<NetworkInterfaceFacts> = {}): NetworkInterfaceFacts {
  return {
    id: "eni-bp1primary",
    type: "Primary",
    privateIps: ["10.0.0.10"],
    ipv6: [],
    prefixes: [],
    ...over,
  };
}
