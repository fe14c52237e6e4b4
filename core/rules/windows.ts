import type { Rule, TransferCase } from "./rule.ts";
import { intersect } from "./window.ts";
import type { Window } from "./window.ts";

/** Instance id → when it can be submitted as far as all of the rules go; one that nothing bounds is left out. */
export function windowsOf(
  rules: readonly Rule[],
  transfers: readonly TransferCase[],
): ReadonlyMap<string, Window> {
  const bounds = rules.flatMap((rule) =>
    rule.about === "instance" && rule.window !== undefined ? [rule.window] : [],
  );
  return new Map(
    transfers.flatMap((transfer) => {
      const windows = bounds.map((window) => windowOf(window, transfer)).filter(isBounded);
      return windows.length === 0 ? [] : [[transfer.instance.id, intersect(windows)] as const];
    }),
  );
}

/** A window that cannot be computed leaves its ends open: the verdict of the same rule says what is wrong. */
function windowOf(window: (transfer: TransferCase) => Window, transfer: TransferCase): Window {
  try {
    return window(transfer);
  } catch {
    return {};
  }
}

function isBounded({ eligibleFrom, eligibleUntil }: Window): boolean {
  return eligibleFrom !== undefined || eligibleUntil !== undefined;
}
