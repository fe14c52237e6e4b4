import { expect } from "chai";
import pc from "picocolors";
import { explained } from "../../cli/explain/explained.ts";
import { givenIn } from "../../cli/explain/given.ts";
import { explanation } from "../../cli/explain/run-explain.ts";
import { UserError } from "../../cli/user-error.ts";
import { commandIn } from "../../reports/text/commands.ts";
import type { Language } from "../../core/text.ts";
import { rules } from "../../policies/rules/index.ts";
import { displayWidth } from "../../reports/text/wrap.ts";

interface Asked {
  readonly language?: Language;
  readonly width?: number;
  readonly color?: boolean;
}

function explain(id?: string, asked: Asked = {}): string {
  const { language = "en", width = 100, color = false } = asked;
  return explanation(id, { language, width, colors: pc.createColors(color) });
}

function mistakeOf(id: string): UserError {
  try {
    explain(id);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("no mistake was found");
}

/** A text without its blanks and line breaks. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

/** The cells of a text's tables, each as it is read from its first line to its last. */
function cellsIn(text: string): string[] {
  const rows = text.split(/\n[├└].*/).map((row) => row.split("\n").filter(isDrawn));
  return rows.flatMap((lines) => {
    const columns = lines.map((line) => line.split("│").slice(1, -1));
    return (columns[0] ?? []).map((_, index) => flat(columns.map((one) => one[index]).join("")));
  });
}

function isDrawn(line: string): boolean {
  return line.startsWith("│");
}

describe("cli/explain", () => {
  for (const language of ["zh", "en"] as const) {
    it(`tells everything that each rule says, in ${language}`, () => {
      for (const rule of explained) {
        const page = explain(rule.id, { language, width: 1000 });
        const text = flat(page);
        const { title, source, remark, remedy, undo, question, url } = rule;
        const spoken = [remedy, undo, remark, question?.ask].flatMap(
          (one) => one?.[language] ?? [],
        );
        const commands = spoken.flatMap((one) => one.match(commandIn) ?? []);
        const said = [
          title.zh,
          title.en,
          source.ref,
          source.quote,
          url,
          ...(rule.evidence ?? []),
          ...commands,
          ...(question?.answers.flatMap(({ value, means }) => [value, means[language]]) ?? []),
        ];
        const cells = (rule.cases ?? []).flatMap((row) => [row.name, givenIn(row).join("")]);
        expect(cellsIn(page), rule.id).to.include.members(cells.map(flat));
        for (const one of said) expect(text, `${rule.id}: ${one}`).to.include(flat(one));
        for (const sentence of spoken.flatMap((one) => one.split(commandIn))) {
          const [words = ""] = /[\p{L}\p{N}][^;；,，.。、()（）]*/u.exec(sentence) ?? [];
          expect(text, `${rule.id}: ${sentence}`).to.include(flat(words));
        }
      }
    });

    it(`lists every rule once, in ${language}`, () => {
      const lines = explain(undefined, { language }).split("\n");

      for (const { id, title } of explained) {
        const own = lines.filter((line) => line.startsWith(`  ${id} `));
        expect(own, id).to.have.length(1);
        expect(own[0]).to.include(title[language]);
      }
    });
  }

  it("lists the rules by what they are about, with their number", () => {
    const heads = explain()
      .split("\n")
      .filter((line) => /^\S.* \(\d+\)$/.test(line));

    expect(heads).to.have.length(6);
    expect(heads[0]).to.equal(
      `The accounts (${String(rules.filter(({ id }) => id.startsWith("account-")).length)})`,
    );
  });

  it("shows the guard of the 24 hours beside the rules", () => {
    const text = explain("window-frozen-operations", { width: 1000 });

    expect(text).to.include("R9.3「实例在过户中时，不允许进行升降配");
    expect(text).to.include("Allowed: automatic renewal");
  });

  it("shows the decision table to the rules that read it, and to no other", () => {
    for (const { id } of explained) {
      const reads = ["account-pair-type", "account-same-entity", "account-single-recipient"];
      expect(explain(id).includes("Which accounts can transfer"), id).to.equal(reads.includes(id));
    }
  });

  it("gives a case's other outlet", () => {
    expect(explain("instance-disk-encrypted")).to.match(/│ fail → +│/);
    expect(explain("instance-eip")).not.to.include("→");
  });

  it("takes the name in any case", () => {
    expect(explain("Instance-EIP")).to.equal(explain("instance-eip"));
  });

  for (const width of [72, 80, 120]) {
    it(`keeps to ${String(width)} columns, but for commands and links`, () => {
      for (const { id } of explained) {
        for (const line of explain(id, { width, language: "zh" }).split("\n")) {
          if (/^ *aliyun |^ *ecs-transfer /.test(line)) continue;
          expect(displayWidth(line), line).to.be.at.most(width);
        }
      }
    });
  }

  it("colours only where it is given colours", () => {
    expect(explain("instance-eip")).not.to.include("\u001b[");
    expect(explain("instance-eip", { color: true })).to.include("\u001b[1minstance-eip");
  });

  for (const { typed, meant } of [
    { typed: "eip", meant: ["instance-eip", "warn-eip-visible-mode"] },
    { typed: "instance-eeip", meant: ["instance-eip"] },
    { typed: "instanceage", meant: ["instance-age"] },
    { typed: "zzzzzzzzzzzzzzzzzzzzzz", meant: [] },
  ]) {
    it(`names those near ${typed}: ${meant.join(", ") || "none"}`, () => {
      const { en, zh } = mistakeOf(typed).text;

      expect(en).to.include(`There is no rule ${typed}.`);
      expect(en).to.include("All rules: ecs-transfer explain");
      for (const id of meant) expect(`${en}${zh}`).to.match(new RegExp(`${id}.*${id}`));
      expect(en.includes("Did you mean")).to.equal(meant.length > 0);
    });
  }

  it("shows a strange name instead of obeying it", () => {
    expect(mistakeOf("a\u001b[2Jb").text.en).to.include("a\\u{1b}[2Jb");
  });
});
