import { existsSync, readFileSync } from "node:fs";
import { bad, good } from "../../core/input/input-error.ts";
import type { Result } from "../../core/input/input-error.ts";
import { beside, readInput } from "../../core/input/read-input.ts";
import { nearest } from "../../core/input/suggest.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import type { InstanceFacts, Inventory } from "../../core/inventory.ts";
import { problemsOf } from "../../core/landing/problems.ts";
import { parseManifest } from "../../core/manifest/manifest.ts";
import type { ManifestFile } from "../../core/manifest/manifest.ts";
import { UserError } from "../user-error.ts";

/** What a check looks at. */
export interface Subject {
  readonly inventory: Inventory;
  /** The manifest's instances in its order; all of the inventory's where there is no manifest. */
  readonly instances: readonly InstanceFacts[];
}

const usualManifest = "transfer.yaml";

/**
 * Reads the files that the options name.
 * @throws {UserError} for a file that is missing or wrong, and for an instance that the inventory does not have
 */
export function readSubject(options: {
  readonly manifest?: string;
  readonly inventory?: string;
}): Subject {
  const manifestFile =
    options.manifest ?? (options.inventory === undefined ? usualManifest : undefined);
  if (manifestFile === undefined) {
    const inventory = parsed(options.inventory ?? "", parseInventory);
    return { inventory, instances: inventory.instances };
  }
  if (options.manifest === undefined && !existsSync(manifestFile)) throw nothingToRead();

  const manifest = parsed(manifestFile, parseManifest);
  const named = beside(manifestFile, manifest.manifest.source.inventory);
  const inventory = parsed(options.inventory ?? named, parseInventory);
  return { inventory, instances: valueOf(instancesOf(manifest, inventory)) };
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
  const text = valueOf(readInput(file, (path) => readFileSync(path, "utf8")));
  return valueOf(parse(text, file));
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
