import { expect } from "chai";
import { describe as inWords, oneLine, quoted, sentences } from "../../../core/input/words.ts";

describe("core/input/words, of a value", () => {
  for (const { value, written, zh, en } of [
    { value: undefined, zh: "空", en: "nothing" },
    { value: null, zh: "空", en: "nothing" },
    { value: "a\nb", zh: '"a\\nb"', en: '"a\\nb"' },
    { value: 1404423000000010, zh: "数字 1404423000000010", en: "the number 1404423000000010" },
    { value: 8, written: "0010", zh: "数字 0010", en: "the number 0010" },
    { value: true, zh: "true", en: "true" },
    { value: [1, 2], zh: "一个列表（2 项）", en: "a list of 2" },
    { value: { a: 1, b: 2 }, zh: "一组键值（a, b）", en: "a map with a, b" },
    { value: {}, zh: "一组键值（）", en: "a map with no keys" },
    {
      value: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 },
      zh: "一组键值（a, b, c, d, e）",
      en: "a map with a, b, c, d, e",
    },
    { value: 5n, zh: "bigint", en: "bigint" },
  ]) {
    it(`says ${en}`, () => {
      expect(inWords(value, written)).to.deep.equal({ zh, en });
    });
  }
});

describe("core/input/words, on one line", () => {
  for (const { name, text, most, line } of [
    { name: "as it is where it is as long as may be", text: "abcde", most: 5, line: "abcde" },
    { name: "cut where it is longer", text: "abcdef", most: 5, line: "abcd…" },
    { name: "without blanks around it", text: " ab ", most: 5, line: "ab" },
    {
      name: "with what a terminal would obey made visible",
      text: "a\nb",
      most: 9,
      line: "a\\u{a}b",
    },
    {
      name: "cut where making it visible makes it longer",
      text: "a\nbcd",
      most: 6,
      line: "a\\u{a…",
    },
    { name: "as cut where its rest is blank", text: "ab    ", most: 4, line: "ab…" },
  ]) {
    it(name, () => {
      expect(oneLine(text, most)).to.equal(line);
    });
  }

  it("is 80 characters long at most, unless said otherwise", () => {
    expect(oneLine("x".repeat(80))).to.equal("x".repeat(80));
    expect(oneLine("x".repeat(81))).to.equal(`${"x".repeat(79)}…`);
  });

  it("stands between quotes, cut before it is quoted", () => {
    expect(quoted("x".repeat(80))).to.equal(`"${"x".repeat(80)}"`);
    expect(quoted("x".repeat(81))).to.equal(`"${"x".repeat(79)}…"`);
    expect(quoted('a"\u202E')).to.equal('"a\\"\\u{202e}"');
  });
});

describe("core/input/words, sentences", () => {
  it("stand one after another, with blanks between them in English, without those that are missing", () => {
    const said = sentences({ zh: "甲。", en: "A." }, undefined, { zh: "乙。", en: "B." });

    expect(said).to.deep.equal({ zh: "甲。乙。", en: "A. B." });
  });
});
