import { remedyOf, undoOf } from "../../core/rules/finding.ts";
import type { Finding, Ruling, Subject } from "../../core/rules/finding.ts";
import type { Fail, Undecided } from "../../core/rules/rule.ts";
import type { Text } from "../../core/text.ts";
import type { OpenFinding } from "../findings/open-findings.ts";
import type { CheckReport } from "../schema/check-report.ts";
import { jsonLine } from "../text/json-lines.ts";
import { subjectId, textOrNull } from "./fields.ts";

type FindingRow = CheckReport["findings"][number];

/** Lines of findings; what a rule says of every subject alike becomes JSON once. */
export function findingLines(): (finding: OpenFinding) => string {
  const told = new Map<Ruling, Told>();
  let last: Subject | undefined;
  let subject = "";
  return (finding) => {
    const { rule, verdict } = finding;
    if (finding.subject !== last) {
      last = finding.subject;
      subject = jsonLine(subjectId(finding.subject));
    }
    let own = told.get(rule);
    if (own === undefined)
      told.set(rule, (own = { id: jsonLine(rule.id), escaped: escapedTexts(rule) }));
    if (verdict.outcome === "fail") return failLine(finding, verdict, own.escaped);
    if (own.unknown === undefined || !isSame(own.unknown, finding, verdict))
      own.unknown = unknownOf(finding, verdict);
    return `{"rule":${own.id},"subject":${subject},${own.unknown.rest}}`;
  };
}

/** What of a rule is JSON already. */
interface Told {
  readonly id: string;
  readonly escaped: Pick<Ruling, "remedy" | "undo">;
  /** The last one, which the next is likely to equal. */
  unknown?: Unknown;
}

/** An unknown verdict, and the line behind its subject. */
interface Unknown extends Pick<Undecided, "path" | "reason">, Pick<Finding, "dueBy" | "outlet"> {
  readonly rest: string;
}

function isSame(before: Unknown, { dueBy, outlet }: Finding, { path, reason }: Undecided): boolean {
  return (
    before.path === path &&
    before.reason === reason &&
    before.dueBy === dueBy &&
    before.outlet === outlet
  );
}

function unknownOf({ rule, dueBy, outlet }: Finding, { path, reason }: Undecided): Unknown {
  const row = { outcome: "unknown" as const, severity: rule.severity, dueBy, outlet, path, reason };
  return { path, reason, dueBy, outlet, rest: inner(row satisfies Partial<FindingRow>) };
}

/** The texts of a rule as JSON. The ids that are put into them hold nothing that JSON would escape. */
function escapedTexts({ remedy, undo }: Ruling): Pick<Ruling, "remedy" | "undo"> {
  const escaped = ({ zh, en }: Text) => ({ zh: jsonLine(zh), en: jsonLine(en) });
  return { remedy: escaped(remedy), ...(undo === undefined ? {} : { undo: escaped(undo) }) };
}

function failLine(
  finding: Finding,
  verdict: Fail,
  escaped: Pick<Ruling, "remedy" | "undo">,
): string {
  const { rule, dueBy, outlet, waiver } = finding;
  const { evidence, passesFrom, explanation } = verdict;
  const row = {
    rule: rule.id,
    subject: subjectId(finding.subject),
    outcome: "fail" as const,
    ...{ severity: rule.severity, dueBy, outlet },
    evidence: evidence.map(({ path, expected, actual }) => ({ path, expected, actual })),
    passesFrom: passesFrom?.toISOString() ?? null,
    explanation: textOrNull(explanation),
  } satisfies Partial<FindingRow>;
  const filled = { ...finding, rule: { ...rule, ...escaped } };
  const undo = undoOf(filled);
  const lived = waiver && { reason: waiver.reason, owner: waiver.owner, until: waiver.until };
  return `{${inner(row)},"remedy":${joined(remedyOf(filled))},"undo":${undo === null ? "null" : joined(undo)},"waiver":${jsonLine(lived)}}`;
}

function joined({ zh, en }: Text): string {
  return `{"zh":${zh},"en":${en}}`;
}

/** The fields of an object without its braces. */
function inner(fields: object): string {
  return jsonLine(fields).slice(1, -1);
}
