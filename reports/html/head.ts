import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { pageWords } from "./words.ts";
import { beijing } from "../text/instants.ts";
import { stages } from "../rule-words.ts";
import type { View } from "../findings/view.ts";
import { words } from "../words.ts";

/** What it all comes to, and what was looked at. */
export function pageHead({ report, language }: View): Markup {
  const { head, summary } = report;
  const state = ({ 0: "clear", 1: "blocked", 2: "undecided" } as const)[summary.exitCode];
  const stage = stages[summary.stage];
  const facts: [keyof typeof pageWords, Markup][] = [
    ["sourceAccount", markup`<code>${head.account}</code>`],
    [
      "targetAccount",
      head.targetAccount === null
        ? markup`${pageWords.notNamed[language]}`
        : markup`<code>${head.targetAccount}</code>`,
    ],
    ["region", markup`<code>${head.region}</code>`],
    ["stage", markup`${stage[language]}<small>${stage.means[language]}</small>`],
    ["takenAt", markup`<time>${head.takenAt}</time>`],
    ["now", markup`<time>${beijing(head.now)}</time>`],
  ];
  return markup`<header class="top ${state}">
    <p class="product">ecs-transfer · ${pageWords.title[language]}</p>
    <h1>${words.outcome(summary)[language]}</h1>
    <p class="counts">${words.counts(summary)[language]}</p>
    <dl class="facts">
      ${facts.map(
        ([word, value]) =>
          markup`<div>
            <dt>${pageWords[word][language]}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}
