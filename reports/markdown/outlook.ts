import { lineBreak, subjectCell, tableHead, tableRow } from "./cells.ts";
import { code, prose } from "./escape.ts";
import type { Section } from "./fit.ts";
import { tableSection } from "./table-section.ts";
import { commentWords } from "./words.ts";
import type { View } from "../findings/view.ts";
import { windowText } from "../findings/window.ts";
import { windowsOverview } from "../findings/windows-overview.ts";

/** When the instances can be submitted. */
export function windowsSection(view: View): Section | undefined {
  const { report, language, timeRules } = view;
  const going = report.subjects.filter(
    ({ subject }) => subject.about === "instance" && !report.routes.has(subject.id),
  );
  if (going.length === 0) return undefined;
  const rows = going.map((one) =>
    tableRow([
      subjectCell(one.subject, view),
      prose(windowText(one, report.head.now, timeRules)[language]),
    ]),
  );
  const overview = windowsOverview(view).map((line) => `- ${prose(line)}\n`);
  const intro = overview.length === 0 ? "" : `${overview.join("")}\n`;
  const heads = ["instance", "window"] as const;
  return tableSection({ title: "windows", heads, rows, share: 3, intro, isFolded: true }, view);
}

/** What is left for instances that cannot be transferred. */
export function routesSection(view: View): Section | undefined {
  const { report, language } = view;
  const routes = [...report.routes];
  const [, ways = []] = routes[0] ?? [];
  if (ways.length === 0) return undefined;
  const t = commentWords;
  const comparison = ways.map(({ title, steps, url }) =>
    tableRow([
      prose(title[language]),
      `${prose(steps[language])} [${t.documentation[language]}](${url})`,
    ]),
  );
  const subjects = new Map(report.subjects.map(({ subject }) => [subject.id, subject]));
  const rows = routes.map(([id, own]) => {
    const subject = subjects.get(id);
    return tableRow([
      subject === undefined ? code(id) : subjectCell(subject, view),
      (own[0]?.loses ?? []).map((loss) => prose(loss[language])).join(lineBreak),
      own
        .flatMap(({ title, obstacles }) =>
          obstacles.map((one) => `${prose(title[language])}: ${prose(one[language])}`),
        )
        .join(lineBreak),
    ]);
  });
  const head = tableHead([t.route[language], t.how[language]]);
  const intro = `${t.routesIntro[language]}\n\n${head}${comparison.join("\n")}\n\n`;
  const heads = ["instance", "loses", "obstacles"] as const;
  return tableSection({ title: "routes", heads, rows, share: 3, intro, isFolded: true }, view);
}
