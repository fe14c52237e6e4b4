import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { initCommand } from "../../cli/commands/init.ts";
import { UserError } from "../../cli/user-error.ts";
import { readTransfer } from "../../core/case/read-transfer.ts";
import { sourceInventory } from "../support/inventory.ts";
import { valueOf } from "../support/results.ts";

describe("cli/commands/init", () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const read = (path: string): string => readFileSync(path, "utf8");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-init-"));
    writeFileSync(at("source.json"), JSON.stringify(sourceInventory()));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the command with its output kept from the terminal. */
  async function init(...args: readonly string[]): Promise<string> {
    const told: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (chunk) => told.push(String(chunk)) > 0;
    try {
      const defaults = [
        "--inventory",
        at("source.json"),
        "--output",
        at("transfer.yaml"),
        "--lang",
        "en",
      ];
      await initCommand("en")
        .exitOverride()
        .parseAsync([...defaults, ...args], { from: "user" });
    } finally {
      process.stdout.write = write;
    }
    return told.join("");
  }

  /** The sentence of the mistake that the command ends with. */
  async function refusal(...args: readonly string[]): Promise<string> {
    try {
      await init(...args);
    } catch (error) {
      if (error instanceof UserError) return error.text.en;
      throw error;
    }
    throw new Error("nothing was refused");
  }

  it("writes a manifest that lands as it is", async () => {
    const told = await init("--target-account", "1755000000000020");

    expect(told).to.contain("1 instances to go, 0 commented out");
    expect(
      valueOf(readTransfer(at("transfer.yaml"), read, new Date())).plan.instances,
    ).to.have.length(1);
  });

  it("finds the inventory from where the manifest lies", async () => {
    mkdirSync(at("a"));
    await init("--target-account", "1755000000000020", "--output", at("a/transfer.yaml"));

    expect(read(at("a/transfer.yaml"))).to.contain("inventory: ../source.json\n");
    expect(readTransfer(at("a/transfer.yaml"), read, new Date()).ok).to.equal(true);
  });

  it("writes its comments in the language asked for", async () => {
    expect(await init("--lang", "zh")).to.contain("已写入");
    expect(read(at("transfer.yaml"))).to.contain("# 过户清单");
  });

  it("leaves a manifest that exists as it is", async () => {
    writeFileSync(at("transfer.yaml"), "mine");

    expect(await refusal()).to.contain("--force");
    expect(read(at("transfer.yaml"))).to.equal("mine");
  });

  it("replaces it when told to, and leaves nothing else behind", async () => {
    writeFileSync(at("transfer.yaml"), "mine");

    await init("--force");

    expect(read(at("transfer.yaml"))).to.contain("version: 1");
    expect(readdirSync(folder).toSorted()).to.deep.equal(["source.json", "transfer.yaml"]);
  });

  for (const { name, args, says } of [
    {
      name: "an inventory that is not there",
      args: ["--inventory", "no-such-file.json"],
      says: "no such file",
    },
    { name: "a folder for an inventory", args: ["--inventory", tmpdir()], says: "directory" },
    {
      name: "a manifest for an inventory",
      args: ["--inventory", import.meta.filename],
      says: "not JSON",
    },
    { name: "a target that is no UID", args: ["--target-account", "17550"], says: "has 16 digits" },
    {
      name: "the source for a target",
      args: ["--target-account", "1404423000000010"],
      says: "a transfer needs two",
    },
    {
      name: "a folder that does not exist",
      args: ["--output", join(tmpdir(), "no-such-folder", "t.yaml")],
      says: "ENOENT",
    },
    {
      name: "a folder for an output",
      args: ["--output", tmpdir(), "--force"],
      says: "cannot be written",
    },
    { name: "a language that it does not speak", args: ["--lang", "fr"], says: "Allowed: zh, en" },
  ]) {
    it(`refuses ${name} and writes nothing`, async () => {
      expect(await refusal(...args)).to.contain(says);
      expect(readdirSync(folder)).to.deep.equal(["source.json"]);
    });
  }

  it("refuses an inventory without instances", async () => {
    writeFileSync(at("source.json"), JSON.stringify(sourceInventory({ instances: [] })));

    expect(await refusal()).to.contain("holds no instances");
  });
});
