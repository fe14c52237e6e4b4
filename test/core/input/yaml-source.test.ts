import { expect } from "chai";
import { readYaml } from "../../../core/input/yaml-source.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const text = "a: &one\n  - 1\n  - b: 007\nc: *one\nd:\n";

describe("core/input/yaml-source", () => {
  for (const { path, of, at } of [
    { path: [], of: "value", at: "1:1" },
    { path: ["a"], of: "key", at: "1:1" },
    { path: ["a", 1], of: "value", at: "3:5" },
    { path: ["a", 1, "b"], of: "value", at: "3:8" },
    { path: ["a", 1, "b"], of: "key", at: "3:5" },
    { path: ["c", 1, "b"], of: "value", at: "3:8" },
    { path: ["a", 9, "b"], of: "value", at: "1:1" },
    { path: ["c"], of: "value", at: "4:4" },
    { path: ["d"], of: "key", at: "5:1" },
    { path: ["missing"], of: "value", at: "1:1" },
  ] as const) {
    it(`finds the ${of} of ${JSON.stringify(path)} at ${at}`, () => {
      const source = valueOf(readYaml(text, "f.yaml", 1));

      const { line, column } = source.locate(path, of);

      expect(`${String(line)}:${String(column)}`).to.equal(at);
    });
  }

  it("finds the file as a whole at its top, whatever comments stand there", () => {
    const source = valueOf(readYaml("# first\na: 1\n", "f.yaml", 1));

    expect(source.locate([])).to.deep.equal({ line: 1, column: 1 });
  });

  it("keeps how a number is written", () => {
    const { written } = valueOf(readYaml(text, "f.yaml", 1));

    expect(written(["a", 1, "b"])).to.equal("007");
    expect(written(["a"])).to.equal(undefined);
    expect(written(["missing", "b"])).to.equal(undefined);
  });

  it("finds no index in a map, and no key in a list", () => {
    const source = valueOf(readYaml("a: [1]\nb: { 0: x }\n", "f.yaml", 1));

    expect(source.locate(["a", "0"])).to.deep.equal({ line: 1, column: 1 });
    expect(source.locate(["b", 0])).to.deep.equal({ line: 2, column: 9 });
    expect(source.locate(["a", 0, "deeper"])).to.deep.equal({ line: 1, column: 5 });
  });

  it("takes forty levels of lists or maps, side by side as well, and no more", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    const maps = (levels: number) => "{a: ".repeat(levels) + "}".repeat(levels);

    for (const levels of [nested, maps]) {
      expect(readYaml(levels(40), "f.yaml", 1).ok).to.equal(true);
      expect(readYaml(levels(41), "f.yaml", 1).ok).to.equal(false);
    }
    expect(readYaml(`- [${"[], {}, ".repeat(50)}]`, "f.yaml", 1).ok).to.equal(true);
  });

  for (const { name, text: broken, at, says } of [
    { name: "an empty file", text: "", at: ["1:1"], says: "the file is empty" },
    { name: "a NUL character", text: "a: \0", at: ["1:4"], says: "NUL" },
    { name: "another encoding", text: "a: b\nc: \uFFFD", at: ["2:4"], says: "UTF-8" },
    {
      name: "a key written twice",
      text: "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
      at: ["4:3", "5:1"],
      says: "twice",
    },
    { name: "a tab", text: "a:\n\tb: 1\n", at: ["2:1"], says: "a tab is used" },
    {
      name: "two documents",
      text: "a: 1\n---\nb: 1\n",
      at: ["2:1"],
      says: "several YAML documents",
    },
    { name: "an unknown tag", text: "a: !!js/function x\n", at: ["1:4"], says: "unknown YAML tag" },
    { name: "an alias without anchor", text: "a: 1\nb: *nobody\n", at: ["2:4"], says: "no anchor" },
    { name: "a quote that never closes", text: 'a: "b\n', at: ["2:1"], says: "a quote" },
    { name: "two keys on a line", text: "a: b: c\n", at: ["1:4"], says: "two `key: value`" },
    { name: "nested lists without end", text: "[".repeat(5000), at: ["1:1"], says: "levels deep" },
    { name: "nested maps without end", text: "- ".repeat(5000), at: ["1:1"], says: "levels deep" },
  ]) {
    it(`refuses ${name}`, () => {
      const errors = errorsOf(readYaml(broken, "f.yaml", 1));

      expect(placesOf(errors)).to.deep.equal(at);
      expect(errors[0]?.message.en).to.contain(says);
    });
  }

  it("says every syntax error, not the first alone", () => {
    expect(placesOf(errorsOf(readYaml("a: [1\nb: ]\nc: {\n", "f.yaml", 1))).length).to.be.above(1);
  });

  for (const nonsense of ["*a ", "!a ", "%a\n", "a: b: c\n", "- [,,,,]\n"]) {
    it(`answers a megabyte of ${JSON.stringify(nonsense)} by its beginning`, () => {
      const text = nonsense.repeat(1_000_000 / nonsense.length);

      const read = readYaml(text, "f.yaml", 1);

      expect(read.ok).to.equal(false);
      if (!read.ok) expect(read.errors.at(-1)?.line).to.be.below(64 * 1024);
      if (!read.ok) expect(read.errors.length).to.be.within(50, 64 * 1024);
    });
  }

  it("reads a long file to its end", () => {
    const entries = Array.from(
      { length: 8000 },
      (_, index) => `  - id: i-bp1number${String(index)}`,
    );
    const text = ["instances:", ...entries].join("\n");

    const source = valueOf(readYaml(text, "f.yaml", 1));

    expect(text.length).to.be.above(128 * 1024);
    expect(source.locate(["instances", 7999, "id"])).to.deep.equal({ line: 8001, column: 9 });
    expect(placesOf(errorsOf(readYaml(`${text}\n - x: [`, "f.yaml", 1)))[0]).to.match(/^8002:/);
  });

  it("refuses aliases that multiply", () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const below = level === 0 ? "1, 1" : `*l${String(level - 1)}, *l${String(level - 1)}`;
      return `l${String(level)}: &l${String(level)} [${below}]`;
    });

    const [error] = errorsOf(readYaml(levels.join("\n"), "f.yaml", 1));

    expect(error?.message.en).to.contain("aliases");
  });

  it("takes a byte order mark, CRLF, and keys that have a meaning in JavaScript", () => {
    const source = valueOf(readYaml("\uFEFFa: 1\r\n__proto__:\r\n  b: 2\r\n", "f.yaml", 1));

    expect(Object.keys(source.data as object)).to.deep.equal(["a", "__proto__"]);
    expect(source.locate(["__proto__", "b"])).to.deep.equal({ line: 3, column: 6 });
    expect(Object.hasOwn({}, "b")).to.equal(false);
  });
});
