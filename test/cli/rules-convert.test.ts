import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { runConvert } from "../../cli/rules/run-convert.ts";
import type { ConvertOptions } from "../../cli/rules/run-convert.ts";
import { runDiff } from "../../cli/rules/run-diff.ts";
import { UserError } from "../../cli/user-error.ts";
import { parseConsoleExport } from "../../core/security-group/export.ts";
import { writeManifest } from "../e2e/support/landing.ts";
import { gbk } from "../support/gbk.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";
import { valueOf } from "../support/results.ts";

interface Told {
  readonly code: number;
  readonly text: string;
}

async function convert(group: string, options: Partial<ConvertOptions> = {}): Promise<Told> {
  let text = "";
  const asked = { output: ".", lang: "en", ...options };
  const code = await runConvert(group, asked, (more) => (text += more));
  return { code, text };
}

async function mistakeOf(group: string, options: Partial<ConvertOptions> = {}): Promise<string> {
  try {
    await convert(group, options);
  } catch (error) {
    if (error instanceof UserError) return error.text.en;
    throw error;
  }
  throw new Error("no mistake was found");
}

function rulesIn(file: string): readonly unknown[] {
  return valueOf(parseConsoleExport(readFileSync(file, "utf8"), file)).permissions;
}

/** As many rules as that, no two of them the same. */
function ruleCount(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    permission({ PortRange: `${String(index + 1)}/${String(index + 1)}` }),
  );
}

const own = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1web", PortRange: "22/22" });

