import { expect } from "chai";
import { readTransferFiles } from "../../../core/case/transfer-files.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";
import { gbk } from "../../support/gbk.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

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

  describe("of CSV", () => {
    const columns =
      "{ direction: 方向, policy: 策略, protocol: 协议, ports: 端口, peer: 对象, priority: 优先级 }";
    const csv = "方向,策略,协议,端口,对象,优先级\n入方向,允许,TCP,80/80,10.0.0.0/8,1\n";
    const withEntries = (...entries: readonly string[]) =>
      manifest.replace(
        / {2}- \{ source: sg[^]*/,
        entries.map((entry) => `  - ${entry}\n`).join(""),
      );
    const said = `{ source: sg-bp1web, rules: web.csv, columns: ${columns} }`;

    for (const [name, content] of [
      ["UTF-8", Buffer.from(csv)],
      ["GBK", gbk(csv)],
    ] as const) {
      it(`reads an export in ${name} by what the manifest says of its columns`, () => {
        const text = reader({ "a/transfer.yaml": withEntries(said) });
        const read = (path: string) => (path === "a/web.csv" ? content : text(path));

        const { exports } = valueOf(readTransferFiles("a/transfer.yaml", read));

        expect(exports.get("web.csv")?.permissions).to.deep.equal([
          {
            Direction: "ingress",
            Policy: "Accept",
            IpProtocol: "TCP",
            PortRange: "80/80",
            SourceCidrIp: "10.0.0.0/8",
            Priority: "1",
            Description: "",
          },
        ]);
      });
    }

    it("takes the same file for several groups where the same is said of it", () => {
      const entries = withEntries(said, said.replace("sg-bp1web", "sg-bp1db"));
      const read = reader({ "a/transfer.yaml": entries, "a/web.csv": csv });

      expect([...valueOf(readTransferFiles("a/transfer.yaml", read)).exports.keys()]).to.deep.equal(
        ["web.csv"],
      );
    });

    it("refuses columns that differ for one file, and columns of no file", () => {
      const entries = withEntries(
        said,
        said.replace("sg-bp1web", "sg-bp1db").replace("端口", "端口2"),
        "{ source: sg-bp1app, columns: api }",
      );
      const read = reader({ "a/transfer.yaml": entries, "a/web.csv": csv });

      expect(placesOf(errorsOf(readTransferFiles("a/transfer.yaml", read)))).to.deep.equal([
        "8:50 securityGroups[1].columns",
        "9:35 securityGroups[2].columns",
      ]);
    });
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
