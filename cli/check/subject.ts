import { existsSync } from "node:fs";
import { transferCases } from "../../core/case/transfer-cases.ts";
import type { TransferCases } from "../../core/case/transfer-cases.ts";
import type { Result } from "../../core/input/input-error.ts";
import { readInput } from "../../core/input/read-input.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import type { Inventory } from "../../core/inventory.ts";
import type { ManifestFile } from "../../core/manifest/manifest.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { readFile, valueOf } from "../read-files.ts";
import { UserError } from "../user-error.ts";

/** What a check looks at. */
export interface Subject {
  readonly inventory: Inventory;
  readonly manifestFile: ManifestFile | undefined;
  /** The manifest's instances in its order; all of the inventory's where there is no manifest. */
  readonly cases: TransferCases;
}

/** The files that a check reads, as they are named on the command line. */
export interface SubjectFiles {
  readonly manifest?: string;
  readonly inventory?: string;
  readonly targetInventory?: string;
}

const usualManifest = "transfer.yaml";

/**
 * Reads the files that the options name.
 * @throws {UserError} for a file that is missing or wrong, and for an instance that the inventory does not have
 */
export async function readSubject(
  files: SubjectFiles,
  rules: readonly Rule[],
  now: Date,
): Promise<Subject> {
  const manifestPath =
    files.manifest ?? (files.inventory === undefined ? usualManifest : undefined);
  if (manifestPath === undefined) return withoutManifest(files, now);
  if (files.manifest === undefined && !existsSync(manifestPath)) throw nothingToRead();

  // Plans and YAML are for manifests alone, and take their time to load.
  const { subjectOfManifest } = await import("./manifest-subject.ts");
  return subjectOfManifest(manifestPath, files, rules, now);
}

function withoutManifest(
  { inventory: path = "", targetInventory }: SubjectFiles,
  now: Date,
): Subject {
  const inventory = parsed(path, parseInventory);
  const target =
    targetInventory === undefined ? undefined : parsed(targetInventory, parseInventory);
  const { instances } = inventory;
  const nothing = { manifest: undefined, landing: undefined };
  const cases = transferCases({ source: inventory, instances, target, ...nothing, now });
  return { inventory, manifestFile: undefined, cases };
}

function parsed<T>(file: string, parse: (text: string, file: string) => Result<T>): T {
  const text = valueOf(readInput(file, readFile));
  return valueOf(parse(text, file));
}

function nothingToRead(): UserError {
  return new UserError({
    zh: `这里没有 ${usualManifest}。请用 --manifest 或 --inventory 指明要检查的文件，或用 ecs-transfer inventory 读出清单。`,
    en: `There is no ${usualManifest} here. Name the file to check with --manifest or --inventory, or take an inventory with ecs-transfer inventory.`,
  });
}
