import { fail, pass, undecided } from "./verdict.ts";
import type { Evidence, Fail, Undecided, Verdict } from "./rule.ts";
import { cidrSize, contains, overlap, readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { quoted } from "../input/words.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";

/** The name of a place (a region, a zone, a VPC), and the path of the fact that says it. */
export interface Located {
  readonly path: string;
  readonly place: Maybe<string>;
}

/** Whether something is where it has to be; a place without a name is one that was not seen. */
export function samePlace(wanted: Located, found: Located): Verdict {
  if (isUnknown(wanted.place)) return undecided(wanted.path, wanted.place);
  if (wanted.place === "") return undecided(wanted.path, { unknown: "its name is empty" });
  if (isUnknown(found.place)) return undecided(found.path, found.place);
  if (found.place === wanted.place) return pass;
  const actual = found.place === "" ? "none" : found.place;
  return fail({ path: found.path, expected: wanted.place, actual });
}

/** A block that a fact names. */
export interface Block {
  readonly path: string;
  readonly cidr: Cidr;
  /** How the block is reached, where the fact says so. */
  readonly through?: string;
}

/** The blocks that a fact names, and what of it could not be read. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly missing: readonly Undecided[];
}

/** Reads the blocks that a fact lists; a text that is none of them is missing, not skipped. */
export function readBlocks(
  path: string,
  list: Maybe<readonly (string | { readonly cidr: string; readonly through: string })[]>,
): Blocks {
  if (isUnknown(list)) return { blocks: [], missing: [undecided(path, list)] };
  const blocks: Block[] = [];
  const missing: Undecided[] = [];
  for (const [index, row] of list.entries()) {
    const place = `${path}[${String(index)}]`;
    const one =
      typeof row === "string"
        ? { path: place, text: row }
        : { path: `${place}.cidr`, text: row.cidr, through: row.through };
    const read = readCidr(one.text);
    if (read === undefined) missing.push(undecided(one.path, notABlock(one.text)));
    else blocks.push({ ...one, cidr: read.cidr });
  }
  return { blocks, missing };
}

/** The blocks of a VPC, which has at least one: an empty list is one that was not seen. */
export function readVpcBlocks(path: string, list: Maybe<readonly string[]>): Blocks {
  const read = readBlocks(path, list);
  if (isUnknown(list) || list.length > 0) return read;
  const reason = { unknown: "no block was seen, and every VPC has one" };
  return { blocks: [], missing: [undecided(path, reason)] };
}

/** Evidence of those blocks that share an address with one of a VPC's own. */
export function overlaps(others: readonly Block[], own: readonly Block[]): Evidence[] {
  return others.flatMap(({ path, cidr, through }) => {
    const shared = own.filter((block) => overlap(block.cidr, cidr)).map((block) => block.cidr.text);
    if (shared.length === 0) return [];
    const actual = through === undefined ? cidr.text : `${cidr.text} through ${through}`;
    return [{ path, expected: `outside ${shared.join(", ")}`, actual }];
  });
}

/** A single IPv4 address as a block of one; undefined for anything else. */
export function readAddress(text: string): Cidr | undefined {
  const read = text.includes("/") ? undefined : readCidr(text);
  return read?.cidr.family === "ipv4" ? read.cidr : undefined;
}

/** Whether a vSwitch can give an address: it lies inside, and is neither its first nor one of its last three. */
export function isAssignable(address: Cidr, vswitch: Cidr): boolean {
  const size = cidrSize(vswitch.text);
  if (size === undefined || !contains(vswitch, address)) return false;
  const offset = firstNumber(address) - firstNumber(vswitch);
  return offset >= 1 && offset < size - 3;
}

/** The verdict of several looks: one proven failure wins over what is missing beside it. */
export function settle(
  failures: readonly Evidence[],
  missing: readonly Undecided[],
  how: Pick<Fail, "explanation"> = {},
): Verdict {
  return failures.length > 0 ? fail(failures, how) : (missing[0] ?? pass);
}

function notABlock(text: string) {
  return { unknown: `${quoted(text)} is no CIDR block` };
}

/** The first address of an IPv4 block as a number. */
function firstNumber({ text }: Cidr): number {
  const [address = ""] = text.split("/");
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}