describe("cli/rules convert", () => {
  let output: string;
  beforeEach(() => (output = mkdtempSync(join(tmpdir(), "ecs-transfer-convert-"))));
  afterEach(() => {
    rmSync(output, { recursive: true });
  });

  /** A manifest whose group has the rules, and what is said of the group. */
  function manifestOf(permissions: Record<string, unknown>[], said: object = {}): string {
    const inventory = sourceInventory({ securityGroups: [securityGroup({ permissions })] });
    return writeManifest(inventory, { securityGroups: [{ source: "sg-bp1web", ...said }] });
  }

  function inventoryOf(manifest: string): string {
    return join(dirname(manifest), "source.inventory.json");
  }

  function given(name: string, content: string | Uint8Array): string {
    const file = join(output, name);
    writeFileSync(file, content);
    return file;
  }

  it("writes the rules of an inventory's group, 200 to a file", async () => {
    const group = `${inventoryOf(manifestOf(ruleCount(401)))}#sg-bp1web`;
    const folder = join(output, "made", "anew");

    const { code, text } = await convert(group, { output: folder });

    expect(code, text).to.equal(0);
    expect(readdirSync(folder)).to.have.members([
      "sg-bp1web-rules-1.json",
      "sg-bp1web-rules-2.json",
      "sg-bp1web-rules-3.json",
    ]);
    expect(text).to.match(/^sg-bp1web: 401 rules written, 0 rules not\n/);
    expect(text).to.contain("sg-bp1web-rules-3.json: 1 rule\n");
    expect(
      [1, 2, 3].flatMap((part) => rulesIn(join(folder, `sg-bp1web-rules-${String(part)}.json`))),
    ).to.have.length(401);
  });

  it("lists what it does not write, with the reason, and ends with 1", async () => {
    const old = permission({ Priority: 110, Description: "old\u001B[2J" });
    const file = given("web.json", JSON.stringify([permission(), own, old, permission()]));

    const { code, text } = await convert(file, { output });

    expect(code).to.equal(1);
    expect(text).to.match(/^web: 1 rule written, 3 rules not\n/);
    expect(text).to.contain("--same sg-bp1web=TARGET_ID");
    expect(text).to.contain("its priority is past 100");
    expect(text).to.contain("equal in everything to another rule");
    expect(text).not.to.contain("\u001B");
    expect(rulesIn(join(output, "web-rules-1.json"))).to.have.length(1);
  });

  it("says the same in Chinese", async () => {
    const file = given("web.json", JSON.stringify([permission(), own]));

    const { text } = await convert(file, { output, lang: "zh" });

    expect(text).to.match(/^web：写入 1 条规则，没有写入 1 条规则\n/);
    expect(text).to.contain("没有写入，须另行处理：\n");
  });

  it("writes no file where no rule can be written", async () => {
    const file = given("web.json", JSON.stringify([own]));

    const { code, text } = await convert(file, { output });

    expect(code).to.equal(1);
    expect(text).not.to.contain("Import them");
    expect(readdirSync(output)).to.deep.equal(["web.json"]);
  });

  it("names what stands for a group of the source", async () => {
    const file = given("web.json", JSON.stringify([own]));

    const { code } = await convert(file, { output, same: ["sg-bp1web=sg-bp2web"] });

    expect(code).to.equal(0);
    expect(rulesIn(join(output, "web-rules-1.json"))[0]).to.include({ SourceGroupId: "sg-bp2web" });
  });

  it("writes what lands, translated as the manifest chooses", async () => {
    const rules = [permission(), own, permission({ Priority: 110, PortRange: "80/80" })];
    const manifest = manifestOf(rules, { oldPriorities: "clamp" });
    const same = ["sg-bp1web=sg-bp2web"];
    const target = sourceInventory({
      account: "1755000000000020",
      instances: [],
      securityGroups: [securityGroup({ id: "sg-bp2web" })],
    });
    writeFileSync(join(dirname(manifest), "target.inventory.json"), JSON.stringify(target));

    const { code, text } = await convert("sg-bp1web", { landing: true, manifest, output, same });

    expect(code, text).to.equal(0);
    expect(rulesIn(join(output, "sg-bp1web-rules-1.json"))).to.satisfy(
      (written: readonly Record<string, unknown>[]) =>
        written.length === 3 &&
        written[1]?.["SourceGroupId"] === "sg-bp2web" &&
        written[2]?.["Priority"] === 100,
    );
  });

  it("tells apart what is refused and what the manifest leaves out", async () => {
    const rules = [permission(), permission({ Priority: 110 }), permission({ IpProtocol: "SCTP" })];
    const manifest = manifestOf(rules, { oldPriorities: "leave-out" });

    const { code, text } = await convert("sg-bp1web", { landing: true, manifest, output });

    expect(code).to.equal(1);
    expect(text).to.match(/to be dealt with otherwise:\n {2}ingress SCTP [^\n]*protocol/);
    expect(text).to.match(/and not needed:\n {2}ingress TCP [^\n]*leave-out/);
  });

  it("ends with 0 where only what the manifest leaves out is not written", async () => {
    const rules = [permission(), permission({ Priority: 110, PortRange: "80/80" })];
    const manifest = manifestOf(rules, { oldPriorities: "leave-out" });

    const { code } = await convert("sg-bp1web", { landing: true, manifest, output });

    expect(code).to.equal(0);
  });

  it("reads another inventory than the manifest's where one is named", async () => {
    const manifest = manifestOf(ruleCount(1));
    const other = inventoryOf(manifestOf(ruleCount(3)));

    const { text } = await convert(`${other}#sg-bp1web`, { landing: true, manifest, output });

    expect(text).to.match(/^sg-bp1web: 3 rules written/);
  });

  it("replaces files of an earlier run only where it is told to, and leaves none of them over", async () => {
    const group = (count: number) => given("web.json", JSON.stringify(ruleCount(count)));
    given("web-rules-list.json", "mine");
    await convert(group(401), { output });

    const said = await mistakeOf(group(201), { output });
    expect(said).to.contain("web-rules-1.json").and.to.contain("nothing was written");
    expect(rulesIn(join(output, "web-rules-3.json"))).to.have.length(1);

    await convert(group(201), { output, force: true });
    expect(readdirSync(output).sort()).to.deep.equal([
      "web-rules-1.json",
      "web-rules-2.json",
      "web-rules-list.json",
      "web.json",
    ]);
    expect(rulesIn(join(output, "web-rules-2.json"))).to.have.length(1);
  });

  describe("of CSV", () => {
    const csv = "方向,策略,协议,端口,对象,优先级\n入方向,允许,TCP,80/80,10.0.0.0/8,1\n";
    const columns = {
      ...{ direction: "方向", policy: "策略", protocol: "协议" },
      ...{ ports: "端口", peer: "对象", priority: "优先级" },
    };

    for (const [name, content] of [
      ["UTF-8", csv],
      ["GBK", gbk(csv)],
    ] as const) {
      it(`reads ${name} by the columns of the entry that names the file`, async () => {
        const manifest = manifestOf([], { rules: "web.csv", columns });
        const file = join(dirname(manifest), "web.csv");
        writeFileSync(file, content);

        const { code, text } = await convert(file, { manifest, output });

        expect(code, text).to.equal(0);
        expect(rulesIn(join(output, "web-rules-1.json"))[0]).to.include({
          Direction: "ingress",
          IpProtocol: "TCP",
          SourceCidrIp: "10.0.0.0/8",
          Priority: 1,
        });
      });
    }

    it("is refused where no entry names it, with a line to copy", async () => {
      const manifest = manifestOf([], { rules: "other.csv", columns });

      expect(await mistakeOf(given("web.csv", csv), { manifest, output })).to.contain(
        'columns: { direction: "方向", ',
      );
    });

    it("is compared as any other export is", async () => {
      const manifest = manifestOf([], { rules: "web.csv", columns });
      const file = join(dirname(manifest), "web.csv");
      writeFileSync(file, csv);
      await convert(file, { manifest, output });
      const format = "text";

      const code = runDiff(
        file,
        join(output, "web-rules-1.json"),
        { manifest, format, lang: "en" },
        () => undefined,
      );

      expect(code).to.equal(0);
    });
  });

  it("tells what is wrong with a group, a file or an option, and writes nothing", async () => {
    const manifest = manifestOf([own]);
    const file = given("web.json", JSON.stringify([permission()]));
    const landing = { landing: true, manifest } as const;
    for (const [group, options, says] of [
      [join(output, "none.json"), {}, "there is no such file"],
      [`${inventoryOf(manifest)}#sg-nothing`, {}, "holds no group sg-nothing"],
      [inventoryOf(manifest), {}, "name a group of it with #"],
      ["sg-bp1wed", landing, "this group does not land. Did you mean sg-bp1web?"],
      ["sg-bp1web", { ...landing, manifest: "none.yaml" }, "there is no such file"],
      [
        "sg-bp1web",
        { ...landing, same: ["sg-bp1web=sg-elsewhere"] },
        "in cn-hangzhou holds no such group",
      ],
      [file, { same: ["sg-1"] }, "--same sg-1: write LEFT_ID=RIGHT_ID"],
      [file, { same: ["sg-1=sg-2", "sg-1=sg-3"] }, "sg-1 is said to be sg-2 and sg-3 as well"],
      [file, { output: file }, "cannot be used as a folder"],
    ] as const) {
      expect(await mistakeOf(group, { output, ...options })).to.contain(says);
    }
    expect(readdirSync(output)).to.deep.equal(["web.json"]);
    expect(existsSync("sg-bp1web-rules-1.json")).to.equal(false);
  });
});
