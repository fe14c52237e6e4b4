import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runCheck } from "../../cli/check/run-check.ts";
import type { CheckOptions } from "../../cli/check/run-check.ts";
import { checkCommand } from "../../cli/commands/check.ts";
import { UserError } from "../../cli/user-error.ts";
import { clearInstance } from "../policies/support/clear-instance.ts";

const account = "1404423000000010";
const running = { ...clearInstance, id: "i-bp1running", name: "db-01", status: "Running" };
const unseen = {
  ...clearInstance,
  id: "i-bp1unseen",
  name: "old-01",
  locks: { unknown: "Forbidden" },
};
const spot = { ...clearInstance, id: "i-bp1spot", spotStrategy: "SpotAsPriceGo" };

describe("cli/commands/check", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-check-"));
    write("inventory.json", inventory());
    write("transfer.yaml", manifest([running.id, clearInstance.id]));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function at(name: string): string {
    return join(folder, name);
  }
  function write(name: string, text: string): string {
    writeFileSync(at(name), text);
    return at(name);
  }
  function inventory(of: string = account): string {
    const instances = [clearInstance, running, unseen, spot];
    return JSON.stringify({
      version: 1,
      account: of,
      region: "cn-hangzhou",
      takenAt: "2026-05-31T00:00:00Z",
      instances,
    });
  }
  function manifest(ids: readonly string[], inventoryFile = "inventory.json"): string {
    const rows = ids.map((id) => `  - id: ${id}\n`).join("");
    return (
      `version: 1\nsource:\n  account: "${account}"\n  inventory: ${inventoryFile}\n` +
      `target:\n  account: "1404423000000020"\ninstances:\n${rows}`
    );
  }
  function run(
    options: Partial<CheckOptions>,
    terminal: { isTTY?: boolean; columns?: number } = {},
  ) {
    let text = "";
    const out = { ...terminal, write: (part: string) => (text += part) };
    const all = {
      stage: "submit",
      format: "table",
      lang: "en",
      now: "2026-06-01T00:00:00Z",
      ...options,
    };
    const exitCode = runCheck(all, out);
    return { exitCode, text };
  }
  function judgedBy(options: Partial<CheckOptions>): string[] {
    const report = JSON.parse(run({ ...options, format: "json" }).text) as {
      findings: { instance: { id: string } }[];
    };
    return [...new Set(report.findings.map(({ instance }) => instance.id))];
  }
  function mistakeOf(options: Partial<CheckOptions>): UserError {
    try {
      run(options);
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    throw new Error("no mistake was found");
  }

  for (const { instance, stage, exitCode } of [
    { instance: clearInstance.id, stage: "submit", exitCode: 0 },
    { instance: running.id, stage: "submit", exitCode: 1 },
    { instance: running.id, stage: "land", exitCode: 0 },
    { instance: unseen.id, stage: "submit", exitCode: 2 },
    { instance: spot.id, stage: "plan", exitCode: 1 },
  ]) {
    it(`ends with ${exitCode} for ${instance} at ${stage}`, () => {
      expect(
        run({ inventory: at("inventory.json"), instance: [instance], stage }).exitCode,
      ).to.equal(exitCode);
    });
  }

  it("judges a manifest's instances in its order, with the inventory that it names", () => {
    expect(judgedBy({ manifest: at("transfer.yaml") })).to.deep.equal([
      running.id,
      clearInstance.id,
    ]);
  });

  it("judges every instance of an inventory alone", () => {
    expect(judgedBy({ inventory: at("inventory.json") })).to.deep.equal([
      clearInstance.id,
      running.id,
      unseen.id,
      spot.id,
    ]);
  });

  describe("where no file is named", () => {
    const before = process.cwd();
    afterEach(() => {
      process.chdir(before);
    });

    it("takes the transfer.yaml that is there", () => {
      process.chdir(folder);

      expect(judgedBy({})).to.deep.equal([running.id, clearInstance.id]);
    });

    it("says what can be named where there is none", () => {
      rmSync(at("transfer.yaml"));
      process.chdir(folder);

      expect(mistakeOf({}).text.en).to.match(
        /no transfer\.yaml here\. .*--manifest or --inventory/,
      );
    });
  });

  it("takes another inventory than the manifest's where it is told to", () => {
    mkdirSync(at("later"));
    const other = write("later/inventory.json", inventory().replaceAll('"Running"', '"Stopped"'));

    expect(run({ manifest: at("transfer.yaml") }).exitCode).to.equal(1);
    expect(run({ manifest: at("transfer.yaml"), inventory: other }).exitCode).to.equal(0);
  });

  it("applies only the rules that it is asked for", () => {
    const { exitCode, text } = run({
      inventory: at("inventory.json"),
      rule: ["instance-age", "instance-eip"],
    });

    expect(exitCode).to.equal(0);
    expect(text).to.include("web-01 (i-bp1clear)  2 passed");
  });

  it("writes the report to a file, plain and of one width, and nothing to the terminal", () => {
    const file = at("report.txt");
    const { text } = run(
      { inventory: at("inventory.json"), output: file },
      { isTTY: true, columns: 200 },
    );

    expect(text).to.equal("");
    expect(readFileSync(file, "utf8")).to.equal(run({ inventory: at("inventory.json") }).text);
    expect(readFileSync(file, "utf8")).not.to.include("\u001b[");
  });

  it("fills the width of a terminal", () => {
    const { text } = run({ inventory: at("inventory.json") }, { isTTY: true, columns: 133 });

    expect(text).to.match(/^┌.{131}┐$/m);
  });

  for (const { name, options, says } of [
    {
      name: "a stage that is none",
      options: { stage: "submitt" },
      says: /--stage submitt: .* Did you mean submit\?/,
    },
    {
      name: "a stage that no check is for",
      options: { stage: "after" },
      says: /Allowed: plan, land, submit, confirm\./,
    },
    {
      name: "a format that is none",
      options: { format: "yaml" },
      says: /--format yaml: .*Allowed: table, json/,
    },
    {
      name: "a rule that is none",
      options: { rule: ["instance-eips"] },
      says: /Did you mean instance-eip\?/,
    },
    {
      name: "an instance that is none",
      options: { instance: ["i-bp1clea"] },
      says: /Did you mean i-bp1clear\?/,
    },
    {
      name: "a time without its offset",
      options: { now: "2026-06-01T00:00:00" },
      says: /--now .*not an instant/,
    },
    {
      name: "a day that is none",
      options: { now: "2026-13-01T00:00:00Z" },
      says: /--now .*not an instant/,
    },
    {
      name: "a language that is none",
      options: { lang: "fr" },
      says: /--lang fr: .*Allowed: zh, en/,
    },
    {
      name: "a report that cannot be written",
      options: { output: "/dev/null/report" },
      says: /cannot be written \(E/,
    },
  ]) {
    it(`refuses ${name}`, () => {
      const { text } = mistakeOf({ inventory: at("inventory.json"), ...options });

      expect(text.en).to.match(says);
      expect(text.zh).to.match(/\p{Script=Han}/u);
    });
  }

  it("refuses an inventory that is not there, or is none", () => {
    expect(mistakeOf({ manifest: at("absent.yaml") }).text.en).to.include("absent.yaml");
    expect(mistakeOf({ inventory: at("absent.json") }).text.en).to.include("absent.json");
    expect(mistakeOf({ inventory: write("broken.json", '{"version": 1,') }).text.en).to.match(
      /broken\.json:1:\d+/,
    );
    expect(mistakeOf({ inventory: write("old.json", '{"version": 7}') }).text.en).to.include(
      "version",
    );
  });

  it("refuses every instance of the manifest that the inventory does not have, at its line", () => {
    write("transfer.yaml", manifest([clearInstance.id, "i-bp1runing", "i-bp1nowhere"]));

    const { en } = mistakeOf({ manifest: at("transfer.yaml") }).text;

    expect(en).to.match(
      /transfer\.yaml:9:\d+ .*i-bp1runing is not in the inventory\. Did you mean i-bp1running\?/,
    );
    expect(en).to.match(/transfer\.yaml:10:\d+ .*i-bp1nowhere is not in the inventory/);
  });

  it("refuses to call an inventory without instances clear", () => {
    const empty = write("empty.json", inventory().replace(/"instances":.*/, '"instances":[]}'));

    expect(mistakeOf({ inventory: empty }).text.en).to.include("nothing to judge");
  });

  it("refuses an inventory of another account than the manifest's source", () => {
    const other = write("other.json", inventory("1404423000000099"));

    expect(mistakeOf({ manifest: at("transfer.yaml"), inventory: other }).text.en).to.match(
      /transfer\.yaml:3:\d+ .*1404423000000010.*1404423000000099/,
    );
  });

  it("explains itself with examples and exit codes", () => {
    let help = "";
    checkCommand("en")
      .configureOutput({ writeOut: (text) => (help += text) })
      .outputHelp();

    expect(help)
      .to.include("--stage <STAGE>")
      .and.include("ecs-transfer check --inventory inventory.json");
    expect(help).to.match(/Exit codes: 0 clear, 1 .*, 2 .*, 3 /);
  });
});
