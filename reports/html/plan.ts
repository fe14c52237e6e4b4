import { markup, nothing } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { pageWords } from "./words.ts";
import { fill } from "../text/fill.ts";
import { commonFinding } from "../findings/fix-step.ts";
import { beijing } from "../text/instants.ts";
import { phaseTerms } from "../rule-words.ts";
import { piecesOf } from "../text/sentence.ts";
import type { View } from "../findings/view.ts";
import { remedyOf, subjectLabel, undoOf } from "../../core/rules/finding.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { FixStep } from "../../core/rules/fix-plan.ts";
import type { Language } from "../../core/text.ts";

interface Numbered {
  readonly step: FixStep;
  readonly number: number;
}

/** Everything that can be mended, phase by phase, a numbered step for each rule; the last one checks again. */
export function planSection(view: View): Markup {
  const { language, report } = view;
  const numbered = report.fixPlan.map((step, index) => ({ step, number: index + 1 }));
  const phases = [...Map.groupBy(numbered, ({ step }) => step.phase)];
  return markup`<section id="plan" aria-labelledby="plan-title">
    <h2 id="plan-title">${pageWords.plan[language]}</h2>
    ${
      phases.length === 0
        ? markup`<p>${pageWords.planNone[language]}</p>`
        : markup`<p>${pageWords.planIntro[language]}</p>
            ${phases.map(([phase, steps]) => {
              const { [language]: title, means } = phaseTerms[phase];
              return markup`<h3 class="phase">${title} <small>${means[language]}</small></h3>
                <ol start="${steps[0]?.number ?? 1}">
                  ${steps.map((one) => stepItem(one, view))}
                </ol>`;
            })}${checkAgain(view)}`
    }
  </section>`;
}

/** Subjects that stand in a step before the rest waits to be opened. */
const mostNamed = 20;

function stepItem({ step, number }: Numbered, { language }: View): Markup {
  const { rule, findings } = step;
  const common = commonFinding(findings);
  const undo = common === undefined ? null : undoOf(common);
  const down =
    rule.downtime === true
      ? markup` <span class="mark downtime">${pageWords.downtime[language]}</span>`
      : nothing;
  return markup`<li id="step-${number}">
    <details class="step">
      <summary>
        <h4>${rule.title[language]} <code>${rule.id}</code></h4>
        ${down} <span class="count">${findings.length}</span>
      </summary>
      <dl>
        ${row("for", subjects(findings, rule.id, language), language)}${
          common === undefined
            ? nothing
            : row("remedy", sentence(remedyOf(common)[language]), language)
        }${undo === null ? nothing : row("undo", sentence(undo[language]), language)}${
          rule.remark === undefined
            ? nothing
            : row("remark", markup`${rule.remark[language]}`, language)
        }${row("source", sourceOf(rule.source, rule.url, language), language)}
      </dl>
    </details>
  </li>`;
}

function row(word: keyof typeof pageWords, value: Markup, language: Language): Markup {
  return markup`<dt>${pageWords[word][language]}</dt>
    <dd>${value}</dd>`;
}

function sourceOf(
  { ref, quote }: FixStep["rule"]["source"],
  url: string,
  language: Language,
): Markup {
  return markup`${ref} <q lang="zh">${quote}</q>
    <a href="${url}" rel="noopener noreferrer" target="_blank">${pageWords.link[language]}</a>`;
}

function subjects(findings: readonly Finding[], rule: string, language: Language): Markup {
  const named = findings.map((finding) => subjectItem(finding, language));
  const rest = named.slice(mostNamed);
  const more = fill(pageWords.moreRows[language], { count: rest.length });
  return markup`<ul class="names">
      ${named.slice(0, mostNamed)}
    </ul>
    ${showInList(rule, findings, language)}${
      rest.length === 0
        ? nothing
        : markup`<details>
            <summary>${more}</summary>
            <ul class="names">
              ${rest}
            </ul>
          </details>`
    }`;
}

/** A way into the list of instances, where there are any. */
function showInList(rule: string, findings: readonly Finding[], language: Language): Markup {
  if (!findings.some(({ subject }) => subject.about === "instance")) return nothing;
  return markup`<button type="button" class="pick" data-rule="${rule}" disabled>
    ${pageWords.showInList[language]}
  </button>`;
}

function subjectItem({ subject, verdict }: Finding, language: Language): Markup {
  const from = verdict.outcome === "fail" ? verdict.passesFrom : undefined;
  const when =
    from === undefined
      ? nothing
      : markup` <small>${pageWords.passesFrom[language]} ${beijing(from, "later")}</small>`;
  return markup`<li><bdi>${subjectLabel(subject)}</bdi>${when}</li>`;
}

/** A sentence with its commands on lines of their own. */
function sentence(text: string): Markup {
  return markup`${piecesOf(text).map(({ text: piece, isCommand }) =>
    isCommand ? markup`<code class="command">${piece}</code>` : markup`<span>${piece}</span>`,
  )}`;
}

function checkAgain({ language, report }: View): Markup {
  return markup`<h3 class="phase">${pageWords.again[language]}</h3>
    <ol start="${report.fixPlan.length + 1}">
      <li id="step-${report.fixPlan.length + 1}">
        <p>${pageWords.againHow[language]}</p>
        <code class="command">ecs-transfer inventory</code>
        <code class="command">ecs-transfer check --stage submit</code>
      </li>
    </ol>`;
}
