import { expect } from "chai";
import fc from "fast-check";
import { locateInJson } from "../../../core/input/json-places.ts";
import { scanJson } from "../../../core/input/json-scan.ts";
import { readJson } from "../../../core/input/json-source.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const text = '{\n  "a": [1, {"b": null}],\n  "c\\u0064": "x"\n}\n';

describe("core/input/json-source", () => {
  for (const { path, of, at } of [
    { path: [], of: "value", at: "1:1" },
    { path: ["a"], of: "value", at: "2:8" },
    { path: ["a"], of: "key", at: "2:3" },
    { path: ["a", 0], of: "value", at: "2:9" },
    { path: ["a", 1, "b"], of: "value", at: "2:18" },
    { path: ["a", 1, "b"], of: "key", at: "2:13" },
    { path: ["cd"], of: "value", at: "3:14" },
    { path: ["a", 1, "missing"], of: "value", at: "2:12" },
    { path: ["a", 7], of: "value", at: "2:3" },
    { path: ["missing", 3], of: "value", at: "1:1" },
  ] as const) {
    it(`finds the ${of} of ${JSON.stringify(path)} at ${at}`, () => {
      const source = valueOf(readJson(text, "f.json", 1));

      const { line, column } = source.locate(path, of);

      expect(`${String(line)}:${String(column)}`).to.equal(at);
    });
  }

  for (const { name, text: broken, at, says } of [
    { name: "an empty file", text: " \n ", at: "1:1", says: "the file is empty" },
    { name: "a text that ends early", text: '{"a": [1', at: "1:9", says: "the file ends here" },
    { name: "a trailing comma", text: "[1,\n]", at: "2:1", says: "expected a value" },
    { name: "a key without quotes", text: "{a: 1}", at: "1:2", says: "a quoted key" },
    { name: "a missing colon", text: '{"a" 1}', at: "1:6", says: "expected :" },
    { name: "a missing comma", text: '{"a": 1 "b"}', at: "1:9", says: ", or }" },
    { name: "a second value", text: "[] []", at: "1:4", says: "the end of the file" },
    { name: "a wrong bracket", text: '{"a": 1]', at: "1:8", says: ", or }" },
    { name: "a text that never closes", text: '["a', at: "1:2", says: "closing quote" },
    { name: "a wrong escape", text: '["\\x"]', at: "1:2", says: "closing quote" },
    { name: "a bare NaN", text: '{"a": NaN}', at: "1:7", says: "expected a value" },
    { name: "a NUL character", text: '["\0"]', at: "1:3", says: "NUL" },
    { name: "a NUL character at its beginning", text: "\0[]", at: "1:1", says: "NUL" },
    { name: "a key that never closes", text: '{"a', at: "1:2", says: "closing quote" },
    { name: "a colon for a comma", text: '{"a": 1: 2}', at: "1:8", says: ", or }" },
    {
      name: "a control character in a text",
      text: '["\u0007n"]',
      at: "1:2",
      says: "closing quote",
    },
    { name: "another encoding", text: '["\uFFFD"]', at: "1:3", says: "UTF-8" },
    { name: "another encoding from its beginning", text: "\uFFFD[]", at: "1:1", says: "UTF-8" },
    { name: "too many levels", text: "[".repeat(70), at: "1:65", says: "levels deep" },
    {
      name: "too many entries",
      text: `[${"0,".repeat(100_001)}0]`,
      at: "1:200002",
      says: "100000",
    },
    {
      name: "a key written twice, and no key of another map",
      text: '{"a":{"b":1},\n"b":2,\n"c":1,"c":2}',
      at: "3:7",
      says: 'the key "c" is written twice',
    },
    { name: "a key written twice", text: '{"a":1,\n"\\u0061":2}', at: "2:1", says: "twice" },
  ]) {
    it(`refuses ${name}`, () => {
      const errors = errorsOf(readJson(broken, "f.json", 1));

      expect(placesOf(errors)).to.deep.equal([at]);
      expect(errors[0]?.message.en).to.contain(says);
    });
  }

  it("takes equal keys of different maps, a byte order mark and CRLF", () => {
    const source = valueOf(
      readJson('\uFEFF[{"a":1},\r\n{"a":{"a":2,"b":3},"b":4}]\r\n', "f.json", 1),
    );

    expect(source.data).to.deep.equal([{ a: 1 }, { a: { a: 2, b: 3 }, b: 4 }]);
    expect(source.locate([1, "a", "a"])).to.deep.equal({ line: 2, column: 11 });
  });

  it("shows of what it found no more than the line, and no more than twenty characters", () => {
    const found = (broken: string) => errorsOf(readJson(broken, "f.json", 1))[0]?.message.en;

    expect(found("[1 two\n]")).to.contain('found "two"; expected , or ]');
    expect(found(`[${"x".repeat(30)}]`)).to.contain(`found "${"x".repeat(20)}"; expected a value`);
    expect(errorsOf(readJson("[1 2]", "f.json", 1))[0]?.message.zh).to.contain("此处应为 , 或 ]");
  });

  it("refuses a file past its limit without reading it", () => {
    const megabyte = 1024 * 1024;
    const [error] = errorsOf(readJson("x".repeat(1.5 * megabyte), "f.json", 1));

    expect(error?.message.en).to.contain("the file has about 1.5 MB; at most 1 MB are read");
    expect(readJson(`"${"x".repeat(megabyte - 2)}"`, "f.json", 1).ok).to.equal(true);
    expect(readJson(`"${"x".repeat(megabyte - 1)}"`, "f.json", 1).ok).to.equal(false);
  });

  it("counts an empty first line", () => {
    expect(valueOf(readJson("\n\n[1]", "f.json", 1)).locate([0])).to.deep.equal({
      line: 3,
      column: 2,
    });
  });

  it("finds what a key with a quote in it leads to, and an empty key", () => {
    const source = valueOf(readJson('{"a\\"b": {"x": 1}, "": {"x": 2}}', "f.json", 1));

    expect(source.locate(['a"b', "x"])).to.deep.equal({ line: 1, column: 16 });
    expect(source.locate(["", "x"], "key")).to.deep.equal({ line: 1, column: 25 });
  });

  it("calls JSON what JSON.parse takes, and nothing else", () => {
    const nearly = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom("", ",", "]", '"', "\\", "0", "\n", "\u0007"),
      )
      .map(([json, at, typo]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + typo + json.slice(place);
      });

    fc.assert(
      fc.property(fc.oneof(fc.json(), nearly, fc.string()), (candidate) => {
        expect(scanJson(candidate) === undefined).to.equal(isJson(candidate));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds every value where it stands", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(2), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const lines = json.split("\n");
        const paths = pathsOf(value);

        const positions = locateInJson(
          json,
          paths.map((path) => ({ path })),
        );

        for (const [index, path] of paths.entries()) {
          const { line, column } = positions[index] ?? { line: 0, column: 0 };
          const rest = [(lines[line - 1] ?? "").slice(column - 1), ...lines.slice(line)].join("\n");
          const first = JSON.stringify(valueAt(value, path), null, indent).charAt(0);
          expect(rest.charAt(0)).to.equal(first);
        }
      }),
    );
  });
});

function isJson(candidate: string): boolean {
  try {
    JSON.parse(candidate);
    return true;
  } catch {
    return false;
  }
}

function pathsOf(value: unknown): PropertyKey[][] {
  if (typeof value !== "object" || value === null) return [[]];
  const keys: PropertyKey[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = keys.flatMap((key) => pathsOf(valueAt(value, [key])).map((rest) => [key, ...rest]));
  return [[], ...below];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], value);
}
