import type { Subject, SubjectFiles } from "./subject.ts";
import { attestationProblems } from "../../core/attestation/validate.ts";
import { transferCases } from "../../core/case/transfer-cases.ts";
import { readTransferFiles } from "../../core/case/transfer-files.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { bad, good } from "../../core/input/input-error.ts";
import type { Result } from "../../core/input/input-error.ts";
import { nearest } from "../../core/input/suggest.ts";
import type { Inventory } from "../../core/inventory.ts";
import { planLanding } from "../../core/landing/plan-landing.ts";
import { problemsOf } from "../../core/landing/problems.ts";
import type { ManifestFile } from "../../core/manifest/manifest.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { readFile, valueOf } from "../read-files.ts";
import { UserError } from "../user-error.ts";

/**
 * The instances of a manifest, with everything that it names.
 * @throws {UserError} for a file that is missing or wrong, and for an instance that the inventory does not have
 */
export function subjectOfManifest(
  manifestPath: string,
  files: SubjectFiles,
  rules: readonly Rule[],
  now: Date,
): Subject {
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
    landing: planLanding(manifestFile, inventory, exports, targetInventory),
    now,
  });
  return { inventory, manifestFile, cases };
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
