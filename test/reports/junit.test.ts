import { expect } from "chai";
import fc from "fast-check";
import { XmlDocument, XmlElement } from "libxml2-wasm";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import { stages } from "../../core/stage.ts";
import { junitReport as pieces } from "../../reports/junit.ts";
import type { Report } from "../../reports/report.ts";
import { xmlAttribute, xmlText } from "../../reports/text/xml.ts";
import { sampleFleet, sampleReport } from "./support/report.ts";
import { obeyed, wildText } from "./support/wild-text.ts";

function junitReport(...of: Parameters<typeof pieces>): string {
  return [...pieces(...of)].join("");
}

/** An element with what a test asks of it, free of the parser's memory. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

function parsed(text: string): Element {
  const document = XmlDocument.fromString(text);
  try {
    return elementOf(document.root);
  } finally {
    document.dispose();
  }
}

function elementOf(element: XmlElement): Element {
  return {
    name: element.name,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: element.content,
    children: element
      .find("*")
      .filter((child) => child instanceof XmlElement)
      .map(elementOf),
  };
}

function read(report: Report, language: "zh" | "en" = "en"): Element {
  return parsed(junitReport(report, { language }));
}

function casesOf(suites: Element): Element[] {
  return suites.children.flatMap(casesIn);
}

function casesIn({ children }: Element): Element[] {
  return children.filter(({ name }) => name === "testcase");
}

function caseOf(suites: Element, id: string, rule: string): Element {
  return (
    casesOf(suites).find(
      ({ attributes: { classname, name } }) => classname === id && name === rule,
    ) ?? expect.fail(`no case ${rule} of ${id}`)
  );
}

describe("reports/junit", () => {
  const report = sampleReport();
  const suites = read(report);

  it("has a suite a subject and a case a rule, passes too, in the report's order", () => {
    expect(suites.name).to.equal("testsuites");
    expect(suites.children.map(({ name }) => name)).to.deep.equal(
      report.subjects.map(() => "testsuite"),
    );
    expect(suites.children[1]?.attributes["name"]).to.equal("web-01 (i-bp1clear)");
    expect(
      casesOf(suites).map(
        ({ attributes: { classname, name } }) => `${String(classname)} ${String(name)}`,
      ),
    ).to.deep.equal(report.findings.map(({ subject, rule }) => `${subject.id} ${rule.id}`));
    expect(caseOf(suites, "i-bp1clear", "instance-age").children).to.be.empty;
  });

  for (const stage of stages) {
    it(`counts what it holds, and agrees with the exit code, at stage ${stage}`, () => {
      const judged = sampleReport({ stage });
      const all = read(judged);
      const counted = (cases: readonly Element[]) => {
        const having = (name: string) =>
          String(
            cases.filter(({ children }) => children.some((child) => child.name === name)).length,
          );
        return {
          tests: String(cases.length),
          failures: having("failure"),
          errors: having("error"),
          skipped: having("skipped"),
        };
      };

      expect(all.attributes).to.include(counted(casesOf(all)));
      for (const suite of all.children) {
        expect(suite.attributes).to.include(counted(casesIn(suite)));
      }
      const { failures, errors } = counted(casesOf(all));
      expect(failures === "0" ? (errors === "0" ? 0 : 2) : 1).to.equal(judged.summary.exitCode);
    });
  }

  for (const { what, id, rule, children, stage = "submit" } of [
    { what: "a failed blocker", id: "i-bp1blocked", rule: "instance-eip", children: ["failure"] },
    {
      what: "an unknown blocker",
      id: "i-bp1blocked",
      rule: "instance-locked",
      children: ["error"],
    },
    {
      what: "a blocker that is due later",
      id: "i-bp1blocked",
      rule: "instance-eip",
      children: ["skipped", "system-out"],
      stage: "plan",
    },
    {
      what: "an unknown blocker that is due later",
      id: "i-bp1unseen",
      rule: "instance-eip",
      children: ["skipped", "system-out"],
      stage: "plan",
    },
    {
      what: "unknown advice",
      id: "i-bp1unseen",
      rule: "warn-ipv6",
      children: ["skipped", "system-out"],
    },
    { what: "a warning", id: "i-bp1blocked", rule: "warn-ram-role", children: ["system-out"] },
    {
      what: "a waived warning",
      id: "i-bp1warned",
      rule: "warn-ram-role",
      children: ["system-out"],
    },
    { what: "a note", id: "i-bp1clear", rule: "effect-refund", children: ["system-out"] },
  ] as const) {
    it(`gives ${what} ${children.join(" and ")}`, () => {
      const found = caseOf(read(sampleReport({ stage })), id, rule);

      expect(found.children.map(({ name }) => name)).to.deep.equal(children);
    });
  }

  it("says what is wrong, the evidence, and the next step with the instance's own id", () => {
    const [failure] = caseOf(suites, "i-bp1waiting", "instance-key-pair").children;
    const [error] = caseOf(suites, "i-bp1blocked", "instance-locked").children;
    const [output] = caseOf(suites, "i-bp1warned", "warn-ram-role").children;

    expect(failure?.attributes).to.deep.equal({
      type: "blocker",
      message: "The key pair must be unbound first: cache-01 (i-bp1waiting).",
    });
    expect(failure?.text).to.match(
      /\ninstance\.keyPair = ops, expected null\nNext: .*i-bp1waiting/,
    );
    expect(error?.attributes).to.include({ type: "unknown" });
    expect(error?.text).to.match(/^Unknown: .*\ninstance\.locks: Forbidden\.RAM: ecs:Describe/);
    expect(output?.text).to.include(
      "Waived by ops@example.com until 2026-07-01: the target has the same role",
    );
  });

  it("asks for nothing on an instance that cannot be transferred, but what is left to it", () => {
    const textOf = (rule: string) => caseOf(suites, "i-bp1blocked", rule).children[0]?.text;

    expect(textOf("instance-not-stopped")).to.match(/\nNext: None, as the instance cannot be tr/);
    expect(textOf("instance-spot")).to.match(/\nNext: .*--InstanceId i-bp1blocked/);
  });

  it("speaks Chinese", () => {
    const [failure] = caseOf(read(report, "zh"), "i-bp1blocked", "instance-not-stopped").children;

    expect(failure?.attributes["message"]).to.equal(
      "过户前实例必须停机：数据库-主库 (i-bp1blocked)。",
    );
    expect(failure?.text).to.match(/\n下一步：/);
  });

  it("says in Chinese why something is unknown, where the reason is ours", () => {
    const instances = [{ ...clearInstance, locks: { unknown: "the inventory does not say" } }];
    const [error] = caseOf(
      read(sampleReport({ instances }), "zh"),
      clearInstance.id,
      "instance-locked",
    ).children;

    expect(error?.text).to.include("instance.locks: 清单里没有这一项，请用本版本重新读取\n");
  });

  it("points at the first place of what does not simply pass", () => {
    expect(caseOf(suites, "i-bp1waiting", "instance-key-pair").attributes).to.include({
      file: "transfer.yaml",
      line: "12",
    });
    expect(caseOf(suites, "i-bp1waiting", "instance-eip").attributes).not.to.have.any.keys(
      "file",
      "line",
    );
  });

  it("gives the suite of an instance that goes in a wave its name as a property", () => {
    const properties = suites.children.flatMap(({ attributes, children: [first] }) =>
      first?.name === "properties"
        ? first.children.map((property) => [attributes["name"], property.attributes])
        : [],
    );

    expect(properties).to.deep.equal([
      ["数据库-主库 (i-bp1blocked)", { name: "wave", value: "june-2" }],
      ["batch-01 (i-bp1warned)", { name: "wave", value: "june-1" }],
    ]);
  });

  it("says which accounts, region and stage it is about, and when", () => {
    expect(suites.attributes).to.include({
      name: "ecs-transfer check, 1404423000000010 → 1755000000000020, cn-hangzhou, submit",
      timestamp: "2026-06-01T00:00:00",
    });
    expect(
      read({ ...report, head: { ...report.head, targetAccount: null } }).attributes["name"],
    ).to.include("1404423000000010 → ?");
  });

  it("stays well-formed whatever names, reasons and files hold, and a terminal obeys nothing", () => {
    fc.assert(
      fc.property(wildText, (wild) => {
        const instance = { ...clearInstance, name: wild, keyPair: wild, locks: { unknown: wild } };
        const waivers = [{ rule: "warn-ipv6", reason: wild, owner: wild, until: "2026-05-01" }];
        const waves = new Map([[instance.id, wild]]);
        const placesOf = () => [{ file: wild, line: 1, column: 1 }];
        const judged = sampleReport({ instances: [instance], waivers, waves, placesOf });
        const text = junitReport(judged, { language: "en" });

        expect(text).not.to.match(obeyed);
        expect(casesOf(parsed(text))).to.have.length(judged.findings.length);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same bytes for the same input, whole and in pieces", () => {
    const text = junitReport(report, { language: "en" });

    expect(junitReport(sampleReport(), { language: "en" })).to.equal(text);
    expect(junitReport(report, { language: "en" })).to.equal(text);
    expect(
      junitReport(sampleReport({ instances: sampleFleet.slice(1) }), { language: "en" }),
    ).not.to.equal(text);
  });
});

describe("reports/xml", () => {
  const written = (text: string) => `<a b="${xmlAttribute(text)}">${xmlText(text)}</a>`;

  it("lets a parser read back the text that was written, as far as XML can hold it", () => {
    const fit = fc
      .array(fc.oneof(fc.string(), fc.constantFrom("\n", "]]>", "&lt;", "<!--", "\u{1F600}", "数")))
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fit, (text) => {
        const { attributes, text: content } = parsed(written(text));

        expect(content).to.equal(text);
        expect(attributes["b"]).to.equal(text);
      }),
    );
  });

  it("shows what XML cannot hold, and is well-formed for any text", () => {
    expect(parsed(written("\u0000\t\r\uD800\uFFFE\uFFFF\u0085\u202E")).text).to.equal(
      "\\u{0}\\u{9}\\u{d}\\u{d800}\\u{fffe}\\u{ffff}\\u{85}\\u{202e}",
    );
    fc.assert(
      fc.property(wildText, (text) => {
        const { attributes, text: content } = parsed(written(text));

        expect(attributes["b"]).to.equal(content);
        expect(content).not.to.match(obeyed);
      }),
    );
  });
});
