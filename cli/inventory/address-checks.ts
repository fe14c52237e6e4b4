import type { AddressCheck, ListedNetworks } from "../../collectors/vswitch-addresses.ts";
import { destinationsOf } from "../../core/case/destinations.ts";
import { readTransferFiles } from "../../core/case/transfer-files.ts";
import { Inventory, inventoryVersion } from "../../core/inventory.ts";
import { planLanding } from "../../core/landing/plan-landing.ts";
import type { LandingPlan } from "../../core/landing/plan.ts";
import { isUnknown } from "../../core/unknown.ts";
import { readFile, valueOf } from "../read-files.ts";

/** The landing that a manifest plans, as far as an inventory of the target has to know it. */
export interface Landing {
  /** UID of the target account. */
  readonly account: string;
  readonly region: string;
  /** The addresses that the manifest's instances are to have again, in the vSwitches that they land in. */
  readonly checksIn: (networks: ListedNetworks) => AddressCheck[];
}

/**
 * Reads a manifest and what it names, the target's inventory apart: that is what is to be written.
 * @throws {UserError} for files that are wrong, and for a landing that cannot be planned
 */
export function readLanding(manifestPath: string): Landing {
  const files = valueOf(readTransferFiles(manifestPath, readFile, { target: null }));
  const plan = valueOf(planLanding(files.manifestFile, files.inventory, files.exports, "unread"));
  return {
    account: plan.targetAccount,
    region: plan.region,
    checksIn: (networks) => checksOf(plan, networks),
  };
}

/** Of an instance whose vSwitch is not there yet, or cannot be told from another, nothing can be asked. */
function checksOf(plan: LandingPlan, { vpcs, vswitches }: ListedNetworks): AddressCheck[] {
  const target = Inventory.parse({
    version: inventoryVersion,
    account: plan.targetAccount,
    region: plan.region,
    takenAt: new Date(0).toISOString(),
    vpcs,
    vswitches,
  });
  const destinationOf = destinationsOf(plan, { target, peering: null });
  return plan.instances.flatMap((instance) => {
    const { vswitchId, privateIp } = destinationOf(instance);
    if (isUnknown(vswitchId) || isUnknown(privateIp) || privateIp === null) return [];
    return [{ vswitchId, ip: privateIp }];
  });
}
