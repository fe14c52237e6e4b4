import { bad, good } from "../input/input-error.ts";
import type { InputError, Result } from "../input/input-error.ts";
import { beside, readInput } from "../input/read-input.ts";
import type { ReadText } from "../input/read-input.ts";
import { parseInventory } from "../inventory-file.ts";
import type { Inventory } from "../inventory.ts";
import { parseManifest } from "../manifest/manifest.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import { parseConsoleExport } from "../security-group/export.ts";
import type { ConsoleExport } from "../security-group/export.ts";
import type { LandingPlan } from "./plan.ts";
import { planLanding } from "./plan-landing.ts";

/** A manifest with everything that it names, read and parsed. */
export interface TransferFiles {
  readonly manifestFile: ManifestFile;
  readonly inventory: Inventory;
  readonly targetInventory?: Inventory;
  readonly exports: ReadonlyMap<string, ConsoleExport>;
}

/**
 * The plan of the landing that a manifest describes, from its files.
 * @param read gives the text of a file; a system error that it throws becomes an {@link InputError}
 */
export function readLanding(manifestPath: string, read: ReadText): Result<LandingPlan> {
  const files = readTransferFiles(manifestPath, read);
  if (!files.ok) return files;
  const { manifestFile, inventory, exports } = files.value;
  return planLanding(manifestFile, inventory, exports);
}

/** The manifest and the files that it names; the mistakes of all of them at once. */
export function readTransferFiles(manifestPath: string, read: ReadText): Result<TransferFiles> {
  const text = readInput(manifestPath, read);
  if (!text.ok) return text;
  const parsed = parseManifest(text.value, manifestPath);
  if (!parsed.ok) return parsed;
  const manifestFile = parsed.value;
  const { source, target, securityGroups } = manifestFile.manifest;

  const errors: InputError[] = [];
  const load = <T>(
    path: string,
    parse: (text: string, file: string) => Result<T>,
  ): T | undefined => {
    const file = beside(manifestPath, path);
    const body = readInput(file, read);
    const result = body.ok ? parse(body.value, file) : body;
    if (result.ok) return result.value;
    errors.push(...result.errors);
    return undefined;
  };
  const inventory = load(source.inventory, parseInventory);
  const targetInventory =
    target.inventory === undefined ? undefined : load(target.inventory, parseInventory);
  if (targetInventory !== undefined && targetInventory.account !== target.account) {
    errors.push(otherTarget(manifestFile, targetInventory));
  }
  const exports = new Map<string, ConsoleExport>();
  for (const path of new Set(securityGroups.flatMap(({ rules }) => rules ?? []))) {
    const loaded = load(path, parseConsoleExport);
    if (loaded !== undefined) exports.set(path, loaded);
  }
  if (errors.length > 0 || inventory === undefined) return bad(errors);
  return good({ manifestFile, inventory, exports, ...(targetInventory && { targetInventory }) });
}

function otherTarget({ file, manifest, locate }: ManifestFile, inventory: Inventory): InputError {
  const { account, inventory: path } = manifest.target;
  const message = {
    zh: `目标账号写的是 ${account}，而清单 ${String(path)} 属于账号 ${inventory.account}。请改正其中之一。`,
    en: `the target account is given as ${account}, but ${String(path)} is of account ${inventory.account}. Correct one of them.`,
  };
  return { file, ...locate(["target", "account"]), path: "target.account", message };
}
