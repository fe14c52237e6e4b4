import { createHash } from "node:crypto";
import type { Result, Run, Suppression } from "sarif";
import { findingLines, headline } from "./findings/finding-lines.ts";
import { jsonLine, jsonRows } from "./text/json-lines.ts";
import { isOpen } from "./findings/open-findings.ts";
import type { OpenFinding } from "./findings/open-findings.ts";
import type { Report, Style } from "./report.ts";
import { rulingsOf } from "./findings/rulings.ts";
import type { Named } from "./findings/rulings.ts";
import { locationsOf, sourceRoot } from "./sarif/locations.ts";
import { messageString } from "./sarif/message.ts";
import { descriptorOf, levels } from "./sarif/rules.ts";
import { waveOf } from "./findings/wave.ts";
import { printable } from "../core/printable.ts";
import type { Finding } from "../core/rules/finding.ts";
import { isDue } from "../core/stage.ts";
import type { Stage } from "../core/stage.ts";
import type { Language, Text } from "../core/text.ts";

/**
 * What is not a pass, as a SARIF 2.1.0 log of one run; a line a rule and a result.
 * A failure has the level of its rule's severity, a blocker that is due at a later stage `warning`. What is unknown
 * is of kind `open`, for which the standard has no level but `none` (3.27.10). Waived warnings are suppressed.
 *
 * Nothing is cut. Code scanning on GitHub refuses a run of more than 25,000 results and keeps the 5,000 that are
 * most severe; a fleet of that size takes several reports (`ecs-transfer check --instance`).
 */
export function* sarifReport(report: Report, { language, toolVersion }: Style): Generator<string> {
  const rulings = rulingsOf(report);
  const indexOf = new Map(rulings.map(({ rule }, index) => [rule.id, index]));
  const rule = (one: Named) => jsonLine(descriptorOf(one, language));
  yield '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n';
  yield '  "version": "2.1.0",\n  "runs": [\n    {\n';
  yield '      "tool": {\n        "driver": {\n          "name": "ecs-transfer",\n';
  if (toolVersion !== undefined) yield `          "semanticVersion": ${jsonLine(toolVersion)},\n`;
  yield `          "language": ${jsonLine(languageTags[language])},\n`;
  yield* jsonRows("rules", rulings, rule, " ".repeat(10));
  yield "\n        }\n      },\n";
  for (const [key, value] of Object.entries(runOf(report, language))) {
    yield `      "${key}": ${jsonLine(value)},\n`;
  }
  yield* jsonRows("results", resultsOf(report, indexOf, language), jsonLine, " ".repeat(6));
  yield "\n    }\n  ]\n}\n";
}

const languageTags = { zh: "zh-CN", en: "en-US" } as const;

const whereItRan: Text = {
  zh: "运行 ecs-transfer 的目录",
  en: "The directory in which ecs-transfer ran",
};

function runOf({ head, summary }: Report, language: Language): Omit<Run, "tool" | "results"> {
  const { account, targetAccount, region, takenAt, now } = head;
  return {
    automationDetails: { id: `ecs-transfer/${account}/${region}/` },
    columnKind: "utf16CodeUnits",
    language: languageTags[language],
    originalUriBaseIds: { [sourceRoot]: { description: { text: whereItRan[language] } } },
    invocations: [{ executionSuccessful: true }],
    properties: { account, targetAccount, region, takenAt, now: now.toISOString(), summary },
  };
}

function* resultsOf(
  report: Report,
  indexOf: ReadonlyMap<string, number>,
  language: Language,
): Generator<Result> {
  const { stage } = report.summary;
  for (const { subject, findings } of report.subjects) {
    const open = findings.filter(isOpen);
    if (open.length === 0) continue;
    const places = locationsOf(subject, report.placesOf(subject));
    const wave = waveOf(subject, report);
    for (const finding of open) {
      yield {
        ruleId: finding.rule.id,
        ruleIndex: indexOf.get(finding.rule.id) ?? -1,
        ...gravity(finding, stage),
        message: { text: messageOf(finding, report, language) },
        ...places,
        partialFingerprints: fingerprints(finding),
        suppressions: suppressionsOf(finding),
        properties: {
          outcome: finding.verdict.outcome,
          severity: finding.rule.severity,
          dueBy: finding.dueBy,
          outlet: finding.outlet,
          ...(wave === undefined ? {} : { wave: printable(wave) }),
        },
      };
    }
  }
}

function gravity(
  { verdict, rule, dueBy }: OpenFinding,
  stage: Stage,
): Pick<Result, "kind" | "level"> {
  if (verdict.outcome === "unknown") return { kind: "open", level: "none" };
  const isLater = rule.severity === "blocker" && !isDue(dueBy, stage);
  return { kind: "fail", level: isLater ? "warning" : levels[rule.severity] };
}

function messageOf(finding: OpenFinding, report: Report, language: Language): string {
  return messageString(
    [headline(finding, language), ...findingLines(finding, report, language)].join("\n"),
  );
}

/** The same finding has the same fingerprint in every report, wherever it stands; GitHub reads the second key. */
function fingerprints({ rule, subject }: Finding): NonNullable<Result["partialFingerprints"]> {
  const hash = createHash("sha256").update(JSON.stringify([rule.id, subject.about, subject.id]));
  const print = hash.digest("hex").slice(0, 32);
  return { "ruleAndSubject/v1": print, primaryLocationLineHash: `${print}:1` };
}

/** Either all results of a run say whether they are suppressed, or none (3.27.23). */
function suppressionsOf({ waiver }: Finding): Suppression[] {
  if (waiver === null) return [];
  const { reason, owner, until } = waiver;
  const justification = printable(`${reason} (${owner}, until ${until})`);
  return [{ kind: "external", status: "accepted", justification }];
}
