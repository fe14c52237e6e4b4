import type { Verdict } from "./rule.ts";

/**
 * An open question with a fact beside it that makes its answer matter, and proves nothing by itself.
 * A verdict that stands is left as it is.
 * @param hints what was seen, in words; none leaves the verdict as it is
 */
export function withHints(verdict: Verdict, hints: readonly string[]): Verdict {
  if (verdict.outcome !== "unknown" || hints.length === 0) return verdict;
  return { ...verdict, reason: [verdict.reason, ...hints].join("; ") };
}
