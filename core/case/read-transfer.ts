import { transferCases } from "./transfer-cases.ts";
import type { TransferCases } from "./transfer-cases.ts";
import { good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import type { ReadText } from "../input/read-input.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { planLanding } from "../landing/plan-landing.ts";
import { readTransferFiles } from "./transfer-files.ts";

/** What a manifest comes to: what lands, and the case of each instance. */
export interface Transfer {
  readonly plan: LandingPlan;
  readonly cases: TransferCases;
}

/**
 * The transfer that a manifest describes, from its files.
 * @param read gives the text of a file; a system error that it throws becomes an input error
 * @param now the instant at which attestations must hold
 */
export function readTransfer(manifestPath: string, read: ReadText, now: Date): Result<Transfer> {
  const files = readTransferFiles(manifestPath, read);
  if (!files.ok) return files;
  const { manifestFile, inventory, targetInventory, exports } = files.value;
  const landing = planLanding(manifestFile, inventory, exports, targetInventory);
  if (!landing.ok) return landing;
  const cases = transferCases({
    source: inventory,
    instances: landing.value.instances.map(({ facts }) => facts),
    target: targetInventory,
    manifest: manifestFile.manifest,
    landing,
    now,
  });
  return good({ plan: landing.value, cases });
}
