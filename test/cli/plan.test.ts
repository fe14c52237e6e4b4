import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { runPlan } from "../../cli/plan/run-plan.ts";
import type { PlanOptions } from "../../cli/plan/run-plan.ts";
import { UserError } from "../../cli/user-error.ts";
import { displayWidth } from "../../reports/text/wrap.ts";
import { ownFolder, writeManifest } from "../e2e/support/landing.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";

interface Told {
  readonly code: number;
  readonly text: string;
}

async function plan(
  manifest: string,
  options: Partial<PlanOptions> = {},
  screen: { readonly isTTY?: boolean; readonly columns?: number } = {},
): Promise<Told> {
  let text = "";
  const terminal = {
    ...screen,
    write: (more: string) => {
      text += more;
    },
  };
  const code = await runPlan({ manifest, format: ["text"], lang: "en", ...options }, terminal);
  return { code, text };
}

async function mistake(manifest: string, options: Partial<PlanOptions> = {}): Promise<string> {
  try {
    await plan(manifest, options);
  } catch (error) {
    if (error instanceof UserError) return error.text.en;
    throw error;
  }
  return expect.fail("nothing was wrong");
}

const stranger = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1stays", PortRange: "22/22" });
const refusing = sourceInventory({ securityGroups: [securityGroup({ permissions: [stranger] })] });

describe("cli/plan", () => {
  it("prints the landing as text, and ends with what it comes to", async () => {
    const { text, code } = await plan(writeManifest(sourceInventory()));

    expect(text).to.match(/^Landing landing: 1 instance in cn-hangzhou/);
    expect(text).to.match(/clear \(i-bp1clear\) +│ shop-h +│ sg-web +│ 172\.16\.10\.11 +│ kept /);
    expect(code).to.equal(0);
  });

  it("shows a landing that refused rules stop, at their lines, and ends with 1", async () => {
    const manifest = writeManifest(refusing);
    const { text, code } = await plan(manifest);

    expect(code).to.equal(1);
    expect(text).to.contain("What stops the landing\n");
    expect(text).to.match(
      /transfer\.yaml:\d+:\d+ .*the rule \[ingress TCP 22\/22 from sg-bp1stays/,
    );
  });

  it("writes several formats at once, each where it is told to", async () => {
    const folder = ownFolder();
    const file = (name: string): string => join(folder, name);
    const { text } = await plan(writeManifest(sourceInventory()), {
      format: ["markdown", `json=${file("plan.json")}`],
      output: file("plan.md"),
      picture: file("plan.svg"),
    });

    expect(text).to.equal("");
    expect(readFileSync(file("plan.md"), "utf8")).to.match(/^## /);
    expect(JSON.parse(readFileSync(file("plan.json"), "utf8"))).to.include({ version: 1 });
    expect(readFileSync(file("plan.svg"), "utf8")).to.match(/^<\?xml [^]*<\/svg>\n$/);
  });

  it("prints what it is asked for, in the language it is asked for", async () => {
    const manifest = writeManifest(sourceInventory());

    expect((await plan(manifest, { format: ["svg"] })).text).to.match(/^<\?xml /);
    expect((await plan(manifest, { lang: "zh" })).text).to.match(/^落地方案 landing：1 台实例/);
  });

  it("fits the terminal that it is printed on", async () => {
    const manifest = writeManifest(refusing);
    const tables = ({ text }: Told): string[] =>
      stripVTControlCharacters(text)
        .split("\n")
        .filter((line) => /^[│┌├└]/.test(line));
    const narrow = tables(await plan(manifest, {}, { isTTY: true, columns: 80 }));

    expect(narrow.filter((line) => displayWidth(line) > 80)).to.deep.equal([]);
    expect(tables(await plan(manifest)).filter((line) => displayWidth(line) > 80)).not.to.be.empty;
  });

  it("tells all that is wrong with a manifest at once, each at its line, and writes nothing", async () => {
    const picture = join(ownFolder(), "plan.svg");
    const manifest = writeManifest(refusing, {
      instances: [{ id: "i-bp1none" }, { id: "i-bp1neither" }],
    });
    const said = await mistake(manifest, { picture });

    expect(said).to.match(/transfer\.yaml:\d+:\d+ {2}instances\[0\]\.id: i-bp1none/);
    expect(said).to.match(/transfer\.yaml:\d+:\d+ {2}instances\[1\]\.id: i-bp1neither/);
    expect(existsSync(picture)).to.equal(false);
  });

  it("tells what is wrong with files and options", async () => {
    const manifest = writeManifest(sourceInventory());
    const cases: readonly (readonly [string, Partial<PlanOptions>, string])[] = [
      [join(dirname(manifest), "none.yaml"), {}, "there is no such file"],
      [manifest, { format: ["table"] }, "--format table"],
      [manifest, { format: ["text", "json"] }, "one format alone can go to the terminal"],
      [manifest, { picture: join(dirname(manifest), "no", "plan.svg") }, "cannot be written"],
      [manifest, { lang: "fr" }, "--lang fr"],
    ];
    for (const [file, options, says] of cases) {
      expect(await mistake(file, options)).to.contain(says);
    }
  });
});
