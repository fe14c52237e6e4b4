import { contains, parseBlock, type Block } from "./network.ts";
import type { Account } from "./state.ts";

/** Whether an address belongs to an interface, or a classic instance, in a group of the account. */
export function isMember(account: Account, groupId: string, address: Block): boolean {
  for (const eni of account.enis.values()) {
    if (!eni.securityGroupIds.includes(groupId)) continue;
    const own = [
      eni.primaryIp,
      ...eni.secondaryIps,
      ...eni.ipv6Addresses,
      ...eni.ipv4Prefixes,
      ...eni.ipv6Prefixes,
    ];
    if (own.some((text) => isIn(address, text))) return true;
  }
  for (const { innerIp, securityGroupIds } of account.instances.values()) {
    if (securityGroupIds.includes(groupId) && isIn(address, innerIp)) return true;
  }
  return false;
}

/** Whether an address lies in a block, or is the address that is written there. */
export function isIn(address: Block, text: string): boolean {
  const block = blockOf(text);
  return block !== undefined && contains(block, address);
}

const blocks = new Map<string, Block | undefined>();
const MOST_BLOCKS = 10_000;

/** Reads a block once, as long as not too many are remembered. */
export function blockOf(text: string): Block | undefined {
  if (blocks.has(text)) return blocks.get(text);
  if (blocks.size >= MOST_BLOCKS) blocks.clear();
  const block = parseBlock(text);
  blocks.set(text, block);
  return block;
}
