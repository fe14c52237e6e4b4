import { expect } from "chai";
import { readTransferFiles } from "../../../core/case/transfer-files.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import { errorsOf, valueOf } from "../../support/results.ts";

const manifest = `version: 1
source: { account: "1404423000000010", inventory: ../data/s.json }
target: { account: "1755000000000020", inventory: t.json }
instances:
  - id: i-bp1clear
securityGroups:
  - { source: sg-bp1web, rules: web.json }
`;

const files: Readonly<Record<string, string>> = {
  "a/transfer.yaml": manifest,
  "a/../data/s.json": JSON.stringify(
    sourceInventory({ securityGroups: [securityGroup({ permissions: { unknown: "denied" } })] }),
  ),
  "a/t.json": JSON.stringify(sourceInventory({ account: "1755000000000020", instances: [] })),
  "a/web.json": JSON.stringify([permission({ PortRange: "81/81" })]),
};

function reader(over: Readonly<Record<string, string | undefined>> = {}): (path: string) => string {
  return (path) => {
    const text = { ...files, ...over }[path];
    if (text !== undefined) return text;
    throw Object.assign(new Error(`no ${path}`), { code: "ENOENT" });
  };
}

describe("core/case/transfer-files", () => {
  it("reads the files that the manifest names, beside it", () => {
    const { inventory, exports } = valueOf(readTransferFiles("a/transfer.yaml", reader()));

    expect(inventory.account).to.equal("1404423000000010");
    expect(exports.get("web.json")?.permissions).to.have.length(1);
  });

  it("reads other inventories where they are named, by their own paths", () => {
    const takenAt = "2026-06-02T00:00:00Z";
    const read = reader({ "b.json": JSON.stringify(sourceInventory({ takenAt })) });

    const { inventory } = valueOf(readTransferFiles("a/transfer.yaml", read, { source: "b.json" }));

    expect(inventory.takenAt).to.equal(takenAt);
  });

  it("does not read the target's inventory where that is yet to be written", () => {
    const read = reader({ "a/t.json": undefined });

    const files = valueOf(readTransferFiles("a/transfer.yaml", read, { target: null }));

    expect(files).to.not.have.property("targetInventory");
  });

  it("hands over the target's inventory where one is named", () => {
    const { targetInventory } = valueOf(readTransferFiles("a/transfer.yaml", reader()));

    expect(targetInventory?.account).to.equal("1755000000000020");
  });

  it("says the mistakes of all files at once, each in its own", () => {
    const read = reader({
      "a/../data/s.json": "{",
      "a/t.json": undefined,
      "a/web.json": '{"a":1}',
    });

    const errors = errorsOf(readTransferFiles("a/transfer.yaml", read));

    expect(errors.map(({ file }) => file)).to.deep.equal([
      "a/../data/s.json",
      "a/t.json",
      "a/web.json",
    ]);
  });

  it("refuses a target inventory of another account", () => {
    const read = reader({ "a/t.json": JSON.stringify(sourceInventory({ instances: [] })) });

    const [error] = errorsOf(readTransferFiles("a/transfer.yaml", read));

    expect(error).to.include({
      file: "a/transfer.yaml",
      line: 3,
      column: 20,
      path: "target.account",
    });
  });

  it("refuses a target inventory of another region, which would say nothing of the landing", () => {
    const elsewhere = { account: "1755000000000020", region: "cn-beijing", instances: [] };
    const read = reader({ "a/t.json": JSON.stringify(sourceInventory(elsewhere)) });

    const [error, ...others] = errorsOf(readTransferFiles("a/transfer.yaml", read));

    expect(others).to.deep.equal([]);
    expect(error).to.include({ line: 3, path: "target.inventory" });
    expect(error?.message.en).to.match(/read in cn-beijing.* are in cn-hangzhou/);
  });

  it("stops at a manifest that is not there or not right", () => {
    expect(errorsOf(readTransferFiles("b/transfer.yaml", reader()))[0]?.message.en).to.contain(
      "no such file",
    );
    expect(
      errorsOf(readTransferFiles("a/transfer.yaml", reader({ "a/transfer.yaml": "a" }))),
    ).to.have.length(1);
  });
});
