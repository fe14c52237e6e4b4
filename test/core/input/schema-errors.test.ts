import { expect } from "chai";
import { z } from "zod";
import { readJson } from "../../../core/input/json-source.ts";
import { parseWith } from "../../../core/input/parse-with.ts";
import { textOf } from "../../../core/input/schema-words.ts";
import { readYaml } from "../../../core/input/yaml-source.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const account = textOf(/^\d{16}$/, {
  allowed: { zh: "16 位数字", en: "16 digits" },
  hint: { zh: "在控制台右上角。", en: "It stands at the top right of the console." },
});

const Schema = z.strictObject({
  account: account.optional(),
  kind: z.enum(["", "normal", "enterprise"]).optional(),
  name: z.string().min(1).optional(),
  some: z.array(z.string()).min(2).optional(),
  on: z.boolean().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  odd: z.string().startsWith("x").optional(),
  even: z.number().multipleOf(2).optional(),
  fact: z
    .union([z.strictObject({ unknown: z.string() }), z.array(z.strictObject({ id: account }))])
    .optional(),
  map: z.record(z.string(), z.number()).optional(),
});

function messages(yaml: string): string[] {
  const errors = errorsOf(parseWith(Schema, valueOf(readYaml(yaml, "f.yaml", 1))));
  return errors.map(({ path, message }) => `${path}: ${message.en}`);
}

describe("core/input/schema-errors, what is said of", () => {
  for (const { name, yaml, says } of [
    {
      name: "a number where a text of digits belongs, which may be put in quotes",
      yaml: "account: 1404423000000010",
      says: 'account: found the number 1404423000000010; allowed: 16 digits. Write it in quotes: "1404423000000010". It stands at the top right of the console.',
    },
    {
      name: "a number that would not do in quotes either",
      yaml: "account: 140",
      says: "account: found the number 140; allowed: 16 digits. It stands at the top right of the console.",
    },
    {
      name: "a text where a boolean belongs",
      yaml: 'on: "3"',
      says: 'on: found "3"; allowed: true | false.',
    },
    {
      name: "a number where a boolean belongs",
      yaml: "on: 3",
      says: "on: found the number 3; allowed: true | false.",
    },
    {
      name: "a value that is nearly one of those allowed, the empty one among them",
      yaml: "kind: norml",
      says: 'kind: found "norml"; allowed: "" | normal | enterprise. Did you mean normal?',
    },
    {
      name: "a value that is near to none",
      yaml: "kind: zzzzzz",
      says: 'kind: found "zzzzzz"; allowed: "" | normal | enterprise.',
    },
    {
      name: "a number where one of some texts belongs",
      yaml: "kind: 5",
      says: 'kind: found the number 5; allowed: "" | normal | enterprise.',
    },
    {
      name: "an empty text",
      yaml: 'name: ""',
      says: 'name: found ""; allowed: a text that is not empty.',
    },
    {
      name: "a list too short",
      yaml: "some: [a]",
      says: "some: found a list of 1; allowed: at least 2.",
    },
    {
      name: "a time without its zone",
      yaml: "at: 2026-06-01",
      says: 'at: found "2026-06-01"; allowed: a time with its zone, such as 2026-06-01T00:00:00Z.',
    },
    {
      name: "a form that has no words of its own",
      yaml: "odd: y",
      says: 'odd: found "y"; allowed: Invalid string: must start with "x".',
    },
    {
      name: "a limit that has no words of its own",
      yaml: "even: 3",
      says: "even: found the number 3; allowed: Invalid number: must be a multiple of 2.",
    },
    {
      name: "a key that is nearly one of those known",
      yaml: "acount: x",
      says: 'acount: unknown key "acount". Did you mean account? Allowed: account, kind, name, some, on, at, odd, even, fact, map.',
    },
    {
      name: "a key that is near to none",
      yaml: "zzzzzz: x",
      says: 'zzzzzz: unknown key "zzzzzz". Allowed: account, kind, name, some, on, at, odd, even, fact, map.',
    },
    {
      name: "what is missing",
      yaml: "fact: { }",
      says: "fact.unknown: this is missing; allowed: a text.",
    },
    {
      name: "the branch of a union that the value comes nearest to, with that branch's words",
      yaml: "fact: [{ id: x }]",
      says: 'fact[0].id: found "x"; allowed: 16 digits. It stands at the top right of the console.',
    },
    {
      name: "a key inside of a union's branch",
      yaml: 'fact: [{ id: "1404423000000010", idd: x }]',
      says: 'fact[0].idd: unknown key "idd". Did you mean id? Allowed: id.',
    },
    {
      name: "a value in a map of any keys",
      yaml: "map: { a: x }",
      says: 'map.a: found "x"; allowed: a number.',
    },
  ]) {
    it(name, () => {
      expect(messages(yaml)).to.deep.equal([says]);
    });
  }

  it("no value that hides behind a prototype", () => {
    const source = valueOf(readJson('{"name": {"constructor": 1}}', "f.json", 1));

    const [error] = errorsOf(parseWith(Schema, source));

    expect(error?.found?.en).to.equal("a map with constructor");
  });

  it("no more mistakes than anybody reads, however many there are", () => {
    const list = Array.from({ length: 1500 }, () => "1");
    const keys = Array.from({ length: 1500 }, (_, index) => `k${String(index)}: 1`);

    const of = (yaml: string) => errorsOf(parseWith(Schema, valueOf(readYaml(yaml, "f.yaml", 1))));

    expect(of(`some: [${list.join(", ")}]`)).to.have.length(1000);
    expect(of(keys.join("\n"))).to.have.length(1000);
  });

  it("a wrong key where the key stands, and a wrong value where the value stands", () => {
    const source = valueOf(readYaml("wrong: 1\non: 2\n", "f.yaml", 1));

    expect(placesOf(errorsOf(parseWith(Schema, source))).toSorted()).to.deep.equal([
      "1:1 wrong",
      "2:5 on",
    ]);
  });
});
