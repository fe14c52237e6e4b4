import pc from "picocolors";
import { readAssets } from "./html/assets.ts";
import { collectData } from "./html/collect-data.ts";
import { pageHead } from "./html/head.ts";
import { jsonForScript, markup, trusted } from "./html/markup.ts";
import type { Markup } from "./html/markup.ts";
import { withoutScript } from "./html/no-script.ts";
import { planSection } from "./html/plan.ts";
import { summarySection } from "./html/summary.ts";
import { pageWords } from "./html/words.ts";
import type { Report, Style } from "./report.ts";
import { viewOf } from "./findings/view.ts";
import type { View } from "./findings/view.ts";

/**
 * The report as one HTML file that reaches for nothing: style, script and data are in it, and its policy lets
 * nothing else run. Head, summary and fix plan are markup; the script lists the accounts and the instances from
 * embedded JSON and filters them.
 */
export function htmlReport(report: Report, { language }: Style): string {
  const view = viewOf(report, { language, width: Infinity, colors: pc.createColors(false) });
  const { style, script, policy } = readAssets();
  const lang = { zh: "zh-CN", en: "en" }[language];
  // Hashes are of what stands between the tags, to the byte.
  const page = markup`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${pageWords.title[language]} ${report.head.account}</title>
        <style>${trusted(style)}</style>
      </head>
      <body>
        <a class="skip" href="#instances">${pageWords.skip[language]}</a>
        ${pageHead(view)}${contents(view)}
        <main>
          ${summarySection(view)}
          <section id="accounts" aria-labelledby="accounts-title" hidden>
            <h2 id="accounts-title">${pageWords.accounts[language]}</h2>
          </section>
          ${planSection(view)}
          <section id="instances" aria-labelledby="instances-title">
            <h2 id="instances-title">${pageWords.instances[language]}</h2>
            ${withoutScript(view)}
          </section>
        </main>
        <footer><p>${pageWords.whole[language]} ${pageWords.beijing[language]}</p></footer>
        <script type="application/json" id="data">
          ${jsonForScript(collectData(view))}
        </script>
        <script>${trusted(script)}</script>
      </body>
    </html>`;
  return page.markup;
}

function contents({ language }: View): Markup {
  const sections = ["summary", "accounts", "plan", "instances"] as const;
  return markup`<nav aria-label="${pageWords.contents[language]}">
    <ul>
      ${sections.map((id) => markup`<li><a href="#${id}">${pageWords[id][language]}</a></li>`)}
    </ul>
  </nav>`;
}
