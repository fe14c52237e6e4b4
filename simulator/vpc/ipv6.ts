import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { block64, contains, parseBlock } from "../network.ts";
import type { Vpc, VSwitch } from "../state.ts";

/** The first block that no VPC of any account has: IPv6 blocks are the platform's to give, each to one. */
export function freeIpv6({ accounts }: Pick<Call, "accounts">): string {
  const taken = new Set(
    accounts.flatMap(({ vpcs }) => [...vpcs.values()].map((vpc) => vpc.ipv6CidrBlock)),
  );
  for (let number = 0x100; ; number++) {
    const block = `2408:4000:${number.toString(16)}::/56`;
    if (!taken.has(block)) return block;
  }
}

/** The block of a vSwitch whose last eight bits are given; "" where none is asked for. */
export function vswitchIpv6(
  vpc: Vpc,
  last: number | undefined,
  siblings: readonly VSwitch[],
): string {
  if (last === undefined) return "";
  const outer = parseBlock(vpc.ipv6CidrBlock);
  if (outer === undefined)
    throw badRequest("InvalidParameter", "The VPC has no IPv6: Ipv6CidrBlock goes with none.");
  if (last < 0 || last > 255)
    throw badRequest("InvalidParameter", "Specified Ipv6CidrBlock is not in 0-255.");
  const block = block64(outer, last);
  refuseTaken(block, siblings);
  return block;
}

/** Refuses what no VPC has; for the reader of worlds. */
export function checkVpcIpv6(cidrBlock: string): string {
  const block = parseBlock(cidrBlock);
  if (block?.kind !== "ipv6" || block.prefix !== 56)
    throw badRequest("InvalidIpv6CidrBlock.Malformed", `${cidrBlock} is no IPv6 block of 56 bits.`);
  return block.text;
}

/** Refuses what no vSwitch of the VPC has; for the reader of worlds. */
export function checkVSwitchIpv6(
  cidrBlock: string,
  vpc: Vpc,
  siblings: readonly VSwitch[],
): string {
  const outer = parseBlock(vpc.ipv6CidrBlock);
  const block = parseBlock(cidrBlock);
  if (block?.prefix !== 64 || outer === undefined || !contains(outer, block))
    throw badRequest(
      "InvalidIpv6CidrBlock.Malformed",
      `${cidrBlock} is no block of 64 bits in the VPC's ${vpc.ipv6CidrBlock || "IPv6 block: it has none"}.`,
    );
  refuseTaken(block.text, siblings);
  return block.text;
}

function refuseTaken(block: string, siblings: readonly VSwitch[]): void {
  const taken = siblings.find(({ ipv6CidrBlock }) => ipv6CidrBlock === block);
  if (taken !== undefined)
    throw badRequest(
      "InvalidCidrBlock.Overlapped",
      `Specified CIDR block overlapped with other subnets: ${taken.id} has ${block}.`,
    );
}
