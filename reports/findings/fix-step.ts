import type { Report } from "../report.ts";
import { isFinal } from "../../core/rules/finding.ts";
import type { Finding } from "../../core/rules/finding.ts";

/** A finding that speaks for all of a step: where there are several, none of their ids is put into commands. */
export function commonFinding(findings: readonly Finding[]): Finding | undefined {
  const [first, second] = findings;
  if (first === undefined || second === undefined) return first;
  return { ...first, subject: { ...first.subject, id: "" } };
}

/**
 * Whether nothing is to be done about a finding: its instance cannot be transferred, and this is not what makes it so.
 * To unbind its EIP would be an outage for nothing.
 */
export function isSpared(finding: Finding, { routes }: Pick<Report, "routes">): boolean {
  const { about, id } = finding.subject;
  return about === "instance" && routes.has(id) && !isFinal(finding);
}
