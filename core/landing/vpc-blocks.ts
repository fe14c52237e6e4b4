import { overlap } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { DataPath } from "../input/input-error.ts";
import { sentences } from "../input/words.ts";
import type { VpcFacts } from "../inventory.ts";
import type { Text } from "../text.ts";
import { checkUserBlock, checkVpcBlock } from "./cidr-limits.ts";
import { readAgain } from "./problems.ts";
import type { Problems } from "./problems.ts";

const vpcPath: DataPath = ["landing", "vpc"];
const mostSecondary = 5;
const mostUser = 3;

/** The first block: that of the manifest, else the source's. */
export function primaryBlock(
  given: string | undefined,
  vpc: VpcFacts | undefined,
  sourceVpcId: string,
  instancePath: DataPath,
  problems: Problems,
): Cidr | undefined {
  const path = given === undefined ? instancePath : [...vpcPath, "cidr"];
  const text = given ?? vpc?.cidr;
  if (text !== undefined) return checkedBlock(checkVpcBlock(text), path, problems);
  problems.add(
    path,
    sentences(
      {
        zh: `清单中没有 VPC ${sourceVpcId}。`,
        en: `VPC ${sourceVpcId} is not in the inventory.`,
      },
      readAgain("vpc:DescribeVpcs"),
      { zh: "或写上 landing.vpc.cidr。", en: "Or give landing.vpc.cidr." },
    ),
  );
  return undefined;
}

/** The blocks that the manifest names; a VPC takes five, none of which overlaps another. */
export function secondaryBlocks(
  texts: readonly string[],
  primary: Cidr | undefined,
  problems: Problems,
): Cidr[] | undefined {
  const path = [...vpcPath, "secondaryCidrs"];
  tooMany(texts, mostSecondary, path, problems);
  const taken = primary === undefined ? [] : [primary];
  const blocks = texts.map((text, index) => {
    const block = checkedBlock(checkVpcBlock(text), [...path, index], problems);
    if (block === undefined) return undefined;
    const other = taken.find((one) => overlap(one, block));
    taken.push(block);
    if (other === undefined) return block;
    problems.add([...path, index], {
      zh: `${block.text} 与同一 VPC 的 ${other.text} 重叠。请删去它，或换一个不重叠的网段。`,
      en: `${block.text} overlaps ${other.text} of the same VPC. Remove it, or give a block that does not.`,
    });
    return undefined;
  });
  return allOf(blocks);
}

/** Blocks to treat as private: those of the manifest, else the source's; a VPC takes three. */
export function userBlocks(
  given: readonly string[] | undefined,
  vpc: VpcFacts | undefined,
  problems: Problems,
): readonly string[] | undefined {
  if (given === undefined) return vpc?.userCidrs ?? [];
  const path = [...vpcPath, "userCidrs"];
  tooMany(given, mostUser, path, problems);
  const blocks = given.map((text, index) =>
    checkedBlock(checkUserBlock(text), [...path, index], problems),
  );
  return allOf(blocks)?.map(({ text }) => text);
}

function tooMany(list: readonly string[], most: number, path: DataPath, problems: Problems): void {
  if (list.length <= most) return;
  problems.add(path, {
    zh: `写了 ${String(list.length)} 个网段，一个 VPC 最多 ${String(most)} 个。请删去多余的。`,
    en: `${String(list.length)} blocks are given; a VPC takes ${String(most)}. Remove the others.`,
  });
}

function checkedBlock(
  checked: { readonly cidr: Cidr } | { readonly wrong: Text },
  path: DataPath,
  problems: Problems,
): Cidr | undefined {
  if ("cidr" in checked) return checked.cidr;
  problems.add(path, checked.wrong);
  return undefined;
}

function allOf<T>(list: readonly (T | undefined)[]): T[] | undefined {
  const there = list.filter((one) => one !== undefined);
  return there.length === list.length ? there : undefined;
}
