import type { PageFinding, PageRoute, PageRow } from "./page-data.ts";
import type { Texts } from "./texts.ts";
import { pageWords } from "./words.ts";
import { fill } from "../text/fill.ts";
import { isSpared } from "../findings/fix-step.ts";
import { beijing } from "../text/instants.ts";
import type { Row } from "../findings/rows.ts";
import { settleLines } from "../findings/settle.ts";
import type { View } from "../findings/view.ts";
import { reasonText } from "../../core/reasons.ts";
import type { Route } from "../../core/alternatives/routes.ts";
import type { Finding, Ruling } from "../../core/rules/finding.ts";
import type { Text } from "../../core/text.ts";

/** What is gathered on the way. */
export interface Gathering {
  readonly view: View;
  readonly texts: Texts;
  readonly ruleNumber: (rule: Ruling) => number;
  /** How many rules there are about each kind of subject. */
  readonly applied: Readonly<Record<string, number>>;
}

/** A row of a subject. */
export function pageRow(row: Row, gathering: Gathering): PageRow {
  const { view, texts } = gathering;
  const { kind, findings } = row;
  const verdict = findings[0]?.verdict;
  return {
    kind,
    ...(verdict?.outcome === "unknown"
      ? {
          reason: texts.of(reasonText(verdict.reason)[view.language]),
          settle: settleLines([row], view)
            .slice(1)
            .map((line) => texts.of(line.replace(/^\s*- /, ""))),
        }
      : {}),
    findings: findings.map((finding) => pageFinding(finding, gathering)),
  };
}

function pageFinding(finding: Finding, { view, texts, ruleNumber }: Gathering): PageFinding {
  const { rule, verdict, dueBy, outlet, waiver } = finding;
  const step = view.stepOf.get(finding);
  const head = {
    rule: ruleNumber(rule),
    due: dueBy,
    outlet,
    ...(step === undefined ? {} : { step }),
  };
  if (verdict.outcome === "unknown") return { ...head, path: texts.of(verdict.path) };
  if (verdict.outcome === "pass") return head;
  const { evidence, passesFrom, explanation } = verdict;
  const { language } = view;
  return {
    ...head,
    ...(isSpared(finding, view.report) ? { isSpared: true } : {}),
    evidence: evidence.map(
      ({ path, expected, actual }) =>
        [texts.of(path), texts.of(expected), texts.of(actual)] as const,
    ),
    ...(passesFrom === undefined ? {} : { passesFrom: texts.of(beijing(passesFrom, "later")) }),
    ...(explanation === undefined ? {} : { explanation: texts.of(explanation[language]) }),
    ...(waiver === null
      ? {}
      : { waiver: texts.of(fill(pageWords.waivedBy[language], { ...waiver })) }),
  };
}

/** A way that is left. */
export function pageRoute(
  { title, loses, obstacles, steps, url }: Route,
  gathering: Gathering,
): PageRoute {
  const { view, texts } = gathering;
  const say = (text: Text) => texts.of(text[view.language]);
  return {
    title: say(title),
    loses: loses.map(say),
    obstacles: obstacles.map(say),
    steps: say(steps),
    url,
  };
}
