import { readCidr } from "../cidr.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Inventory } from "../inventory.ts";
import { isUnknown } from "../unknown.ts";
import { spanOf } from "./span.ts";
import type { Span } from "./span.ts";

/** What holds an address already. */
export interface Holder {
  /** `i-…` */
  readonly instanceId: string;
  /** `eni-…`; undefined where the inventory shows the instance alone. */
  readonly interfaceId: string | undefined;
  /** Whether it is the primary address of the instance, the one that it is to have again. */
  readonly primary: boolean;
}

/** Who holds an address of a VPC; undefined proves nothing: not everything that holds one is in an inventory. */
export type HolderOf = (vpcId: string, address: string) => Holder | undefined;

/**
 * The holders that an inventory shows. The blocks of a VPC's vSwitches never overlap, so that a VPC and an address
 * name one place.
 */
export function holdersIn(target: Pick<Inventory, "instances"> | undefined): HolderOf {
  const single = new Map<string, Holder>();
  const prefixes = new Map<string, { readonly span: Span; readonly holder: Holder }[]>();
  for (const instance of target?.instances ?? []) {
    const { vpcId } = instance;
    if (isUnknown(vpcId)) continue;
    for (const { block, holder } of heldBy(instance)) {
      if (!block.includes("/")) {
        single.set(`${vpcId} ${block}`, holder);
        continue;
      }
      const read = readCidr(block);
      const span = read && spanOf(read.cidr);
      if (span === undefined) continue;
      prefixes.set(vpcId, [...(prefixes.get(vpcId) ?? []), { span, holder }]);
    }
  }
  return (vpcId, address) => {
    const holder = single.get(`${vpcId} ${address}`);
    const held = prefixes.get(vpcId);
    if (holder !== undefined || held === undefined) return holder;
    const read = readCidr(address);
    const at = read && spanOf(read.cidr)?.first;
    if (at === undefined) return undefined;
    return held.find(({ span }) => span.first <= at && at <= span.last)?.holder;
  };
}

/** Addresses, and blocks with a `/`. */
function heldBy(
  instance: InstanceFacts,
): readonly { readonly block: string; readonly holder: Holder }[] {
  const { id, privateIps, networkInterfaces } = instance;
  const own = isUnknown(privateIps) ? [] : privateIps;
  const interfaces = isUnknown(networkInterfaces) ? [] : networkInterfaces;
  return [
    ...own.map((block, index) => ({
      block,
      holder: { instanceId: id, interfaceId: undefined, primary: index === 0 },
    })),
    ...interfaces.flatMap(({ id: interfaceId, type, privateIps: addresses, prefixes }) => [
      ...addresses.map((block, index) => ({
        block,
        holder: { instanceId: id, interfaceId, primary: type === "Primary" && index === 0 },
      })),
      ...(isUnknown(prefixes) ? [] : prefixes).map((block) => ({
        block,
        holder: { instanceId: id, interfaceId, primary: false },
      })),
    ]),
  ];
}
