import type { Inventory } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Problems } from "./problems.ts";

/** Whether the accounts of a manifest are two, and the inventory is of the one that gives; else a problem each. */
export function checkAccounts(
  { source, target }: Manifest,
  inventory: Inventory,
  problems: Problems,
): void {
  if (inventory.account !== source.account) {
    problems.add(["source", "account"], {
      zh: `源账号写的是 ${source.account}，而清单 ${source.inventory} 属于账号 ${inventory.account}。请改正其中之一。`,
      en: `the source account is given as ${source.account}, but ${source.inventory} is of account ${inventory.account}. Correct one of them.`,
    });
  }
  if (source.account === target.account) {
    problems.add(["target", "account"], {
      zh: `源账号与目标账号相同（${target.account}）；过户只能在不同账号之间进行（R4.6）。`,
      en: `source and target are the same account (${target.account}); a transfer needs two (R4.6).`,
    });
  }
}
