import type { PageData, PageRule, PageSubject } from "./page-data.ts";
import { openingText } from "./opening.ts";
import { pageRoute, pageRow } from "./page-rows.ts";
import type { Gathering } from "./page-rows.ts";
import { collectTexts } from "./texts.ts";
import type { Texts } from "./texts.ts";
import { pageWords } from "./words.ts";
import { isOpen } from "../findings/open-findings.ts";
import { outlets, severities, stages } from "../rule-words.ts";
import { piecesOf } from "../text/sentence.ts";
import { shown } from "../text/shown.ts";
import { rowsOf } from "../findings/rows.ts";
import type { View } from "../findings/view.ts";
import { windowText } from "../findings/window.ts";
import { classWords, verdictOf, verdictWords } from "../findings/verdicts.ts";
import { waveOf } from "../findings/wave.ts";
import { countPhrases } from "../words.ts";
import { remedyOf } from "../../core/rules/finding.ts";
import type { Finding, Ruling } from "../../core/rules/finding.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";
import type { Language, Text } from "../../core/text.ts";

/** Everything that the page's script shows. */
export function collectData(view: View): PageData {
  const { report, language } = view;
  const texts = collectTexts();
  const rules = report.rules.map((rule) => pageRule(rule, rule.about === "instance", language));
  const numbers = new Map<string, number>(report.rules.map(({ id }, index) => [id, index]));
  const gathering: Gathering = {
    view,
    texts,
    applied: {
      instance: report.rules.filter(({ about }) => about === "instance").length,
      accounts: report.rules.filter(({ about }) => about === "accounts").length,
    },
    ruleNumber: (rule) => {
      let number = numbers.get(rule.id);
      if (number === undefined) {
        number = rules.push(pageRule(rule, false, language)) - 1;
        numbers.set(rule.id, number);
      }
      return number;
    },
  };
  const subjects = report.subjects.map((subject) => pageSubject(subject, gathering));
  return {
    words: spoken(pageWords, language),
    classes: spoken(classWords, language),
    counts: spoken(countPhrases, language),
    verdicts: spoken(verdictWords, language),
    severities: spoken(severities, language),
    stages: spoken(stages, language),
    outlets: spoken(
      Object.fromEntries(
        Object.entries(outlets).map(([outlet, { means }]) => [outlet, means]),
      ) as Record<keyof typeof outlets, Text>,
      language,
    ),
    applied: report.rules.length,
    rules,
    texts: texts.all,
    subjects,
  };
}

function spoken<K extends string>(
  some: Readonly<Record<K, Text>>,
  language: Language,
): Record<K, string> {
  const entries = Object.entries<Text>(some).map(([key, text]) => [key, text[language]]);
  return Object.fromEntries(entries) as Record<K, string>;
}

function pageRule(rule: Ruling, isAboutInstances: boolean, language: Language): PageRule {
  return {
    id: rule.id,
    title: rule.title[language],
    severity: rule.severity,
    isAboutInstances,
    ref: rule.source.ref,
    quote: shown(rule.source.quote),
    url: rule.url,
    downtime: rule.downtime === true,
    remedy: piecesOf(rule.remedy[language]),
    ...(rule.undo === undefined ? {} : { undo: piecesOf(rule.undo[language]) }),
    ...(rule.remark === undefined ? {} : { remark: rule.remark[language] }),
  };
}

function pageSubject(one: SubjectReport, gathering: Gathering): PageSubject {
  const { view, texts } = gathering;
  const { report, language } = view;
  const { subject, findings } = one;
  const rows = rowsOf(findings, report.summary.stage);
  const isInstance = subject.about === "instance";
  const routes = isInstance ? report.routes.get(subject.id) : undefined;
  const isStranded = routes !== undefined;
  const wave = waveOf(subject, report);
  const [place] = report.placesOf(subject);
  return {
    about: subject.about,
    id: texts.of(subject.id),
    ...(subject.name === null ? {} : { name: texts.of(subject.name) }),
    ...(wave === undefined ? {} : { wave: texts.of(wave) }),
    verdict: verdictOf(new Set(rows.map(({ kind }) => kind)), isStranded),
    ...(isInstance && !isStranded
      ? {
          window: texts.of(windowText(one, report.head.now, view.timeRules)[language]),
          opening: texts.of(openingText(one, report.head.now)[language]),
        }
      : {}),
    at: texts.of(place === undefined ? "" : `${place.file}:${String(place.line)}`),
    slots: slotsOf(findings, texts),
    rows: rows.map((row) => pageRow(row, gathering)),
    ...passedOf(one, gathering),
    ...(routes === undefined ? {} : { routes: routes.map((route) => pageRoute(route, gathering)) }),
  };
}

/** What stands for the slots of a subject's commands, as its own findings would fill them. */
function slotsOf([finding]: readonly Finding[], texts: Texts): [number, number] {
  const fillSlot = (slot: string) => {
    if (finding === undefined) return slot;
    const remedy = { zh: slot, en: slot };
    return remedyOf({ ...finding, rule: { ...finding.rule, remedy } }).en;
  };
  return [texts.of(fillSlot("<instance>")), texts.of(fillSlot("<region>"))];
}

function passedOf({ subject, findings }: SubjectReport, { applied, ruleNumber }: Gathering) {
  const passed = findings.filter((finding) => !isOpen(finding));
  const isRest = findings.length === applied[subject.about];
  return {
    passed: passed.length,
    ...(isRest ? {} : { passedRules: passed.map(({ rule }) => ruleNumber(rule)) }),
  };
}
