import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { runAttest } from "../../cli/attest/run-attest.ts";
import type { AttestOptions } from "../../cli/attest/run-attest.ts";
import { UserError } from "../../cli/user-error.ts";
import { rules } from "../../policies/rules/index.ts";
import { clearInstance, sourceInventory } from "../support/inventory.ts";

const manifest = `# The transfer of June
version: 1
source: { account: "1404423000000010", inventory: source.json } # read on Monday
target: { account: "1755000000000020" }
instances:
  - id: i-bp1clear
  - id: i-bp1two
`;
const now = "2026-06-10T00:00:00Z";
const questions = rules.filter(({ question }) => question !== undefined);

describe("cli/attest", () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const written = () => readFileSync(at("transfer.yaml"), "utf8");
  const answers = () => (parse(written()) as { attestations?: object[] }).attestations ?? [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "attest-"));
    writeFileSync(at("transfer.yaml"), manifest);
    const instances = [clearInstance(), clearInstance({ id: "i-bp1two" })];
    writeFileSync(at("source.json"), JSON.stringify(sourceInventory({ instances })));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs it with these lines typed, then the end of input; answers what was printed. */
  async function attest(options: AttestOptions, lines: readonly string[] = []): Promise<string> {
    const typed = [...lines];
    let printed = "";
    await runAttest(
      { manifest: at("transfer.yaml"), lang: "en", now, ...options },
      {
        out: (text) => {
          printed += text;
        },
        ask: (prompt) => {
          printed += prompt;
          const line = typed.shift();
          printed += `${line ?? ""}\n`;
          return Promise.resolve(line);
        },
      },
    );
    return printed;
  }

  it("lists every open question with its answers, and writes nothing", async () => {
    const text = await attest({ list: true });

    for (const { id, question } of questions) {
      if (!text.includes(`${id}  `)) continue;
      for (const { value } of question?.answers ?? []) expect(text).to.include(`[ ] ${value}:`);
    }
    expect(text).to.include("account-pair-type  ").and.include("instance-promotion  ");
    expect(written()).to.equal(manifest);
  });

  it("asks who and until when, then question by question, and says what each answer changed", async () => {
    const text = await attest({ rule: "account-pair-type" }, [
      "finance",
      "",
      "2",
      "by the licence",
    ]);

    expect(answers()).to.deep.equal([
      {
        rule: "account-pair-type",
        answer: "enterprise-to-enterprise",
        by: "finance",
        at: "2026-06-10",
        until: "2026-07-10",
        note: "by the licence",
      },
    ]);
    expect(text).to.include("account-pair-type: unknown -> pass");
    expect(text).to.include("1 answer written, 0 questions still open.");
  });

  it("leaves comments and order of the file as they were", async () => {
    await attest({ rule: "instance-promotion" }, ["ops", "2026-08-01", "1", ""]);

    expect(written().startsWith(manifest)).to.equal(true);
    expect(answers()).to.deep.include.members([
      {
        rule: "instance-promotion",
        answer: "none",
        by: "ops",
        at: "2026-06-10",
        until: "2026-08-01",
      },
    ]);
  });

  it("asks for each instance where it differs", async () => {
    const choices =
      questions.find(({ id }) => id === "instance-promotion")?.question?.answers ?? [];
    const each = String(choices.length + 1);

    const text = await attest({ rule: "instance-promotion" }, ["ops", "", each, "1", "", "", "q"]);

    expect(answers()).to.deep.equal([
      {
        rule: "instance-promotion",
        answer: "none",
        by: "ops",
        at: "2026-06-10",
        until: "2026-07-10",
        instances: ["i-bp1clear"],
      },
    ]);
    expect(text).to.include("instance-promotion: unknown -> pass (1 instance)");
    expect(text).to.include("1 answer written, 1 question still open.");
  });

  it("asks again for what is no answer, skips on Enter, and keeps what was written when it ends early", async () => {
    const text = await attest({}, ["", "ops", "soon", "", "9", "x", "1", "", ""]);

    expect(answers()).to.have.length(1);
    expect(text).to.match(/1 answer written, \d+ questions still open\.\n$/);
  });

  it("goes on from the file as it is, with what somebody wrote there meanwhile", async () => {
    const typed = ["ops", "", "1", ""];
    await runAttest(
      { manifest: at("transfer.yaml"), lang: "en", now, rule: "instance-promotion" },
      {
        out: () => undefined,
        ask: () => {
          if (typed.length === 1) writeFileSync(at("transfer.yaml"), `${manifest}# meanwhile\n`);
          return Promise.resolve(typed.shift());
        },
      },
    );

    expect(written()).to.include("# meanwhile\n");
    expect(answers()).to.have.length(1);
  });

  it("writes one answer from the options alone, of single instances where they are named", async () => {
    await attest({
      rule: "instance-promotion",
      answer: "none",
      by: "ops",
      until: "2026-06-30",
      note: "asked sales",
      instance: ["i-bp1two"],
    });

    expect(answers()).to.deep.equal([
      {
        rule: "instance-promotion",
        answer: "none",
        by: "ops",
        at: "2026-06-10",
        until: "2026-06-30",
        note: "asked sales",
        instances: ["i-bp1two"],
      },
    ]);
  });

  it("keeps who may read the manifest", async () => {
    const mode = statSync(at("transfer.yaml")).mode;
    await attest({ rule: "instance-promotion", answer: "none", by: "ops" });

    expect(statSync(at("transfer.yaml")).mode).to.equal(mode);
  });

  it("says so where nothing is open", async () => {
    await attest({ rule: "instance-promotion", answer: "none", by: "ops" });

    expect(await attest({ rule: "instance-promotion" })).to.equal("No question is open.\n");
  });

  for (const { name, options, says } of [
    { name: "a rule that there is none of", options: { rule: "instance-promo" }, says: /--rule/ },
    {
      name: "an answer that the rule does not take",
      options: { rule: "instance-promotion", answer: "non", by: "ops" },
      says: /Did you mean none\?/,
    },
    {
      name: "an answer to a rule that asks nothing",
      options: { rule: "instance-eip", answer: "none", by: "ops" },
      says: /decided by facts/,
    },
    {
      name: "an answer without a rule",
      options: { answer: "none", by: "ops" },
      says: /--rule and --by/,
    },
    {
      name: "an end that is no day",
      options: { rule: "instance-promotion", answer: "none", by: "ops", until: "June" },
      says: /--until June: not a day/,
    },
    {
      name: "an instance that does not go",
      options: { rule: "instance-promotion", answer: "none", by: "ops", instance: ["i-bp1to"] },
      says: /Did you mean i-bp1two\?/,
    },
    {
      name: "a manifest that is not there",
      options: { manifest: "/nowhere/transfer.yaml", list: true },
      says: /no such file/,
    },
  ]) {
    it(`refuses ${name}, and writes nothing`, async () => {
      const error: unknown = await attest(options).catch((thrown: unknown) => thrown);

      expect(error).to.be.instanceOf(UserError);
      expect((error as UserError).text.en).to.match(says);
      expect(written()).to.equal(manifest);
    });
  }

  it("gives what to paste where the file is written in a form into which nothing can be put", async () => {
    const flow = JSON.stringify(parse(manifest));
    writeFileSync(at("transfer.yaml"), flow);

    const error: unknown = await attest({
      rule: "instance-promotion",
      answer: "none",
      by: "ops",
    }).catch((thrown: unknown) => thrown);

    expect((error as UserError).text.en).to.include(
      "attestations:\n  - rule: instance-promotion\n",
    );
    expect(written()).to.equal(flow);
  });

  it("asks nobody where there is no terminal, and says what to do instead", () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["cli/main.mjs", "attest", "--manifest", at("transfer.yaml"), "--lang", "en"],
      { encoding: "utf8", input: "" },
    );

    expect(status).to.equal(3);
    expect(stderr).to.match(/no terminal.*--list/);
  });
});
