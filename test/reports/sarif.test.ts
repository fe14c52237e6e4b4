import { expect } from "chai";
import fc from "fast-check";
import type { Log, Result, Run } from "sarif";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { stages } from "../../core/stage.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Report } from "../../reports/report.ts";
import { sarifReport as pieces } from "../../reports/sarif.ts";
import { artifactLocation } from "../../reports/sarif/locations.ts";
import { formattedString, messageString } from "../../reports/sarif/message.ts";
import { sarifErrors } from "../support/json-schema.ts";
import { sampleFleet, sampleReport } from "./support/report.ts";
import { obeyed, wildText } from "./support/wild-text.ts";

function sarifReport(...of: Parameters<typeof pieces>): string {
  return [...pieces(...of)].join("");
}

const errorsOf = sarifErrors();

function read(report: Report, language: "zh" | "en" = "en"): Run {
  const { runs, version } = JSON.parse(sarifReport(report, { language })) as Log;
  expect(version).to.equal("2.1.0");
  expect(runs).to.have.length(1);
  return runs[0] ?? expect.fail("no run");
}

function resultsOf(report: Report, language: "zh" | "en" = "en"): Result[] {
  return read(report, language).results ?? expect.fail("no results");
}

describe("reports/sarif", () => {
  const report = sampleReport();
  const results = resultsOf(report);
  const idOf = (one: Result) => one.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName;
  const resultOf = (id: string, rule: string, of = results) =>
    of.find((one) => one.ruleId === rule && idOf(one) === id) ?? expect.fail(`no ${rule} of ${id}`);

  for (const language of ["zh", "en"] as const) {
    for (const stage of stages) {
      it(`agrees with the standard's schema at stage ${stage} in ${language}`, () => {
        const text = sarifReport(sampleReport({ stage }), { language });

        expect(errorsOf(JSON.parse(text))).to.deep.equal([]);
      });
    }
  }

  it("is held by a schema that refuses what is wrong", () => {
    const log = JSON.parse(sarifReport(report, { language: "en", toolVersion: "1.2.3" })) as Log;

    expect(log.runs[0]?.tool.driver.semanticVersion).to.equal("1.2.3");
    const [first] = results;
    const broken = [
      { ...first, level: "fatal" },
      { ...first, message: {} },
      { ...first, extra: 1 },
    ];

    for (const one of broken) {
      const runs = log.runs.map((run) => ({ ...run, results: [one] }));
      expect(errorsOf({ ...log, runs }), JSON.stringify(one)).not.to.be.empty;
    }
  });

  it("has a result for each finding that is not a pass, in the report's order", () => {
    expect(results.map((one) => `${String(idOf(one))} ${String(one.ruleId)}`)).to.deep.equal(
      report.findings
        .filter(({ verdict }) => verdict.outcome !== "pass")
        .map(({ subject, rule }) => `${subject.id} ${rule.id}`),
    );
  });

  it("describes every rule that a result points at, with help and link", () => {
    const described = read(report).tool.driver.rules ?? [];

    expect(described).to.have.length(rules.length + 2);
    for (const { ruleId, ruleIndex = -1 } of results) {
      expect(described[ruleIndex]?.id).to.equal(ruleId);
    }
    for (const { id, help, helpUri, shortDescription, fullDescription, name } of described) {
      expect(help?.text, id).to.match(/^Next: .+\n/);
      expect(help?.markdown, id)
        .to.be.a("string")
        .and.not.to.match(/(?<!\\)[<>]/);
      expect(helpUri, id).to.match(/^https:/);
      expect(shortDescription?.text, id).not.to.be.empty;
      expect(fullDescription?.text, id).to.match(/「.+」/);
      expect(name, id).to.match(/^([A-Z][a-z0-9]*)+$/);
    }
  });

  for (const { what, id, rule, kind, level, stage = "submit" } of [
    { what: "a blocker", id: "i-bp1blocked", rule: "instance-eip", kind: "fail", level: "error" },
    {
      what: "a blocker that is due later",
      id: "i-bp1blocked",
      rule: "instance-eip",
      kind: "fail",
      level: "warning",
      stage: "plan",
    },
    {
      what: "a warning",
      id: "i-bp1blocked",
      rule: "warn-ram-role",
      kind: "fail",
      level: "warning",
    },
    { what: "a note", id: "i-bp1clear", rule: "effect-refund", kind: "fail", level: "note" },
    {
      what: "an unknown blocker",
      id: "i-bp1blocked",
      rule: "instance-locked",
      kind: "open",
      level: "none",
    },
    {
      what: "unknown advice",
      id: "i-bp1unseen",
      rule: "warn-ipv6",
      kind: "open",
      level: "none",
    },
  ] as const) {
    it(`gives ${what} the kind ${kind} and the level ${level}`, () => {
      const found = resultOf(id, rule, resultsOf(sampleReport({ stage })));

      expect(found).to.include({ kind, level });
    });
  }

  it("never gives what is no failure a level (3.27.10)", () => {
    const levels = results.filter(({ kind }) => kind !== "fail").map(({ level }) => level);

    expect(levels).not.to.be.empty;
    expect(new Set(levels)).to.deep.equal(new Set(["none"]));
  });

  it("says in the first sentence what is wrong and with whom, then the evidence and the next step", () => {
    expect(resultOf("i-bp1waiting", "instance-key-pair").message.text?.split("\n"))
      .to.have.length(3)
      .and.to.satisfy(([first = "", second = "", third = ""]: string[]) => {
        expect(first).to.match(/^[^.]+: cache-01 \(i-bp1waiting\)\.$/);
        expect(second).to.equal("instance.keyPair = ops, expected null");
        expect(third).to.match(/^Next: .*i-bp1waiting/);
        return true;
      });
    expect(resultOf("i-bp1blocked", "instance-locked").message.text).to.match(
      /^Unknown: .*\ninstance\.locks: Forbidden.RAM: ecs:DescribeDisks\nNext: .*ecs-transfer inv/,
    );
    expect(resultOf("i-bp1blocked", "instance-age").message.text).to.include(
      "Passes from: 2026-06-04T08:00:00+08:00",
    );
  });

  it("speaks Chinese", () => {
    const run = read(report, "zh");

    expect(run.language).to.equal("zh-CN");
    expect(resultOf("i-bp1blocked", "instance-locked", run.results).message.text).to.match(
      /^未知：.*：数据库-主库 \(i-bp1blocked\)。\n.*\n下一步：/,
    );
    for (const { message } of run.results ?? []) {
      expect(message.text)
        .to.match(/\p{Script=Han}/u)
        .and.not.to.match(/Next:|expected/);
    }
  });

  it("says in Chinese why something is unknown, where the reason is ours", () => {
    const instances = [{ ...clearInstance, locks: { unknown: "the inventory does not say" } }];
    const found = resultsOf(sampleReport({ instances }), "zh");

    expect(resultOf(clearInstance.id, "instance-locked", found).message.text).to.include(
      "\ninstance.locks: 清单里没有这一项，请用本版本重新读取\n",
    );
  });

  it("gives the results of an instance that goes in a wave its name, and no other", () => {
    const waves = new Map(results.map((one) => [idOf(one), one.properties?.["wave"] as unknown]));

    expect([...waves].filter(([, wave]) => wave !== undefined)).to.deep.equal([
      ["i-bp1blocked", "june-2"],
      ["i-bp1warned", "june-1"],
    ]);
  });

  it("points at the line of the manifest, and at the inventory beside it", () => {
    const { locations, relatedLocations } = resultOf("i-bp1waiting", "instance-key-pair");

    expect(locations?.[0]?.physicalLocation).to.deep.equal({
      artifactLocation: { uri: "transfer.yaml", uriBaseId: "%SRCROOT%" },
      region: { startLine: 12, startColumn: 9 },
    });
    expect(relatedLocations).to.deep.equal([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: "inventories/source.json", uriBaseId: "%SRCROOT%" },
          region: { startLine: 300, startColumn: 13 },
        },
      },
    ]);
  });

  it("asks for the places of a subject once, and of those that pass everything never", () => {
    const asked: string[] = [];
    const placesOf: Report["placesOf"] = (subject) => {
      asked.push(subject.id);
      return report.placesOf(subject);
    };
    sarifReport({ ...report, placesOf }, { language: "en" });

    expect(asked).to.have.length(new Set(asked).size);
    expect(asked)
      .to.include("i-bp1blocked")
      .and.not.to.include("1404423000000010 → 1755000000000020");
  });

  for (const { file, uri, isRelative = true } of [
    { file: "transfer.yaml", uri: "transfer.yaml" },
    { file: "./a//b/./c.json", uri: "a/b/c.json" },
    {
      file: "../源 账号/100%#1?.json",
      uri: "../%E6%BA%90%20%E8%B4%A6%E5%8F%B7/100%25%231%3F.json",
    },
    { file: "a/b/../../../c.json", uri: "../c.json" },
    { file: "../../a.json", uri: "../../a.json" },
    { file: "/srv/x/../a.json", uri: "file:///srv/a.json", isRelative: false },
    { file: "a:b/c.json", uri: "a%3Ab/c.json" },
    { file: "\uD800.json", uri: "%EF%BF%BD.json" },
    { file: "/srv/a b.json", uri: "file:///srv/a%20b.json", isRelative: false },
    { file: "C:/plans/a.json", uri: "file:///C:/plans/a.json", isRelative: false },
    { file: "//server/share/a.json", uri: "file://server/share/a.json", isRelative: false },
  ]) {
    it(`writes the file ${JSON.stringify(file)} as ${uri}`, () => {
      expect(artifactLocation(file)).to.deep.equal(
        isRelative ? { uri, uriBaseId: "%SRCROOT%" } : { uri },
      );
      expect(new URL(uri, "file:///base/").pathname).to.match(/\.\w+$/);
    });
  }

  it("gives each finding a fingerprint of its own, wherever it stands", () => {
    const prints = new Map(
      results.map((one) => [`${String(idOf(one))} ${String(one.ruleId)}`, one.partialFingerprints]),
    );
    const moved = resultsOf(
      sampleReport({
        instances: sampleFleet.toReversed(),
        waivers: [],
        stage: "plan",
        placesOf: () => [{ file: "other.yaml", line: 1, column: 1 }],
      }),
      "zh",
    );

    expect(new Set([...prints.values()].map((print) => JSON.stringify(print)))).to.have.property(
      "size",
      results.length,
    );
    expect(moved).not.to.be.empty;
    for (const one of moved) {
      expect(one.partialFingerprints).to.deep.equal(
        prints.get(`${String(idOf(one))} ${String(one.ruleId)}`),
      );
    }
  });

  it("suppresses waived warnings with their reason, and says of all others that they are not", () => {
    const suppressed = results.filter(({ suppressions }) => suppressions?.length !== 0);

    expect(suppressed.map((one) => [idOf(one), one.ruleId, one.suppressions])).to.deep.equal([
      [
        "i-bp1warned",
        "warn-ram-role",
        [
          {
            kind: "external",
            status: "accepted",
            justification: "the target has the same role (ops@example.com, until 2026-07-01)",
          },
        ],
      ],
    ]);
  });

  it("shows names as text: no link, no placeholder, nothing that a terminal obeys", () => {
    fc.assert(
      fc.property(wildText, (name) => {
        const instance = { ...clearInstance, name, keyPair: name, locks: { unknown: name } };
        const waves = new Map([[instance.id, name]]);
        const judged = sampleReport({ instances: [instance], waves });
        const text = sarifReport(judged, { language: "en" });
        const log = JSON.parse(text) as Log;

        expect(errorsOf(log)).to.deep.equal([]);
        expect(text).not.to.match(obeyed);
        for (const { message } of log.runs[0]?.results ?? []) {
          expect(message.text).not.to.match(obeyed);
          expect(message.text).not.to.include("](");
          expect(message.text?.replaceAll(/\{\{|\}\}/g, "")).not.to.match(/[{}]/);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps the text of a message, and makes no markup of it", () => {
    expect(messageString("a{0}b [x](y) [z]")).to.equal("a{{0}}b [x] (y) [z]");
    expect(formattedString("<b> *a* `c` [x](y) {0}\nd")).to.equal(
      "\\<b\\> \\*a\\* \\`c\\` \\[x\\](y) {{0}}\n\nd",
    );
  });

  it("stays valid, and whole, with 100,000 results", () => {
    const hidden = Object.fromEntries(
      Object.keys(clearInstance).map((fact) => [fact, { unknown: "Forbidden.RAM" }]),
    );
    const instances = Array.from(
      { length: 1700 },
      (_, index) => ({ ...hidden, id: `i-bp1many${String(index)}` }) as unknown as InstanceFacts,
    );
    const many = sampleReport({ instances });
    const log = JSON.parse(sarifReport(many, { language: "zh" })) as Log;

    expect(log.runs[0]?.results)
      .to.have.length(many.findings.length - many.summary.passed)
      .above(100_000);
    expect(errorsOf(log)).to.deep.equal([]);
  });

  it("gives the same bytes for the same input, whole and in pieces", () => {
    const text = sarifReport(report, { language: "en" });

    expect(sarifReport(sampleReport(), { language: "en" })).to.equal(text);
    expect(sarifReport(report, { language: "en" })).to.equal(text);
  });
});
