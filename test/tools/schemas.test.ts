import { readFileSync, readdirSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { collectInventory } from "../../collectors/collect.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import { draftManifest } from "../../core/manifest/draft.ts";
import { parseManifest } from "../../core/manifest/manifest.ts";
import { schemaDocuments } from "../../tools/docs/schemas/documents.ts";
import { clientOf, startHandMadeCloud } from "../collectors/hand-made-cloud.ts";
import { denied, smallRegion } from "../collectors/small-region.ts";
import { sourceInventory } from "../support/inventory.ts";
import { schemaErrors } from "../support/json-schema.ts";

const repository = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, repository), "utf8");

describe("tools/docs/schemas", () => {
  it("has a schema for all that others read or write, and no other file beside them", async () => {
    const files = (await schemaDocuments()).map(({ file }) => file);

    expect(readdirSync(new URL("docs/schema/", repository))).to.have.members(files);
    expect(files).to.have.members([
      "check-report.schema.json",
      "inventory.schema.json",
      "landing-plan.schema.json",
      "manifest.schema.json",
    ]);
  });

  it("finds committed what it writes", async () => {
    for (const { file, text } of await schemaDocuments()) {
      expect(
        read(`docs/schema/${file}`) === text,
        `docs/schema/${file} is stale: run node tools/docs/schemas.ts`,
      ).to.equal(true);
    }
  });

  it("says which schema in which version it is", async () => {
    const ids = (await schemaDocuments()).map(({ text }) => {
      const { $schema, $id, title } = JSON.parse(text) as Record<string, string>;
      expect($schema).to.equal("https://json-schema.org/draft/2020-12/schema");
      expect(title).to.match(/\p{Script=Han}/u);
      return $id;
    });

    expect(ids).to.deep.equal([
      "urn:ecs-transfer:check-report:1",
      "urn:ecs-transfer:inventory:1",
      "urn:ecs-transfer:landing-plan:1",
      "urn:ecs-transfer:manifest:1",
    ]);
  });
});

describe("docs/schema/inventory", () => {
  const errorsOf = schemaErrors("inventory");
  const inventory = {
    version: 1,
    account: "1404423000000010",
    region: "cn-hangzhou",
    takenAt: "2026-06-01T00:00:00Z",
  };

  for (const name of readdirSync(new URL("examples/inventories/", repository))) {
    it(`takes the example ${name}`, () => {
      expect(errorsOf(JSON.parse(read(`examples/inventories/${name}`)))).to.deep.equal([]);
    });
  }

  for (const { what, changes } of [
    { what: "sees everything", changes: {} },
    { what: "may see little", changes: { DescribeDisks: denied, DescribeVpcs: denied } },
  ]) {
    it(`takes what is collected by a caller that ${what}`, async () => {
      const cloud = await startHandMadeCloud({ ...smallRegion, ...changes });
      try {
        const { inventory: collected } = await collectInventory(await clientOf(cloud), {
          now: () => new Date("2026-06-01T00:00:00Z"),
        });

        expect(collected.instances).not.to.be.empty;
        expect(errorsOf(JSON.parse(JSON.stringify(collected)))).to.deep.equal([]);
      } finally {
        await cloud.stop();
      }
    });
  }

  for (const { what, value, isTaken } of [
    { what: "the head alone", value: inventory, isTaken: true },
    {
      what: "a clear instance",
      value: { ...inventory, instances: [clearInstance] },
      isTaken: true,
    },
    {
      what: "an instance with nothing but its id",
      value: { ...inventory, instances: [{ id: "i-1" }] },
      isTaken: true,
    },
    {
      what: "a fact that is unknown",
      value: { ...inventory, instances: [{ id: "i-1", eip: { unknown: "denied" } }] },
      isTaken: true,
    },
    {
      what: "a fact that is unknown without a reason",
      value: { ...inventory, instances: [{ id: "i-1", eip: { unknown: "" } }] },
      isTaken: false,
    },
    {
      what: "a fact of another type",
      value: { ...inventory, instances: [{ id: "i-1", status: 3 }] },
      isTaken: false,
    },
    { what: "another version", value: { ...inventory, version: 2 }, isTaken: false },
    { what: "a number for the account", value: { ...inventory, account: 1404 }, isTaken: false },
    {
      what: "a day for an instant",
      value: { ...inventory, takenAt: "2026-06-01" },
      isTaken: false,
    },
  ]) {
    it(`${isTaken ? "takes" : "refuses"} ${what}, as the reader does`, () => {
      expect(errorsOf(value).length === 0).to.equal(isTaken);
      expect(parseInventory(JSON.stringify(value), "inventory.json").ok).to.equal(isTaken);
    });
  }
});

describe("docs/schema/manifest", () => {
  const errorsOf = schemaErrors("manifest");
  const manifest = {
    version: 1,
    source: { account: "1404423000000010", inventory: "source.json" },
    target: { account: "1755000000000020" },
    instances: [{ id: "i-bp1a" }],
  };
  const waiver = { rule: "warn-ipv6", reason: "none used", owner: "net", until: "2026-06-30" };

  for (const name of ["manifests/real-account.yaml", "rehearsal/transfer.yaml"]) {
    it(`takes the example ${name}`, () => {
      expect(errorsOf(parse(read(`examples/${name}`)))).to.deep.equal([]);
    });
  }

  for (const language of ["zh", "en"] as const) {
    it(`takes what ecs-transfer init drafts in ${language}`, () => {
      const { text } = draftManifest(sourceInventory(), {
        inventoryPath: "source.json",
        targetAccount: "1755000000000020",
        language,
      });

      expect(errorsOf(parse(text))).to.deep.equal([]);
    });
  }

  for (const { what, value, isTaken } of [
    { what: "the least that it needs", value: manifest, isTaken: true },
    { what: "a waiver", value: { ...manifest, waivers: [waiver] }, isTaken: true },
    {
      what: "a waiver without an owner",
      value: { ...manifest, waivers: [{ ...waiver, owner: undefined }] },
      isTaken: false,
    },
    {
      what: "a waiver of blank reason",
      value: { ...manifest, waivers: [{ ...waiver, reason: " " }] },
      isTaken: false,
    },
    {
      what: "a month that the calendar does not have",
      value: { ...manifest, waivers: [{ ...waiver, until: "2026-13-01" }] },
      isTaken: false,
    },
    { what: "no instance", value: { ...manifest, instances: [] }, isTaken: false },
    { what: "a key that nobody knows", value: { ...manifest, instance: [] }, isTaken: false },
    {
      what: "a number for the account",
      value: { ...manifest, target: { account: 1755000000000020 } },
      isTaken: false,
    },
    {
      what: "a Chinese name for the VPC",
      value: { ...manifest, landing: { vpc: { name: "生产" } } },
      isTaken: true,
    },
    {
      what: "a link for the name of the VPC",
      value: { ...manifest, landing: { vpc: { name: "https://example.com" } } },
      isTaken: false,
    },
  ]) {
    it(`${isTaken ? "takes" : "refuses"} ${what}, as the reader does`, () => {
      const text = JSON.stringify(value);

      expect(errorsOf(JSON.parse(text)).length === 0).to.equal(isTaken);
      expect(parseManifest(text, "transfer.yaml").ok).to.equal(isTaken);
    });
  }
});
