import { markup, nothing } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { pageWords } from "./words.ts";
import { rowsOf } from "../findings/rows.ts";
import type { Row } from "../findings/rows.ts";
import type { View } from "../findings/view.ts";
import { windowText } from "../findings/window.ts";
import { classWords, verdictOf, verdictWords } from "../findings/verdicts.ts";
import { waveOf } from "../findings/wave.ts";
import { subjectLabel } from "../../core/rules/finding.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";

/** Every subject in a row, for where scripts do not run. */
export function withoutScript(view: View): Markup {
  const { language, report } = view;
  const wave = report.waves.size > 0 ? (["wave"] as const) : [];
  const heads = ["instance", ...wave, "verdict", "open", "window"] as const;
  return markup`<noscript>
    <p>${pageWords.noScript[language]}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${heads.map((word) => markup`<th scope="col">${pageWords[word][language]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${report.subjects.map((one) => subjectRow(one, view))}
        </tbody>
      </table>
    </div>
  </noscript>`;
}

function subjectRow(one: SubjectReport, view: View): Markup {
  const { language, report, timeRules } = view;
  const { subject, findings } = one;
  const rows = rowsOf(findings, report.summary.stage).filter(({ kind }) => kind !== "note");
  const isInstance = subject.about === "instance";
  const isStranded = isInstance && report.routes.has(subject.id);
  const found = new Set(rows.map(({ kind }) => kind));
  const verdict = verdictWords[verdictOf(found, isStranded)][language];
  const window =
    isInstance && !isStranded ? windowText(one, report.head.now, timeRules)[language] : "";
  return markup`<tr>
    <th scope="row"><bdi>${subjectLabel(subject)}</bdi></th>
    ${report.waves.size > 0 ? markup`<td>${waveOf(subject, report) ?? ""}</td>` : nothing}
    <td>${isInstance ? verdict : ""}</td>
    <td>
      ${
        rows.length === 0
          ? nothing
          : markup`<ul>
              ${rows.map((row) => openItem(row, language))}
            </ul>`
      }
    </td>
    <td>${window}</td>
  </tr>`;
}

function openItem({ kind, findings }: Row, language: View["language"]): Markup {
  const ids = findings.map(({ rule }) => rule.id).join(", ");
  return markup`<li>${classWords[kind][language]}: ${ids}</li>`;
}
