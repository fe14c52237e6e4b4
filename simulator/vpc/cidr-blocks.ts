import { badRequest } from "../errors.ts";
import type { Answer, Call } from "../call.ts";
import { contains, hasHostBits, overlaps, parseBlock, type Block } from "../network.ts";
import { text } from "../params.ts";
import { findVpc } from "./find.ts";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(blockOf);
const NEVER = ["100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16"].map(blockOf);

/** Refuses a block that no VPC may have; shared with the reader of worlds. */
export function checkVpcCidr(cidrBlock: string): Block {
  const block = parseBlock(cidrBlock);
  if (block?.kind !== "ipv4" || hasHostBits(cidrBlock) || !cidrBlock.includes("/"))
    throw badRequest(
      "InvalidCidrBlock.Malformed",
      `Specified CIDR block is not valid: ${cidrBlock}.`,
    );
  if (NEVER.some((never) => overlaps(never, block)))
    throw badRequest(
      "InvalidParameter",
      `Specified CIDR block is not valid: ${cidrBlock} is reserved.`,
    );
  const smallestPrefix = PRIVATE.some((range) => contains(range, block)) ? 8 : 16;
  if (block.prefix < smallestPrefix || block.prefix > 28)
    throw badRequest(
      "InvalidParameter",
      `Specified CIDR block is not valid: the mask of ${cidrBlock} is not in ${String(smallestPrefix)}-28.`,
    );
  return block;
}

/** AssociateVpcCidrBlock / UnassociateVpcCidrBlock */
export function associateVpcCidrBlock(call: Call): Answer {
  const vpc = findVpc(call);
  const cidr = text(call.params, "SecondaryCidrBlock");
  const block = checkVpcCidr(cidr);
  const taken = [vpc.cidrBlock, ...vpc.secondaryCidrs].map(blockOf);
  if (taken.some((other) => overlaps(other, block)))
    throw badRequest(
      "InvalidCidrBlock.Overlapped",
      "Specified CIDR block overlapped with other subnets.",
    );
  vpc.secondaryCidrs.push(cidr);
  return {};
}

export function unassociateVpcCidrBlock(call: Call): Answer {
  const vpc = findVpc(call);
  const cidr = text(call.params, "SecondaryCidrBlock");
  const at = vpc.secondaryCidrs.indexOf(cidr);
  if (at < 0)
    throw badRequest(
      "InvalidSecondaryCidrBlock.NotFound",
      "The specified secondary CIDR block does not exist.",
    );
  vpc.secondaryCidrs.splice(at, 1);
  return {};
}

function blockOf(value: string): Block {
  const block = parseBlock(value);
  if (block === undefined) throw new Error(`not a block: ${value}`);
  return block;
}
