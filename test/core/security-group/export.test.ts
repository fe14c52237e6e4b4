import { expect } from "chai";
import { decodeExport, parseConsoleExport } from "../../../core/security-group/export.ts";
import { gbk } from "../../support/gbk.ts";
import { permission } from "../../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const rules = [permission(), permission({ Priority: 2 })];

describe("core/security-group/export", () => {
  for (const { name, content } of [
    { name: "a bare list", content: rules },
    {
      name: "an answer of the API",
      content: { RequestId: "x", Permissions: { Permission: rules } },
    },
  ]) {
    it(`reads ${name}`, () => {
      expect(
        valueOf(parseConsoleExport(JSON.stringify(content), "a.txt")).permissions,
      ).to.deep.equal(rules);
    });
  }

  it("reads the export of a group without rules", () => {
    expect(valueOf(parseConsoleExport("[]", "a.json")).permissions).to.deep.equal([]);
  });

  for (const text of [
    "{}",
    '{"Permissions":[]}',
    '{"Permissions":{"Permission":{}}}',
    '"[]"',
    "null",
    "1",
    '{"__proto__":[]}',
  ]) {
    it(`refuses ${text}, which is no list of rules`, () => {
      const errors = errorsOf(parseConsoleExport(text, "a.json"));

      expect(placesOf(errors)).to.deep.equal(["1:1"]);
      expect(errors[0]?.message.en).to.contain("Export the rules again as JSON");
    });
  }

  it("knows the group of an answer of the API, and of no list", () => {
    const answer = { SecurityGroupId: "sg-1", NextToken: "", Permissions: { Permission: rules } };

    expect(valueOf(parseConsoleExport(JSON.stringify(answer), "a.json")).groupId).to.equal("sg-1");
    expect(valueOf(parseConsoleExport("[]", "a.json")).groupId).to.equal(undefined);
  });

  it("refuses a page of an answer after which more rules follow", () => {
    const text = '{"Permissions":{"Permission":[]},\n"NextToken":"AAAAAdDWBF2"}';
    const errors = errorsOf(parseConsoleExport(text, "a.json"));

    expect(placesOf(errors)).to.deep.equal(["2:13 NextToken"]);
    expect(errors[0]?.message.en).to.contain("more rules follow").and.to.contain("MaxResults=1000");
    expect(errors[0]?.message.zh).to.match(/\p{Script=Han}/u);
  });

  it("refuses more rules than a group holds, with their number", () => {
    const text = (count: number) => JSON.stringify(Array.from({ length: count }, () => rules[0]));

    expect(errorsOf(parseConsoleExport(text(10_000), "a.json"))[0]?.message.en).to.contain(
      "the export holds 10000 rules, and a group holds 1000 at most",
    );
    expect(valueOf(parseConsoleExport(text(1000), "a.json")).permissions).to.have.length(1000);
  });

  for (const { name, content } of [
    { name: "a bare list", content: rules },
    { name: "an answer of the API", content: { Permissions: { Permission: rules } } },
  ]) {
    it(`knows where each rule of ${name} stands`, () => {
      const text = JSON.stringify(content, undefined, 1);
      const { placesOf: linesOf } = valueOf(parseConsoleExport(text, "a.json"));
      const line = text.slice(0, text.indexOf("{", text.indexOf("}"))).split("\n").length;

      expect(linesOf([1]).map((place) => place.line)).to.deep.equal([line]);
    });
  }

  for (const { name, content, text } of [
    { name: "CSV in UTF-8", content: Buffer.from("方向,策略"), text: "方向,策略" },
    { name: "CSV in GBK", content: gbk("方向,策略"), text: "方向,策略" },
    {
      name: "CSV with a byte order mark",
      content: Buffer.from("\uFEFF方向,策略"),
      text: "\uFEFF方向,策略",
    },
    {
      name: "CSV in UTF-8 with a sign that stands for none",
      content: Buffer.from("方向,\uFFFD"),
      text: "方向,\uFFFD",
    },
    { name: "CSV in neither", content: Uint8Array.of(0x61, 0x2c, 0xff), text: "a,\uFFFD" },
    { name: "JSON that is cut off", content: Uint8Array.of(0x5b, 0xe6, 0x96), text: "[\uFFFD" },
  ]) {
    it(`decodes ${name}`, () => {
      expect(decodeExport(content)).to.equal(text);
    });
  }

  it("tells CSV from JSON by the content, whatever the file is called", () => {
    expect(
      errorsOf(parseConsoleExport("Direction,Policy\ningress,Accept\n", "a.json"))[0]?.message.en,
    ).to.contain("this is CSV");
    expect(valueOf(parseConsoleExport(" [ ]", "a.csv")).permissions).to.deep.equal([]);
  });
});
