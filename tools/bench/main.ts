// npm run bench: what the product costs, every contender in one run. Never a timed test.
import { parseArgs } from "node:util";
import { fleetSuite } from "./fleet/suite.ts";
import { machine } from "./machine.ts";
import { suiteTable } from "./measurement.ts";
import type { SuiteResult, Tell } from "./measurement.ts";
import { packSuite } from "./pack-suite.ts";
import { measurePreviews } from "./preview-suite.ts";
import { proofsSuite } from "./proofs.ts";
import { previewJson, previewTables } from "./report.ts";
import { ruleSetSuite } from "./rule-set/suite.ts";
import { conditionsSuite } from "./rules/conditions.ts";
import { startSuite } from "./start/suite.ts";
import { languageOf } from "../../cli/language.ts";
import type { Language } from "../../core/text.ts";

const usage = `npm run bench -- [SUITE...] [--rounds N] [--json] [--lang zh|en]

  conditions   ten simple conditions over 10,000 instances: our rules, a loop by hand, jq, OPA
  fleet        all rules over 1,000 to 100,000 instances: time, memory, growth
  start        ecs-transfer check of one instance, from start to exit
  pack         the policy pack: its start, and what a resource costs
  proofs       two groups of 1,000 rules proven the same, private addresses of 500 instances
  rule-set     1,000 rules into a security group: one resource, or one for each (once, some minutes)
  preview      pulumi preview with the landing program and the pack

  --rounds N   how often each contender is measured, one after the other (default 5)
  --json       figures and times as JSON
`;

const suites: Readonly<Record<string, (rounds: number, tell: Tell) => Promise<SuiteResult>>> = {
  conditions: conditionsSuite,
  fleet: fleetSuite,
  start: startSuite,
  pack: packSuite,
  proofs: proofsSuite,
  "rule-set": ruleSetSuite,
};
const names = [...Object.keys(suites), "preview"];

const failed = 3;
const interruption = new AbortController();
// The engine hears of it, too; its end makes the run fail, and what was made is put away.
process.on("SIGINT", () => {
  interruption.abort();
});

try {
  await run();
} catch (error) {
  process.exitCode = interruption.signal.aborted ? 130 : failed;
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      json: { type: "boolean", default: false },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a whole number from 1, found ${values.rounds}`);
  const stranger = positionals.find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw new Error(`there is no suite ${stranger}; there are ${names.join(", ")}`);
  const chosen = names.filter((name) => positionals.length === 0 || positionals.includes(name));
  await measure(chosen, rounds, values.json ? undefined : languageOf(values.lang));
}

/** Measures suite after suite and prints each as it ends; as JSON, all of them at the end, without a language. */
async function measure(
  chosen: readonly string[],
  rounds: number,
  language: Language | undefined,
): Promise<void> {
  const told: Record<string, unknown> = { machine: machine(), rounds };
  for (const name of chosen) {
    interruption.signal.throwIfAborted();
    const suite = suites[name];
    if (suite === undefined) {
      const measured = await measurePreviews(rounds, progress, interruption.signal);
      told["preview"] = previewJson(measured);
      if (language !== undefined) process.stdout.write(previewTables(measured, language));
    } else {
      const result = await suite(rounds, progress);
      told[name] = result;
      if (language !== undefined) process.stdout.write(suiteTable(result, language));
    }
  }
  const facts = Object.entries(machine()).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(
    language === undefined
      ? `${JSON.stringify(told, null, 2)}\n`
      : `${facts.join(", ")}, rounds ${rounds}\n`,
  );
}

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`bench: ${line}\n`);
}
