import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runCheck } from "../../cli/check/run-check.ts";
import type { CheckOptions } from "../../cli/check/run-check.ts";
import { checkCommand } from "../../cli/commands/check.ts";
import { UserError } from "../../cli/user-error.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";

const account = "1404423000000010";
const running = { ...clearInstance, id: "i-bp1running", name: "db-01", status: "Running" };
const unseen = {
  ...clearInstance,
  id: "i-bp1unseen",
  name: "old-01",
  locks: { unknown: "Forbidden" },
};
/** Rules that an inventory alone answers. */
const fromFacts = ["instance-spot", "instance-locked", "instance-not-stopped"];
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
  async function run(
    options: Partial<CheckOptions>,
    terminal: { isTTY?: boolean; columns?: number } = {},
  ) {
    let text = "";
    const out = { ...terminal, write: (part: string) => (text += part) };
    const all = {
      stage: "submit",
      format: ["table"],
      lang: "en",
      now: "2026-06-01T00:00:00Z",
      ...options,
    };
    const exitCode = await runCheck(all, out);
    return { exitCode, text };
  }
  async function judgedBy(options: Partial<CheckOptions>): Promise<string[]> {
    const { text } = await run({ ...options, format: ["json"] });
    const { subjects } = JSON.parse(text) as { subjects: { about: string; id: string }[] };
    return subjects.filter(({ about }) => about === "instance").map(({ id }) => id);
  }
  async function mistakeOf(options: Partial<CheckOptions>): Promise<UserError> {
    try {
      await run(options);
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
    it(`ends with ${exitCode} for ${instance} at ${stage}`, async () => {
      const inventory = at("inventory.json");
      const ended = await run({ inventory, instance: [instance], rule: fromFacts, stage });

      expect(ended.exitCode).to.equal(exitCode);
    });
  }

  it("ends with 2 where nobody has attested and no target was read, however clear the instance", async () => {
    const inventory = at("inventory.json");
    const { exitCode, text } = await run({ inventory, instance: [clearInstance.id] });

    expect(exitCode).to.equal(2);
    expect(text).to.include("│ nobody has attested it");
  });

  it("judges a manifest's instances in its order, with the inventory that it names", async () => {
    expect(await judgedBy({ manifest: at("transfer.yaml") })).to.deep.equal([
      running.id,
      clearInstance.id,
    ]);
  });

  it("judges every instance of an inventory alone", async () => {
    expect(await judgedBy({ inventory: at("inventory.json") })).to.deep.equal([
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

    it("takes the transfer.yaml that is there", async () => {
      process.chdir(folder);

      expect(await judgedBy({})).to.deep.equal([running.id, clearInstance.id]);
    });

    it("says what can be named where there is none", async () => {
      rmSync(at("transfer.yaml"));
      process.chdir(folder);

      expect((await mistakeOf({})).text.en).to.match(
        /no transfer\.yaml here\. .*--manifest or --inventory/,
      );
    });
  });

  it("takes another inventory than the manifest's where it is told to", async () => {
    mkdirSync(at("later"));
    const other = write("later/inventory.json", inventory().replaceAll('"Running"', '"Stopped"'));

    const asked = { manifest: at("transfer.yaml"), rule: fromFacts };
    expect((await run(asked)).exitCode).to.equal(1);
    expect((await run({ ...asked, inventory: other })).exitCode).to.equal(0);
  });

  it("applies only the rules that it is asked for", async () => {
    const { exitCode, text } = await run({
      inventory: at("inventory.json"),
      rule: ["instance-age", "instance-eip"],
    });

    expect(exitCode).to.equal(0);
    expect(text).to.include("web-01 (i-bp1clear)  2 passed");
  });

  it("writes the report to a file, plain and of one width, and nothing to the terminal", async () => {
    const file = at("report.txt");
    const { text } = await run(
      { inventory: at("inventory.json"), output: file },
      { isTTY: true, columns: 200 },
    );

    expect(text).to.equal("");
    const piped = await run({ inventory: at("inventory.json") });
    expect(readFileSync(file, "utf8")).to.equal(piped.text);
    expect(readFileSync(file, "utf8")).not.to.include("\u001b[");
  });

  it("fills the width of a terminal", async () => {
    const { text } = await run({ inventory: at("inventory.json") }, { isTTY: true, columns: 133 });

    expect(text).to.match(/^┌.{131}┐$/m);
  });

  it("writes several formats of one check, each to its own place", async () => {
    const inventory = at("inventory.json");
    const [json, table] = [at("check.json"), at("check.txt")];
    const asked = { inventory, rule: fromFacts };
    const { text, exitCode } = await run({
      ...asked,
      format: ["table", `json=${json}`, `table=${table}`],
    });

    expect(exitCode).to.equal(1);
    expect(text).to.equal((await run(asked)).text);
    expect(readFileSync(table, "utf8")).to.equal(text);
    expect(JSON.parse(readFileSync(json, "utf8"))).to.include({ version: 1, account });
  });

  it("lists for each subject what passed, and as findings only what did not", async () => {
    const inventory = at("inventory.json");
    const { text } = await run({ inventory, rule: fromFacts, format: ["json"] });
    const { subjects, findings } = JSON.parse(text) as {
      subjects: { id: string; passed: string[] }[];
      findings: { rule: string; subject: { id: string }; outcome: string }[];
    };

    expect(subjects.map(({ id, passed }) => [id, passed])).to.deep.equal([
      [clearInstance.id, fromFacts],
      [running.id, ["instance-spot", "instance-locked"]],
      [unseen.id, ["instance-spot", "instance-not-stopped"]],
      [spot.id, ["instance-locked", "instance-not-stopped"]],
    ]);
    expect(findings.map(({ subject, rule, outcome }) => [subject.id, rule, outcome])).to.deep.equal(
      [
        [running.id, "instance-not-stopped", "fail"],
        [unseen.id, "instance-locked", "unknown"],
        [spot.id, "instance-spot", "fail"],
      ],
    );
  });

  it("shows what is left to every instance where the pair of accounts cannot transfer", async () => {
    const pair =
      `attestations:\n  - rule: account-pair-type\n    answer: enterprise-to-individual\n` +
      `    by: ops\n    at: "2026-05-31"\n    until: "2026-06-30"\n`;
    write("transfer.yaml", manifest([running.id, clearInstance.id]) + pair);
    const { text, exitCode } = await run({ manifest: at("transfer.yaml") });

    expect(exitCode).to.equal(1);
    expect(text.match(/Alternatives: a copy in the target account/g)).to.have.length(2);
    expect(text).to.include("enterprise to individual: not allowed.");
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
      options: { format: ["yaml"] },
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
    it(`refuses ${name}`, async () => {
      const { text } = await mistakeOf({ inventory: at("inventory.json"), ...options });

      expect(text.en).to.match(says);
      expect(text.zh).to.match(/\p{Script=Han}/u);
    });
  }

  it("refuses an inventory that is not there, or is none", async () => {
    expect((await mistakeOf({ manifest: at("absent.yaml") })).text.en).to.include("absent.yaml");
    expect((await mistakeOf({ inventory: at("absent.json") })).text.en).to.include("absent.json");
    expect(
      (await mistakeOf({ inventory: write("broken.json", '{"version": 1,') })).text.en,
    ).to.match(/broken\.json:1:\d+/);
    const old = await mistakeOf({ inventory: write("old.json", '{"version": 7}') });
    expect(old.text.en).to.include("version");
  });

  it("refuses every instance of the manifest that the inventory does not have, at its line", async () => {
    write("transfer.yaml", manifest([clearInstance.id, "i-bp1runing", "i-bp1nowhere"]));

    const { en } = (await mistakeOf({ manifest: at("transfer.yaml") })).text;

    expect(en).to.match(
      /transfer\.yaml:9:\d+ .*i-bp1runing is not in the inventory\. Did you mean i-bp1running\?/,
    );
    expect(en).to.match(/transfer\.yaml:10:\d+ .*i-bp1nowhere is not in the inventory/);
  });

  it("refuses to call an inventory without instances clear", async () => {
    const empty = write("empty.json", inventory().replace(/"instances":.*/, '"instances":[]}'));

    expect((await mistakeOf({ inventory: empty })).text.en).to.include("nothing to judge");
  });

  it("refuses an inventory of another account than the manifest's source", async () => {
    const other = write("other.json", inventory("1404423000000099"));

    expect((await mistakeOf({ manifest: at("transfer.yaml"), inventory: other })).text.en).to.match(
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
