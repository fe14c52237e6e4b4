import { expect } from "chai";
import { formatInputErrors, inputErrorsText, pathText } from "../../../core/input/input-error.ts";
import type { InputError } from "../../../core/input/input-error.ts";

describe("core/input/input-error", () => {
  for (const { path, text } of [
    { path: [], text: "" },
    { path: ["a"], text: "a" },
    { path: ["instances", 2, "id"], text: "instances[2].id" },
    { path: [0, "a"], text: "[0].a" },
    { path: ["a", "b.c", "d\n"], text: 'a["b.c"]["d\\n"]' },
    { path: ["a", ""], text: 'a[""]' },
    { path: ["名称"], text: "名称" },
  ]) {
    it(`writes ${JSON.stringify(path)} as ${JSON.stringify(text)}`, () => {
      expect(pathText(path)).to.equal(text);
    });
  }

  it("gives each mistake a line with its place, and counts those past the limit", () => {
    const errors = Array.from({ length: 23 }, (_, index) => mistake(index));

    const lines = formatInputErrors(errors, "en").split("\n");

    expect(lines).to.have.length(21);
    expect(lines[0]).to.equal("f.yaml:1:2  a[0]: wrong");
    expect(lines.at(-1)).to.equal("… and 3 more");
    expect(formatInputErrors(errors, "zh").split("\n").at(-1)).to.equal("……另有 3 处错误");
  });

  it("obeys no control character of a file", () => {
    const message = { zh: "\u001b[31m红", en: "\u001b[31mred\nnext" };

    const text = formatInputErrors([{ ...mistake(0), message }], "en");

    expect(text).to.equal("f.yaml:1:2  a[0]: \\u{1b}[31mred\\u{a}next");
  });

  it("says the same in both languages", () => {
    expect(inputErrorsText([mistake(0)])).to.deep.equal({
      zh: "f.yaml:1:2  a[0]: 错",
      en: "f.yaml:1:2  a[0]: wrong",
    });
  });

  it("counts nothing where everything is shown", () => {
    const text = formatInputErrors([{ ...mistake(0), path: "" }], "zh");

    expect(text).to.equal("f.yaml:1:2  错");
  });
});

function mistake(index: number): InputError {
  const path = `a[${String(index)}]`;
  return { file: "f.yaml", line: index + 1, column: 2, path, message: { zh: "错", en: "wrong" } };
}
