import type { Finding, Subject } from "./finding.ts";
import type { Window } from "./window.ts";

/** What was found of one subject, with the window that its time rules leave. */
export interface SubjectReport {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  /** When it can be submitted as far as time goes; only instances have one. */
  readonly window: Window;
}

/**
 * The findings subject by subject, in the order in which the subjects first appear.
 * @param windows of instances, by id
 */
export function bySubject(
  findings: readonly Finding[],
  windows: ReadonlyMap<string, Window>,
): SubjectReport[] {
  const groups = new Map<string, Finding[]>();
  let last: Subject | undefined;
  let group: Finding[] = [];
  for (const finding of findings) {
    const { subject } = finding;
    // Findings come subject by subject, and a key for each of them would cost more than the rest.
    if (subject !== last) {
      last = subject;
      group = groupOf(subject, groups);
    }
    group.push(finding);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { subject } = first;
    const window = (subject.about === "instance" ? windows.get(subject.id) : undefined) ?? {};
    return [{ subject, findings: own, window }];
  });
}

function groupOf({ about, id }: Subject, groups: Map<string, Finding[]>): Finding[] {
  const key = `${about} ${id}`;
  const own = groups.get(key) ?? [];
  groups.set(key, own);
  return own;
}
