import type { Finding } from "../core/rules/finding.ts";

/** A finding that speaks for all of a step: where there are several, none of their ids is put into commands. */
export function commonFinding(findings: readonly Finding[]): Finding | undefined {
  const [first, second] = findings;
  if (first === undefined || second === undefined) return first;
  return { ...first, subject: { ...first.subject, id: "" } };
}
