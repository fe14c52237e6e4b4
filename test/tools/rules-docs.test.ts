import { readFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import { pairTable } from "../../core/accounts/pair-table.ts";
import { rules } from "../../policies/rules/index.ts";
import { rulesDocument } from "../../tools/docs/rules/document.ts";
import { escaped, sentence } from "../../tools/docs/rules/markdown.ts";

const pages = [
  { language: "en", file: "rules.md" },
  { language: "zh", file: "rules.zh.md" },
] as const;

/** A page without its code, in which nothing is interpreted. */
function withoutCode(page: string): string {
  return page.replaceAll(/`[^`\n]*`/g, "");
}

describe("tools/docs/rules", () => {
  for (const { language, file } of pages) {
    describe(`docs/${file}`, () => {
      const page = rulesDocument(language);

      it("is what node tools/docs/rules.ts writes", () => {
        const committed = readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8");

        expect(committed === page, `docs/${file} is stale: run node tools/docs/rules.ts`).to.equal(
          true,
        );
      });

      it("has a section for every rule, and a link to it", () => {
        for (const { id } of [...rules, { id: "window-frozen-operations" }]) {
          expect(page.split(`\n### ${id}\n`), id).to.have.length(2);
          expect(page.split(`[${id}](#${id})`), id).to.have.length(2);
        }
      });

      it("links to headings that it has", () => {
        const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
          heading.toLowerCase().replaceAll(" ", "-"),
        );
        const targets = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, target]) => target);

        expect(targets.length).to.be.above(rules.length);
        expect(anchors).to.include.members(targets);
      });

      it("holds the decision table with every row and the guide's words", () => {
        for (const { quote, remains } of pairTable) {
          expect(page).to.include(`| ${remains[language]} | ${quote} |`);
        }
      });

      it("has rows of as many cells as their head", () => {
        let columns = 0;
        const crooked = page.split("\n").filter((line, index, lines) => {
          if (!line.startsWith("|")) return false;
          const cells = line.split(/(?<!\\)\|/).length;
          if (!(lines[index - 1] ?? "").startsWith("|")) columns = cells;
          return cells !== columns;
        });

        expect(crooked).to.deep.equal([]);
      });

      it("holds no HTML but what folds the cases and breaks lines", () => {
        const tags = withoutCode(page).match(/(?<!\\)<[^>]*>/g) ?? [];
        const others = tags.filter(
          (tag) => !/^<(?:\/?details|\/?summary|br|https:\S+)>$/.test(tag),
        );

        expect(others).to.deep.equal([]);
      });
    });
  }

  it("says in both languages the same number of things", () => {
    const shapes = pages.map(({ language }) =>
      rulesDocument(language)
        .split("\n")
        .map((line) => /^(?:#+ |\||- |<\/?details|)/.exec(line)?.[0]),
    );

    expect(shapes[0]).to.deep.equal(shapes[1]);
  });

  it("writes commands and options as code, and leaves the rest as it is read", () => {
    expect(
      sentence("Stop it: aliyun ecs StopInstances --InstanceId.1 <instance>; or <wait> a_b*."),
    ).to.equal(
      "Stop it: `aliyun ecs StopInstances --InstanceId.1 <instance>`; or \\<wait\\> a\\_b\\*.",
    );
    expect(sentence("with --StoppedMode StopCharging.")).to.equal(
      "with `--StoppedMode StopCharging`.",
    );
  });

  it("escapes everything that Markdown would interpret, and nothing is lost", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escaped(text)).not.to.match(/(?<!\\)(?:\\\\)*[`*_[\]<>|~]/);
        expect(escaped(text).replaceAll(/\\([\\`*_[\]<>|~])/g, "$1")).to.equal(text);
      }),
    );
  });
});
