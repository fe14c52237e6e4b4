import { readdirSync } from "node:fs";
import { expect } from "chai";
import { carriedParts } from "../../core/case/carried.ts";
import { caseOf, clearCase } from "../../core/rules/clear-case.ts";
import type { Rule, TransferCase } from "../../core/rules/rule.ts";
import { rules } from "../../policies/rules/index.ts";

const folder = new URL("../../policies/rules/", import.meta.url);
const clear = clearCase(rules);

/** Sites whose pages a rule may point at. */
const allowedHosts = ["help.aliyun.com", "www.alibabacloud.com"];

const parts = ["instance", "source", "target", "destination"] as const;

describe("policies/rules", () => {
  it("lists exactly the rules that have a file, under the id that the file's path gives", () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name: subject }) =>
        readdirSync(new URL(`${subject}/`, folder))
          .filter((file) => /^(?!catalogue\.)[a-z0-9-]+\.ts$/.test(file))
          .map((file) => `${subject}-${file.replace(/\.ts$/, "")}`),
      );

    expect(rules.map(({ id }) => id)).to.have.members(files);
  });

  it("has no id twice", () => {
    const ids = rules.map(({ id }) => id);

    expect(ids).to.deep.equal([...new Set(ids)]);
  });

  it("is clear for a clear case, notes apart", () => {
    const failing = rules.filter(
      (rule) => rule.severity !== "note" && rule.check(clear).outcome !== "pass",
    );

    expect(failing.map(({ id }) => id)).to.deep.equal([]);
  });

  for (const rule of rules)
    describe(rule.id, () => {
      holdsForOne(rule);
    });
});

function holdsForOne(rule: Rule): void {
  const texts = [rule.title, rule.remedy, ...(rule.undo === undefined ? [] : [rule.undo])];

  it("shows a pass, a fail and an unknown", () => {
    expect(new Set(rule.cases.map((row) => row.expect))).to.have.all.keys(
      "pass",
      "fail",
      "unknown",
    );
  });

  it("has no case twice, by its facts or its name", () => {
    const rows = rule.cases.map(({ name: _name, expect: _expect, ...given }) =>
      JSON.stringify(given),
    );
    const names = rule.cases.map(({ name }) => name);

    expect(rows).to.deep.equal([...new Set(rows)]);
    expect(names).to.deep.equal([...new Set(names)]);
  });

  it("has only cases that an inventory can hold", () => {
    for (const row of rule.cases) {
      const given = caseOf(row, clear);
      for (const part of parts) {
        expect(carriedParts[part].parse(given[part]), row.name).to.deep.equal(given[part]);
      }
    }
  });

  it("reads the facts that it names as evidence, and answers unknown without any one of them", () => {
    for (const path of rule.evidence) {
      const verdict = rule.check(without(path));

      expect(verdict, path).to.include({ outcome: "unknown", reason: "denied" });
      if (verdict.outcome === "unknown") expect(verdict.path, path).to.equal(path);
    }
  });

  it("reads no fact that it does not name as evidence", () => {
    for (const row of rule.cases) {
      const read = new Set<string>();
      const given = caseOf(row, clear);

      rule.check(watched(given, read));

      for (const path of read) expect(rule.evidence, row.name).to.include(path);
    }
  });

  it("points its evidence at facts that the case holds", () => {
    for (const row of rule.cases) {
      const given = caseOf(row, clear);
      const verdict = rule.check(given);
      const paths = verdict.outcome === "fail" ? verdict.evidence.map(({ path }) => path) : [];
      for (const path of paths) {
        const [own, rest] = [path.split(/[.[]/, 2).join("."), path];
        expect(rule.evidence.map((one) => one.split(/[.[]/, 2).join("."))).to.include(own);
        if (!path.startsWith("attested.")) expect({ ...given }).to.have.nested.property(rest);
      }
    }
  });

  it("speaks Chinese and English", () => {
    const said = [
      ...texts,
      ...(rule.remark === undefined ? [] : [rule.remark]),
      ...(rule.question === undefined ? [] : [rule.question.ask]),
      ...(rule.question?.answers.map(({ means }) => means) ?? []),
    ];
    for (const { zh, en } of said) {
      expect(zh).to.match(/\p{Script=Han}/u);
      expect(en).to.match(/^[\x20-\x7E]+$/);
    }
  });

  it("says by its texts in both languages the same commands and slots", () => {
    for (const { zh, en } of texts) expect(commandsOf(zh)).to.deep.equal(commandsOf(en));
  });

  it("quotes its source and links to the vendor's documentation", () => {
    const { ref, quote } = rule.source;
    expect(ref).to.match(/^(?:R\d+\.\d+[a-z]?(?:, R\d+\.\d+[a-z]?)*|(?!R\d)[A-Za-z].{2,80})$/);
    expect(quote).to.match(/\p{Script=Han}/u);
    expect(allowedHosts).to.include(new URL(rule.url).host);
  });

  it("takes answers that can be written into a manifest, at least one that clears and one that does not", () => {
    if (rule.question === undefined) return;
    const { answers } = rule.question;
    for (const { value } of answers) expect(value).to.match(/^[a-z][a-z0-9-]*$/);
    expect(answers.some(({ clears }) => clears)).to.equal(true);
    expect(answers.some(({ clears }) => !clears)).to.equal(true);
    expect(rule.evidence).to.include(`attested.${rule.id}`);
  });
}

/** The clear case without the fact at a path such as `instance.eip` or `attested.<rule>`. */
function without(path: string): TransferCase {
  const [part = "", ...names] = path.split(".");
  const facts = clear[part as keyof TransferCase] as Record<string, unknown>;
  return { ...clear, [part]: { ...facts, [names.join(".")]: { unknown: "denied" } } };
}

/** The case, noting every fact that is read. */
function watched(given: TransferCase, read: Set<string>): TransferCase {
  const watch = <T extends object>(part: string, facts: T): T =>
    new Proxy(facts, {
      get(target, name) {
        // The id of an instance only names it.
        if (typeof name === "string" && `${part}.${name}` !== "instance.id")
          read.add(`${part}.${name}`);
        return Reflect.get(target, name) as unknown;
      },
    });
  return {
    now: given.now,
    source: watch("source", given.source),
    target: watch("target", given.target),
    instance: watch("instance", given.instance),
    destination: watch("destination", given.destination),
    attested: watch("attested", given.attested),
  };
}

function commandsOf(text: string): string[] {
  return [...text.matchAll(/aliyun [a-z]+ \w+|<(?:instance|region)>|--[A-Za-z.0-9]+/g)].map(
    ([command]) => command,
  );
}
