import { expect } from "chai";
import { parseInventory } from "../../core/inventory-file.ts";
import { sourceInventory } from "../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../support/results.ts";

const whole = JSON.stringify(sourceInventory(), null, 2);

describe("core/inventory-file", () => {
  it("reads what an inventory is written as", () => {
    expect(valueOf(parseInventory(whole, "s.json"))).to.deep.equal(sourceInventory());
  });

  it("takes a fact left out for an unknown one", () => {
    const text =
      '{"version":1,"account":"1404423000000010","region":"r","takenAt":"2026-06-01T00:00:00Z","instances":[{"id":"i-a"}]}';

    const [instance] = valueOf(parseInventory(text, "s.json")).instances;

    expect(instance?.zone).to.deep.equal({ unknown: "the inventory does not say" });
  });

  for (const version of ["2", '"1"', "null", "[]"]) {
    it(`refuses version ${version} with one error that says what to do`, () => {
      const text = whole
        .replace('"version": 1', `"version": ${version}`)
        .replace('"region"', '"reg"');

      const errors = errorsOf(parseInventory(text, "s.json"));

      expect(placesOf(errors)).to.deep.equal(["2:14 version"]);
      expect(errors[0]?.message.en).to.contain(`version ${version}; this release reads 1`);
      expect(errors[0]?.message.en).to.contain("Run ecs-transfer inventory again");
      expect(errors[0]?.message.zh).to.contain("重新运行 ecs-transfer inventory");
    });
  }

  for (const { name, change, at, says } of [
    {
      name: "a fact of a wrong type",
      change: [
        '"zone": "cn-hangzhou-h",\n      "instanceType"',
        '"zone": 5,\n      "instanceType"',
      ],
      at: /instances\[0\]\.zone$/,
      says: "found the number 5; allowed: a text",
    },
    {
      name: "a fact of a wrong value",
      change: ['"networkType": "vpc"', '"networkType": "vpcs"'],
      at: /instances\[0\]\.networkType$/,
      says: "Did you mean vpc?",
    },
    {
      name: "an unknown without a reason",
      change: [
        '"zone": "cn-hangzhou-h",\n      "instanceType"',
        '"zone": {"unknown": 5},\n      "instanceType"',
      ],
      at: /instances\[0\]\.zone\.unknown$/,
      says: "allowed: a text",
    },
    {
      name: "a disk deep inside",
      change: ['"encrypted": false', '"encrypted": "no"'],
      at: /instances\[0\]\.disks\[0\]\.encrypted$/,
      says: 'found "no"; allowed: true | false',
    },
    {
      name: "an account that is no UID",
      change: ['"1404423000000010"', '"140"'],
      at: /^3:14 account$/,
      says: "16 digits",
    },
    {
      name: "a time without a zone",
      change: ["2026-06-01T00:00:00Z", "2026-06-01 00:00"],
      at: /takenAt$/,
      says: "a time with its zone",
    },
    {
      name: "the same VPC twice",
      change: [
        '"vpcs": [',
        '"vpcs": [{ "id": "vpc-bp1source", "name": "", "cidr": "10.0.0.0/8" },',
      ],
      at: /vpcs\[1\]\.id$/,
      says: '"vpc-bp1source" stands in vpcs[0] already',
    },
    {
      name: "the same vSwitch twice",
      change: ["vsw-bp1sourcei", "vsw-bp1sourceh"],
      at: /vswitches\[1\]\.id$/,
      says: "already",
    },
  ] as const) {
    it(`refuses ${name}`, () => {
      expect(whole).to.contain(change[0]);

      const errors = errorsOf(parseInventory(whole.replace(change[0], change[1]), "s.json"));

      expect(placesOf(errors)).to.have.length(1);
      expect(placesOf(errors)[0]).to.match(at);
      expect(errors[0]?.message.en).to.contain(says);
    });
  }

  for (const list of ["instances", "securityGroups"] as const) {
    it(`refuses the same entry twice in ${list}`, () => {
      const inventory = sourceInventory();
      const twice = { ...inventory, [list]: [...inventory[list], ...inventory[list]] };

      const errors = errorsOf(parseInventory(JSON.stringify(twice), "s.json"));

      expect(errors.map(({ path }) => path)).to.deep.equal([`${list}[1].id`]);
    });
  }

  it("refuses the same list of prefixes or ports twice", () => {
    const twice = sourceInventory({
      prefixLists: ["first", "second"].map((name) => ({ id: "pl-bp1a", name })),
      portRangeLists: ["first", "second"].map((name) => ({ id: "prl-bp1a", name })),
    });

    const errors = errorsOf(parseInventory(JSON.stringify(twice), "s.json"));

    expect(errors.map(({ path }) => path)).to.deep.equal([
      "prefixLists[1].id",
      "portRangeLists[1].id",
    ]);
  });

  for (const [text, found] of [
    ["null", "found nothing"],
    ["5", "found the number 5"],
    ["[]", "found a list of 0"],
  ] as const) {
    it(`refuses ${text}, which is no map`, () => {
      expect(
        errorsOf(parseInventory(text, "s.json")).map(({ message }) => message.en),
      ).to.deep.equal([`${found}; allowed: a map of keys and values.`]);
    });
  }

  it("heeds nothing that hides behind a prototype", () => {
    const text = `{"__proto__":${whole}}`;

    expect(errorsOf(parseInventory(text, "s.json")).map(({ path }) => path)).to.include("account");
  });

  for (const { name, text } of [
    { name: "noise", text: noise(10 * 1024 * 1024) },
    { name: "open lists", text: "[".repeat(10 * 1024 * 1024) },
    { name: "open maps", text: '{"a":'.repeat(2 * 1024 * 1024) },
    {
      name: "wrong instances",
      text: `{"version":1,"instances":[${"0,".repeat(5 * 1024 * 1024)}0]}`,
    },
  ]) {
    it(`answers 10 MB of ${name} with one error`, () => {
      const errors = errorsOf(parseInventory(text, "s.json"));

      expect(errors).to.have.length(1);
    });
  }
});

/** The same noise in every run. */
function noise(length: number): string {
  let seed = 1;
  const chunk = Array.from({ length: 65_536 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 90));
  }).join("");
  return chunk.repeat(Math.ceil(length / chunk.length)).slice(0, length);
}
