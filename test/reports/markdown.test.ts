import { expect } from "chai";
import fc from "fast-check";
import { nodesOf, parsed } from "./support/markdown.ts";
import type { Root } from "./support/markdown.ts";
import { nastyName, sampleFleet, sampleReport } from "./support/report.ts";
import { clearCase } from "../../core/rules/clear-case.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { rules } from "../../policies/rules/index.ts";
import { code, labelCode, prose } from "../../reports/markdown/escape.ts";
import { markdownReport, mostCharacters } from "../../reports/markdown.ts";
import type { Report } from "../../reports/report.ts";
import { shown } from "../../reports/text/shown.ts";

function valuesOf(root: Root, type: "inlineCode" | "text" | "html"): string[] {
  return nodesOf(root).flatMap((node) =>
    node.type === type && "value" in node ? [node.value] : [],
  );
}

/** Everything that a reader sees. */
function readable(root: Root): string {
  return nodesOf(root)
    .flatMap((node) => (node.type === "text" || node.type === "inlineCode" ? [node.value] : []))
    .join("");
}

function markdown(report: Report = sampleReport()): string {
  return markdownReport(report, { language: "en" });
}

function named(name: string): InstanceFacts {
  return { ...clearInstance, name, keyPair: name, locks: { unknown: name }, ramRole: name };
}

/** The kinds of nodes, and the HTML: what a name must not add to. */
function shape(text: string): string[] {
  return nodesOf(parsed(text))
    .filter(({ type }) => type !== "text" && type !== "inlineCode")
    .map((node) =>
      node.type === "html" || node.type === "link" ? JSON.stringify(node, withoutPlace) : node.type,
    );
}

function withoutPlace(key: string, value: unknown): unknown {
  return key === "position" ? undefined : value;
}

const anyName = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        ...[
          "|",
          "\\|",
          "`",
          "``",
          " ",
          "</details>",
          "<script>",
          "<!--",
          "**",
          "~~",
          "[a](b)",
          "![a](b)",
        ],
        ...[
          "@octocat",
          "octo/cat#1",
          "#1",
          "GH-1",
          "https://a.example/",
          "www.a.example",
          "a@b.example",
        ],
        ...["\n\n# x", "\n- x", ":tada:", "$a$", "&amp;", "[^1]", nastyName],
      ),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(""));

