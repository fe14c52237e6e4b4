import { existsSync, readFileSync } from "node:fs";
import { attestationProblems } from "../../core/attestation/validate.ts";
import { transferCases } from "../../core/case/transfer-cases.ts";
import type { TransferCases } from "../../core/case/transfer-cases.ts";
import { bad, good } from "../../core/input/input-error.ts";
import type { Result } from "../../core/input/input-error.ts";
import { readInput } from "../../core/input/read-input.ts";
import { nearest } from "../../core/input/suggest.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import type { Inventory } from "../../core/inventory.ts";
import { planLanding } from "../../core/landing/plan-landing.ts";
import { problemsOf } from "../../core/landing/problems.ts";
import { readTransferFiles } from "../../core/case/transfer-files.ts";
import type { ManifestFile } from "../../core/manifest/manifest.ts";
import type { Rule } from "../../core/rules/rule.ts";
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
export function readSubject(files: SubjectFiles, rules: readonly Rule[], now: Date): Subject {
  const manifestPath =
    files.manifest ?? (files.inventory === undefined ? usualManifest : undefined);
  if (manifestPath === undefined) return withoutManifest(files, now);
  if (files.manifest === undefined && !existsSync(manifestPath)) throw nothingToRead();

  const { manifestFile, inventory, targetInventory, exports } = valueOf(
    readTransferFiles(manifestPath, readFile, {
      source: files.inventory,
      target: files.targetInventory,
    }),
  );
  const wrong = attestationProblems(manifestFile, rules);
  if (wrong.length > 0) throw UserError.of(wrong);
  const cases = transferCases({
    source: inventory,
    instances: valueOf(instancesOf(manifestFile, inventory)),
    target: targetInventory,
    manifest: manifestFile.manifest,
    landing: planLanding(manifestFile, inventory, exports),
    now,
  });
  return { inventory, manifestFile, cases };
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

function instancesOf(manifestFile: ManifestFile, inventory: Inventory): Result<InstanceFacts[]> {
  const { source, instances } = manifestFile.manifest;
  const problems = problemsOf(manifestFile);
  if (source.account !== inventory.account) {
    problems.add(["source", "account"], {
      zh: `源账号写的是 ${source.account}，清单却读自账号 ${inventory.account}。请用源账号的清单。`,
      en: `the source account is given as ${source.account}, but the inventory was read from ${inventory.account}. Use the source account's inventory.`,
    });
  }
  const facts = new Map(inventory.instances.map((instance) => [instance.id, instance]));
  const found = instances.flatMap(({ id }, index) => {
    const instance = facts.get(id);
    if (instance === undefined)
      problems.add(["instances", index, "id"], missing(id, [...facts.keys()]));
    return instance ?? [];
  });
  const errors = problems.all();
  return errors.length > 0 ? bad(errors) : good(found);
}

function missing(id: string, known: readonly string[]) {
  const meant = nearest(id, known);
  return {
    zh: `实例 ${id} 不在清单里。${meant === undefined ? "" : `是否想写 ${meant}？`}如果它是新的，请重新运行 ecs-transfer inventory。`,
    en: `instance ${id} is not in the inventory. ${meant === undefined ? "" : `Did you mean ${meant}? `}If it is new, run ecs-transfer inventory again.`,
  };
}

function parsed<T>(file: string, parse: (text: string, file: string) => Result<T>): T {
  const text = valueOf(readInput(file, readFile));
  return valueOf(parse(text, file));
}

function readFile(path: string): string {
  return readFileSync(path, "utf8");
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw UserError.of(result.errors);
  return result.value;
}

function nothingToRead(): UserError {
  return new UserError({
    zh: `这里没有 ${usualManifest}。请用 --manifest 或 --inventory 指明要检查的文件，或用 ecs-transfer inventory 读出清单。`,
    en: `There is no ${usualManifest} here. Name the file to check with --manifest or --inventory, or take an inventory with ecs-transfer inventory.`,
  });
}
