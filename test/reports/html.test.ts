import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { nastyName, sampleFleet, sampleReport, sampleWaves } from "./support/report.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { rules } from "../../policies/rules/index.ts";
import { readAssets } from "../../reports/html/assets.ts";
import type { PageData } from "../../reports/html/page-data.ts";
import { shown } from "../../reports/text/shown.ts";
import { htmlReport } from "../../reports/html.ts";
import type { Report } from "../../reports/report.ts";
import { isOpen } from "../../reports/findings/open-findings.ts";
import { tallyOf } from "../../reports/findings/tally.ts";
import { fleetVerdicts } from "../../reports/findings/verdicts.ts";

function page(report: Report = sampleReport()): string {
  return htmlReport(report, { language: "en" });
}

/** What the page's script reads. */
function dataOf(text: string): PageData {
  const [, json = ""] =
    /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(text) ?? [];
  return JSON.parse(json) as PageData;
}

function named(name: string): InstanceFacts {
  return { ...clearInstance, name, keyPair: name, locks: { unknown: name } };
}

function countOf(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

describe("reports/html", () => {
  it("gives the same bytes for the same report", () => {
    expect(page()).to.equal(page());
  });

  it("reaches for nothing: no address is loaded, and the policy lets nothing in but its own style and script", () => {
    const text = page(sampleReport({ instances: [clearInstance] }));
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(text)?.[1] ?? "";

    expect(policy).to.match(
      /^default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]+=&#39;; script-src &#39;sha256-[\w+/]+=&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;; /,
    );
    expect(text).not.to.match(
      /<(?:link|img|iframe|object|embed|base|form)\b|\bsrc=|\bstyle="|\bon\w+="/,
    );
  });

  it("keeps every name text, whatever it holds", () => {
    const plain = page(
      sampleReport({ instances: [named("web")], waves: new Map([[clearInstance.id, "x"]]) }),
    );
    const anyName = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("</script>", "<!--", "]]>", '" onload="x', nastyName, "<instance>", "{at}"),
    );
    fc.assert(
      fc.property(
        fc.array(anyName).map((parts) => `x${parts.join("")}`),
        (name) => {
          const waves = new Map([[clearInstance.id, name]]);
          const text = page(sampleReport({ instances: [named(name)], waves }));
          expect(countOf(text, "<")).to.equal(countOf(plain, "<"));
          expect(text.replaceAll("\n", "")).not.to.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          expect(dataOf(text).texts).to.include(shown(name));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("holds every finding that is no pass, and counts those that are", () => {
    const report = sampleReport();
    const { subjects, texts, rules: told } = dataOf(page(report));

    for (const [index, { subject, findings }] of report.subjects.entries()) {
      const row = subjects[index];
      const open = row?.rows.flatMap((one) => one.findings.map(({ rule }) => told[rule]?.id)) ?? [];
      expect(texts[row?.id ?? -1]).to.equal(shown(subject.id));
      expect(open.toSorted()).to.deep.equal(
        findings
          .filter(isOpen)
          .map(({ rule }) => rule.id)
          .toSorted(),
      );
      expect(row?.passed).to.equal(findings.filter((finding) => !isOpen(finding)).length);
    }
  });

  it("names the rules that passed where not every rule was applied to a subject", () => {
    const report = sampleReport({ instances: [clearInstance] });
    const subjects = report.subjects.map((one) =>
      one.subject.about === "instance" ? { ...one, findings: one.findings.slice(3) } : one,
    );
    const { subjects: told, rules: all } = dataOf(page({ ...report, subjects }));
    const [instance] = told.filter(({ about }) => about === "instance");

    expect(instance?.passedRules?.map((rule) => all[rule]?.id)).to.deep.equal(
      subjects
        .flatMap(({ subject, findings }) => (subject.about === "instance" ? findings : []))
        .filter((finding) => !isOpen(finding))
        .map(({ rule }) => rule.id),
    );
    expect(dataOf(page(report)).subjects.map(({ passedRules }) => passedRules)).to.deep.equal(
      told.map(() => undefined),
    );
  });

  it("puts the instance's own id and region into commands", () => {
    const { subjects, texts } = dataOf(page());

    expect(
      subjects
        .filter(({ about }) => about === "instance")
        .map(({ slots }) => slots.map((slot) => texts[slot])),
    ).to.deep.equal(sampleFleet.map(({ id }) => [id, "cn-hangzhou"]));
  });

  it("leaves the slot in commands where an id could be misread by a shell", () => {
    const report = sampleReport({ instances: [{ ...clearInstance, id: "i-x; rm -rf /" }] });
    const { subjects, texts } = dataOf(page(report));

    expect(subjects.at(-1)?.slots.map((slot) => texts[slot])).to.deep.equal([
      "<instance>",
      "cn-hangzhou",
    ]);
  });

  it("gives each instance the verdict by which the fleet is counted", () => {
    const report = sampleReport();
    const { subjects } = dataOf(page(report));
    const { verdicts } = tallyOf(report);

    for (const verdict of fleetVerdicts) {
      const own = subjects.filter((one) => one.about === "instance" && one.verdict === verdict);
      expect(own, verdict).to.have.length(verdicts[verdict].instances);
    }
  });

  it("shows the alternatives of what cannot be transferred, and no window", () => {
    const { subjects, texts } = dataOf(page());
    const [stranded] = subjects.filter(({ routes }) => routes !== undefined);

    expect(texts[stranded?.id ?? -1]).to.equal("i-bp1blocked");
    expect(stranded).not.to.have.any.keys("window", "opening");
    expect(stranded?.routes).to.have.length(2);
  });

  it("reads without a script: a row for every subject", () => {
    const report = sampleReport();
    const [, table = ""] = /<noscript>([^]*)<\/noscript>/.exec(page(report)) ?? [];

    expect(countOf(table, '<th scope="row">')).to.equal(report.subjects.length);
    expect(table).to.match(
      /cache-01 \(i-bp1waiting\)[^]*?Blocked[^]*?instance-age[^]*?Submit: from/,
    );
  });

  it("says of each instance in which wave it goes, without a script as well", () => {
    const { subjects, texts } = dataOf(page());
    const [, table = ""] = /<noscript>([^]*)<\/noscript>/.exec(page()) ?? [];
    const without = page(sampleReport({ instances: sampleFleet }));

    expect(
      subjects.flatMap(({ id, wave }) => (wave === undefined ? [] : [[texts[id], texts[wave]]])),
    ).to.deep.equal([...sampleWaves]);
    expect(table).to.match(/<th scope="col">Wave<\/th>/);
    expect(table).to.match(/batch-01 \(i-bp1warned\)<\/bdi><\/th>\s*<td>june-1<\/td>/);
    expect(without).not.to.include('<th scope="col">Wave</th>');
  });

  it("says in Chinese why something is unknown, where the reason is ours", () => {
    const unsaid = { unknown: "the inventory does not say" };
    const instances = [{ ...clearInstance, locks: unsaid, eip: { unknown: "Forbidden: no" } }];
    const text = htmlReport(sampleReport({ instances }), { language: "zh" });
    const said = "清单里没有这一项，请用本版本重新读取";

    expect(text).to.include(`<td class="foreign">${said}</td>`);
    expect(dataOf(text).texts).to.include.members([said, "Forbidden: no"]);
    expect(text).not.to.include("does not say");
  });

  it("numbers the steps of the fix plan, and ends with a fresh check", () => {
    const report = sampleReport();
    const steps = [...page(report).matchAll(/<li id="step-(\d+)"/g)].map(([, number]) =>
      Number(number),
    );

    expect(steps).to.deep.equal(
      Array.from({ length: report.fixPlan.length + 1 }, (_, index) => index + 1),
    );
  });

  it("is not longer than it has to be: what is said again stands once", () => {
    const instances = Array.from({ length: 1000 }, (_, index) => ({
      ...named("same name"),
      id: `i-bp1${String(index).padStart(6, "0")}`,
    }));
    const text = page(sampleReport({ instances }));
    const { texts } = dataOf(text);

    expect(new Set(texts).size).to.equal(texts.length);
    expect(text.length).to.be.below(1_500_000);
  });

  it("speaks Chinese", () => {
    const text = htmlReport(sampleReport(), { language: "zh" });

    expect(text).to.include('<html lang="zh-CN">');
    expect(text).to.include("阶段“发起”被阻断");
    expect(text).to.include(rules[0]?.title.zh);
  });

  it("has a script that the compiler finds nothing wrong with", () => {
    const folder = join(import.meta.dirname, "..", "..", "reports", "html", "page");
    const files = ts.sys.readDirectory(folder, [".js"]);
    const program = ts.createProgram(files, {
      allowJs: true,
      checkJs: true,
      strict: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      types: [],
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Legacy,
      lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file === undefined || file.fileName.endsWith(".js"))
      .map(
        ({ file, messageText }) =>
          `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      );

    expect(files).to.have.length.above(3);
    expect(problems).to.deep.equal([]);
    for (const file of files) expect(readAssets().script).to.include(ts.sys.readFile(file));
  });

  it("turns no text into markup in its script, and ends the script's element nowhere", () => {
    const { script, style } = readAssets();

    expect(script).not.to.match(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/,
    );
    expect(script + style).not.to.match(/<\/(?:script|style)|<!--/i);
  });
});
