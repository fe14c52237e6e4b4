import type { Finding, Subject } from "./finding.ts";
import { intersect } from "./window.ts";
import type { Window } from "./window.ts";

/** What was found of one subject, with the window that its time rules leave. */
export interface SubjectReport {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  /** When it can be submitted as far as time goes; only instances have one. */
  readonly window: Window;
}

/** The findings subject by subject, in the order in which the subjects first appear. */
export function bySubject(findings: readonly Finding[]): SubjectReport[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.subject.about} ${finding.subject.id}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [finding]);
    else own.push(finding);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      { subject: first.subject, findings: own, window: intersect(own.map(({ window }) => window)) },
    ];
  });
}