describe("reports/markdown", () => {
  it("gives the same text for the same report", () => {
    expect(markdown()).to.equal(markdown());
  });

  it("says first what it comes to, then the counts, then the accounts", () => {
    expect(markdown().split("\n").slice(0, 3)).to.deep.equal([
      "## Blocked at stage submit.",
      "",
      "**7 blocking, 17 unknown, 5 warnings, 1 waived, 13 notes, 457 passed**",
    ]);
    expect(markdown()).to.match(
      /### Accounts\n\n`1404423000000010 → 1755000000000020`: nothing stands/,
    );
  });

  it("gives a blocked instance's rule, evidence, time and next step", () => {
    expect(markdown()).to.include(
      "| `cache-01 (i-bp1waiting)` | The key pair must be unbound first<br>`instance-key-pair` | `instance.keyPair = ops`, expected `null` | submit | step 4 of the plan |",
    );
    expect(markdown()).to.match(
      /`instance-eip` .* \| None, as the instance cannot be transferred\. \|$/m,
    );
    expect(markdown()).to.match(
      /^\| `数据库-主库 \(i-bp1blocked\)`.*`aliyun ecs CreateImage --RegionId cn-hangzhou --InstanceId i-bp1blocked/m,
    );
  });

  it("numbers the fix plan in one list, and ends it with a fresh check", () => {
    const report = sampleReport();
    const lists = nodesOf(parsed(markdown(report))).flatMap((node) =>
      node.type === "list" && node.ordered === true ? [node.children.length] : [],
    );

    expect(lists).to.deep.equal([report.fixPlan.length + 1]);
    expect(markdown(report)).to.match(/^6\. Check again: `ecs-transfer inventory`/m);
  });

  it("says when instances can be submitted, and what is left for those that cannot", () => {
    const text = markdown();

    expect(text).to.match(
      /^\| `batch-01 \(i-bp1warned\)`<br>wave `june-1` \| Submit: from now, before 2026-06-20T08:00:00/m,
    );
    expect(text).to.match(/^\| Server Migration Center \\?\(SMC\\?\) \|/m);
    expect(text).to.match(
      /^\| `数据库-主库 \(i-bp1blocked\)`<br>wave `june-2` \| the instance ID/m,
    );
  });

  it("says what settles an unknown fact of the accounts, instead of a remedy that may not be needed", () => {
    const { source } = clearCase(rules);
    const facts = { source: { ...source, funds: { unknown: "denied" } }, attested: {} };
    const text = markdown(sampleReport({ facts }));

    expect(text).to.match(
      /\| Unknown \| .*`account-arrears` \| `source.funds`: `denied` \| submit \| Supply the fact/,
    );
    expect(text).to.match(
      /\| Unknown \| .*`account-main-account` \| .* \| What no API can see, people answer/,
    );
  });

  it("tells of a waiver by whom and until when", () => {
    expect(markdown()).to.include("Waived by `ops@example.com` until `2026-07-01`");
  });

  it("says with every instance that goes in a wave in which, in every table", () => {
    const rows = markdown()
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    const ofBlocked = rows.filter((row) => row.includes("(i-bp1blocked)`"));

    expect(ofBlocked).to.have.length.above(5);
    for (const row of ofBlocked) expect(row).to.include("(i-bp1blocked)`<br>wave `june-2` |");
    expect(rows.filter((row) => row.includes("wave") && !row.includes("june-"))).to.deep.equal([]);
  });

  it("says in Chinese why something is unknown, where the reason is ours", () => {
    const unsaid = { unknown: "the inventory does not say" };
    const { source } = clearCase(rules);
    const facts = { source: { ...source, funds: unsaid } };
    const instances = [{ ...clearInstance, locks: unsaid, eip: { unknown: "Forbidden: no" } }];
    const text = markdownReport(sampleReport({ instances, facts }), { language: "zh" });

    expect(text).to.include("`source.funds`: `清单里没有这一项，请用本版本重新读取`");
    expect(text).to.match(
      /^\| 未知 \| `清单里没有这一项，请用本版本重新读取` \| `instance-locked`/m,
    );
    expect(text).to.include("`Forbidden: no`");
    expect(text).not.to.include("does not say");
  });

  it("says that nothing is blocked where nothing is", () => {
    const text = markdown(sampleReport({ instances: [clearInstance] }));

    expect(text).to.include("## Clear for stage submit.");
    expect(text).to.include("No instance is blocked.");
    expect(text).not.to.match(/Fix plan|Alternatives|What could not be seen|Warnings/);
  });

  it("speaks Chinese", () => {
    const text = markdownReport(sampleReport(), { language: "zh" });

    expect(text).to.match(/^## 阶段“发起”被阻断/);
    expect(text).to.include("### 处理计划");
  });

  it("opens and closes every part that folds, with the blank lines that Markdown needs inside", () => {
    const text = markdown(fleet(200));
    const folds = valuesOf(parsed(text), "html").filter((html) => !/^<br>$/.test(html));

    expect(folds.filter((html) => html.startsWith("<details>"))).to.have.length.above(3);
    expect(folds.filter((html) => html === "</details>")).to.have.length(folds.length / 2);
    expect(nodesOf(parsed(text)).filter(({ type }) => type === "table")).to.have.length.above(5);
  });

  it("interprets nothing of a name: no markup, no mention, no link, no row of a table", () => {
    const plain = shape(
      markdown(
        sampleReport({ instances: [named("web")], waves: new Map([[clearInstance.id, "x"]]) }),
      ),
    );
    fc.assert(
      fc.property(anyName, (name) => {
        const waves = new Map([[clearInstance.id, `x${name}`]]);
        const text = markdown(sampleReport({ instances: [named(`x${name}`)], waves }));
        expect(shape(text)).to.deep.equal(plain);
        expect(mentions(text)).to.equal(false);
      }),
      { numRuns: 150 },
    );
  });

  /** Whether GitHub would see a mention or an issue: it looks at text, and never into code. */
  function mentions(text: string): boolean {
    return valuesOf(parsed(text), "text").some((value) => /@\w|#\d|GH-\d/i.test(value));
  }

  it("stays within what GitHub takes, and counts what it leaves out", () => {
    for (const count of [1, 60, 150, 400, 1500]) {
      const report = fleet(count);
      const text = markdown(report);
      expect(text.length, String(count)).to.be.at.most(mostCharacters);

      const [, blocked = ""] = /### Blocked instances\n([^]*?)\n### /.exec(text) ?? [];
      const rows = blocked.split("\n").filter((line) => line.startsWith("| `")).length;
      const left = Number(/(\d+) more (?:is|are) not listed here/.exec(blocked)?.[1] ?? 0);
      expect(rows + left, String(count)).to.equal(report.summary.blockers);
      expect(rows, String(count)).to.be.above(0);
    }
  });

  it("stays within it whatever the names are", () => {
    const long = "长".repeat(4000);
    const instances = Array.from({ length: 300 }, (_, index) => ({
      ...named(long),
      id: `i-${String(index)}`,
    }));
    const text = markdown(sampleReport({ instances }));

    expect(text.length).to.be.at.most(mostCharacters);
    expect(text).to.match(/`长+… \(i-0\)`/);
  });
});

/** A fleet of every kind of instance, with ids of their own. */
function fleet(count: number): Report {
  return sampleReport({
    instances: Array.from({ length: count }, (_, index) => ({
      ...(sampleFleet[(index + 1) % sampleFleet.length] ?? clearInstance),
      id: `i-bp1${String(index).padStart(6, "0")}`,
    })),
  });
}

describe("reports/markdown/escape", () => {
  it("keeps every character of a text in code", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const wanted = shown(name);
        fc.pre(wanted.trim() !== "" && wanted.length <= 240);
        for (const around of ["a CODE b", "| h |\n| --- |\n| a CODE b |"]) {
          const root = parsed(around.replace("CODE", () => code(name)));
          const kinds = new Set(nodesOf(root).map(({ type }) => type));
          expect([...kinds]).to.have.members(
            around.startsWith("|")
              ? ["root", "table", "tableRow", "tableCell", "text", ...inCode(wanted)]
              : ["root", "paragraph", "text", ...inCode(wanted)],
          );
          expect(readable(root)).to.equal(`${around.startsWith("|") ? "h" : ""}a ${wanted} b`);
        }
      }),
      { numRuns: 500 },
    );
  });

  for (const text of [" a ", "  ", "`", " `a` ", "a``b", "|", "\\|", " | "]) {
    it(`keeps ${JSON.stringify(text)} in code`, () => {
      expect(readable(parsed(`a ${code(text)} b`))).to.equal(`a ${text} b`);
    });
  }

  const inCode = (text: string) => (/[^|]/.test(text) ? ["inlineCode"] : []);

  it("keeps every character of a sentence, and lets none of it mean anything", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const wanted = shown(name).trim();
        fc.pre(wanted !== "");
        const root = parsed(`a ${prose(wanted)} b`);
        expect(nodesOf(root).map(({ type }) => type)).to.deep.equal(["root", "paragraph", "text"]);
        const said = readable(root);
        expect(said.replaceAll("\u200B", "")).to.equal(`a ${wanted.replaceAll("\u200B", "")} b`);
        expect(said).not.to.match(/@\w|#\d|\bGH-\d|:\/\/|\bwww\.|:tada:/i);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves instants and plain words as they are", () => {
    expect(prose("from 2026-06-03T16:00:00+08:00, 5 d; R5.2 (SMC)")).to.equal(
      "from 2026-06-03T16:00:00+08:00, 5 d; R5.2 (SMC)",
    );
  });

  it("keeps the id where the name is too long", () => {
    expect(labelCode({ id: "i-bp1x", name: "\u{1F600}".repeat(200) })).to.match(
      /^`(?:\u{1F600})+… \(i-bp1x\)`$/u,
    );
  });
});
