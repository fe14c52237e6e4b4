import { markup, nothing } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { pageWords } from "./words.ts";
import { fill } from "../text/fill.ts";
import { tallyOf } from "../findings/tally.ts";
import type { Tally } from "../findings/tally.ts";
import type { View } from "../findings/view.ts";
import { windowsOverview } from "../findings/windows-overview.ts";
import { classWords, fleetVerdicts, verdictWords } from "../findings/verdicts.ts";
import type { FleetVerdict } from "../findings/verdicts.ts";
import { reasonText } from "../../core/reasons.ts";

/** The fleet in numbers; what is counted is a way into the list of instances. */
export function summarySection(view: View): Markup {
  const { language } = view;
  const tally = tallyOf(view.report);
  return markup`<section id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title">${pageWords.summary[language]}</h2>
    ${verdictTiles(tally, view)}${shareBar(tally, view)}${rulesTable(tally, view)}${reasonsTable(tally, view)}${windowLines(view)}
  </section>`;
}

function verdictTiles({ verdicts }: Tally, { language }: View): Markup {
  return markup`<ul class="tiles">
    ${fleetVerdicts.map((verdict) => {
      const { instances } = verdicts[verdict];
      const label = verdictWords[verdict][language];
      return markup`<li>
        <button
          type="button"
          class="tile ${verdict}${instances === 0 ? " none" : ""}"
          data-verdict="${verdict}"
          aria-pressed="false"
          disabled
        >
          <b>${instances}</b> <span>${label}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}

const barWidth = 1000;

/** How the verdicts share the fleet: the same numbers as the tiles, for the eye alone. */
function shareBar({ verdicts }: Tally, { report }: View): Markup {
  const { instances } = report.summary;
  if (instances === 0) return nothing;
  let x = 0;
  const parts = fleetVerdicts.map((verdict: FleetVerdict) => {
    const width = Math.round((verdicts[verdict].instances / instances) * barWidth);
    const part =
      width === 0
        ? nothing
        : markup`<rect class="${verdict}" x="${x}" width="${width}" height="10"></rect>`;
    x += width;
    return part;
  });
  return markup`<svg
    class="share"
    viewBox="0 0 ${barWidth} 10"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${parts}
  </svg>`;
}

/** Rows of a table before the rest waits to be opened. */
const mostRows = 12;

function rulesTable({ rules }: Tally, view: View): Markup {
  const { language } = view;
  const inTheWay = rules.filter(({ kind }) => kind !== "note");
  const rows = inTheWay.map(
    ({ rule, kind, failed, unknown }) =>
      markup`<tr>
        <td><span class="mark ${kind}">${classWords[kind][language]}</span></td>
        <td>${rule.title[language]} <code>${rule.id}</code></td>
        <td class="number">
          <button type="button" class="pick" data-rule="${rule.id}" disabled>
            ${failed.instances}
          </button>
        </td>
        <td class="number">${unknown === 0 ? "" : unknown}</td>
      </tr>`,
  );
  const heads = ["verdict", "rule", "failed", "unknown"] as const;
  return table("perRule", heads, rows, view);
}

function reasonsTable({ reasons }: Tally, view: View): Markup {
  const { language } = view;
  const rows = reasons.map(
    ({ kind, reason, rules, unseen }) =>
      markup`<tr>
        <td><span class="mark ${kind}">${classWords[kind][language]}</span></td>
        <td class="foreign">${reasonText(reason)[language]}</td>
        <td class="number">${unseen.instances}</td>
        <td class="number">${rules.size}</td>
      </tr>`,
  );
  const heads = ["verdict", "reason", "instancesCount", "rulesCount"] as const;
  return table("perReason", heads, rows, view);
}

function table(
  title: keyof typeof pageWords,
  heads: readonly (keyof typeof pageWords)[],
  rows: readonly Markup[],
  { language }: View,
): Markup {
  if (rows.length === 0) return nothing;
  const head = markup`<thead>
    <tr>
      ${heads.map(
        (word, index) =>
          markup`<th scope="col" class="${index > 1 ? "number" : "text"}">${pageWords[word][language]}</th>`,
      )}
    </tr>
  </thead>`;
  const rest = rows.slice(mostRows);
  const more = fill(pageWords.moreRows[language], { count: rest.length });
  return markup`<h3>${pageWords[title][language]}</h3>
    <div class="scroll">
      <table class="counts-table">
        ${head}
        <tbody>
          ${rows.slice(0, mostRows)}
        </tbody>
      </table>
    </div>
    ${
      rest.length === 0
        ? nothing
        : markup`<details>
            <summary>${more}</summary>
            <div class="scroll">
              <table class="counts-table">
                ${head}
                <tbody>
                  ${rest}
                </tbody>
              </table>
            </div>
          </details>`
    }`;
}

function windowLines(view: View): Markup {
  const lines = windowsOverview(view);
  if (lines.length === 0) return nothing;
  return markup`<h3>${pageWords.windows[view.language]}</h3>
    <ul class="lines">
      ${lines.map((line) => markup`<li>${line}</li>`)}
    </ul>`;
}
