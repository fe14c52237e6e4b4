import { contains } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { isAssignable } from "../rules/addresses.ts";

/** What keeps a vSwitch from giving an address, by its blocks alone; `cidr` is the block in question. */
export interface BlockObstacle {
  /**
   * `outside`: not in the vSwitch · `system`: its first address or one of its last three, which the platform keeps
   * (CreateVSwitch) · `reserved`: in a block reserved for prefixes (ListVSwitchCidrReservations).
   */
  readonly kind: "outside" | "system" | "reserved";
  readonly cidr: string;
}

/**
 * Every block obstacle of an address.
 * @param vswitch undefined where its block is not known
 */
export function blockObstacles(
  address: Cidr,
  vswitch: Cidr | undefined,
  reserved: readonly Cidr[],
): BlockObstacle[] {
  const obstacles: BlockObstacle[] = [];
  if (vswitch !== undefined && !isAssignable(address, vswitch)) {
    const kind = contains(vswitch, address) ? "system" : "outside";
    obstacles.push({ kind, cidr: vswitch.text });
  }
  for (const block of reserved) {
    if (contains(block, address)) obstacles.push({ kind: "reserved", cidr: block.text });
  }
  return obstacles;
}
