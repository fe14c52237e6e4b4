import { bad, good } from "../input/input-error.ts";
import type { InputError, Result } from "../input/input-error.ts";
import { beside, readInput } from "../input/read-input.ts";
import type { ReadText } from "../input/read-input.ts";
import { parseInventory } from "../inventory-file.ts";
import type { Inventory } from "../inventory.ts";
import { parseManifest } from "../manifest/manifest.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import { decodeExport, parseConsoleExport } from "../security-group/export.ts";
import type { ConsoleExport } from "../security-group/export.ts";
import { exportsAsked } from "./exports-asked.ts";

/** A manifest with everything that it names, read and parsed. */
export interface TransferFiles {
  readonly manifestFile: ManifestFile;
  readonly inventory: Inventory;
  readonly targetInventory?: Inventory;
  readonly exports: ReadonlyMap<string, ConsoleExport>;
}

/** Inventories to read instead of those that the manifest names; their paths stand by themselves. */
export interface OtherInventories {
  readonly source?: string | undefined;
  /** `null`: none, as it is yet to be written. */
  readonly target?: string | null | undefined;
}

/** The manifest and the files that it names; the mistakes of all of them at once. */
export function readTransferFiles(
  manifestPath: string,
  read: ReadText,
  others: OtherInventories = {},
): Result<TransferFiles> {
  const text = readInput(manifestPath, read);
  if (!text.ok) return text;
  const parsed = parseManifest(text.value, manifestPath);
  if (!parsed.ok) return parsed;
  const manifestFile = parsed.value;
  const { source, target } = manifestFile.manifest;

  const errors: InputError[] = [];
  const load = <T>(
    file: string,
    parse: (text: string, file: string) => Result<T>,
    decode?: (bytes: Uint8Array) => string,
  ): T | undefined => {
    const body = readInput(file, read, decode);
    const result = body.ok ? parse(body.value, file) : body;
    if (result.ok) return result.value;
    errors.push(...result.errors);
    return undefined;
  };
  const near = (path: string) => beside(manifestPath, path);
  const inventory = load(others.source ?? near(source.inventory), parseInventory);
  const named = target.inventory && near(target.inventory);
  const targetPath = others.target === null ? undefined : (others.target ?? named);
  const targetInventory = targetPath === undefined ? undefined : load(targetPath, parseInventory);
  if (targetInventory !== undefined && targetInventory.account !== target.account) {
    errors.push(otherTarget(manifestFile, targetInventory));
  }
  if (
    inventory !== undefined &&
    targetInventory !== undefined &&
    targetInventory.region !== inventory.region
  ) {
    errors.push(otherRegion(manifestFile, targetInventory.region, inventory.region));
  }
  const exports = new Map<string, ConsoleExport>();
  const asked = exportsAsked(manifestFile);
  errors.push(...asked.errors);
  for (const [path, columns] of asked.columns) {
    const parse = (text: string, file: string) => parseConsoleExport(text, file, columns);
    const loaded = load(near(path), parse, decodeExport);
    if (loaded !== undefined) exports.set(path, loaded);
  }
  if (errors.length > 0 || inventory === undefined) return bad(errors);
  return good({ manifestFile, inventory, exports, ...(targetInventory && { targetInventory }) });
}

function otherTarget({ file, manifest, locate }: ManifestFile, inventory: Inventory): InputError {
  const { account } = manifest.target;
  const message = {
    zh: `目标账号写的是 ${account}，而目标账号的清单属于账号 ${inventory.account}。请改正其中之一。`,
    en: `the target account is given as ${account}, but the target's inventory is of account ${inventory.account}. Correct one of them.`,
  };
  return { file, ...locate(["target", "account"]), path: "target.account", message };
}

/** A transfer never leaves the region (R5.3), so an inventory of another one says nothing of it. */
function otherRegion({ file, locate }: ManifestFile, found: string, needed: string): InputError {
  const message = {
    zh: `目标账号的清单读自 ${found}，而实例在 ${needed}；过户不能改变地域（R5.3）。请在目标账号读取 ${needed}。`,
    en: `the target's inventory was read in ${found}, and the instances are in ${needed}; a transfer cannot change the region (R5.3). Read ${needed} in the target account.`,
  };
  return { file, ...locate(["target", "inventory"]), path: "target.inventory", message };
}
