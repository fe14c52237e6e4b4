import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { runCheck } from "../../../cli/check/run-check.ts";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import { readLanding } from "../../../cli/inventory/address-checks.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { startSimulator } from "../../../simulator/server.ts";
import { parseWorld } from "../../../simulator/world.ts";
import type { World } from "../../../simulator/world.ts";
import { inventoryOf, writeManifest } from "./landing.ts";

export type WorldAccount = World["accounts"][number];

/** One thing that is otherwise than in the example world. */
export interface Change {
  readonly how: string;
  readonly source?: (account: WorldAccount) => void;
  readonly target?: (account: WorldAccount) => void;
}

/** A change that breaks a rule. */
export interface Variant extends Change {
  readonly rule: string;
}

/** The example world with an instance for every rule. */
function everyRuleWorld(change?: Change): World {
  const file = join(projectFolder, "examples", "worlds", "every-rule.yaml");
  const world = parseWorld(readFileSync(file, "utf8"), file);
  const [source, target] = world.accounts;
  if (source === undefined || target === undefined) throw new Error("the world has two accounts");
  change?.source?.(source);
  change?.target?.(target);
  return world;
}

/** Both accounts as the collector reads them. */
export interface Pair {
  readonly source: Inventory;
  readonly target: Inventory;
  /** What was called for that, as `Product Action`. */
  readonly called: ReadonlySet<string>;
}

/**
 * Reads both accounts over HTTP, the target with what the landing has to know.
 * @param known the source as it was read before, where the change leaves it as it is
 */
export async function collectPair(change?: Change, known?: Inventory): Promise<Pair> {
  const simulator = await startSimulator({ world: everyRuleWorld(change) });
  try {
    const isKnown = change?.source === undefined;
    const source = (isKnown ? known : undefined) ?? (await inventoryOf(simulator, "source"));
    const { checksIn } = readLanding(writeManifest(source, { instances: landing(source) }));
    const options = { everything: true, addressChecks: checksIn };
    const target = await inventoryOf(simulator, "target", options);
    const calls = simulator.requests().map(({ product, action }) => `${product} ${action}`);
    return { source, target, called: new Set(calls) };
  } finally {
    await simulator.stop();
  }
}

/** Those that one landing takes: a classic instance has no VPC to land in. */
function landing({ instances }: Inventory): { id: string }[] {
  return instances.filter(({ networkType }) => networkType === "vpc").map(({ id }) => ({ id }));
}

/** What `check` finds, by rule: `"fail"`, or why the rule is undecided. */
export type Findings = Readonly<Record<string, string>>;

export interface Judged {
  readonly accounts: Findings;
  /** By the instances' names. */
  readonly instances: Readonly<Record<string, Findings>>;
}

const CheckReport = z.object({
  subjects: z.array(z.object({ about: z.string(), id: z.string(), name: z.string().nullable() })),
  findings: z.array(
    z.object({
      rule: z.string(),
      subject: z.object({ id: z.string() }),
      outcome: z.enum(["fail", "unknown"]),
      reason: z.string().optional(),
    }),
  ),
});

/**
 * What `ecs-transfer check --format json` says of the transfer.
 * @param over keys of the manifest beside the usual ones
 */
export async function judge(
  { source, target }: Pick<Pair, "source" | "target">,
  over: Record<string, unknown> = {},
): Promise<Judged> {
  const manifest = writeManifest(source, { instances: landing(source), ...over }, target);
  let written = "";
  await runCheck(
    { manifest, stage: "confirm", format: ["json"], lang: "en" },
    { write: (text: string) => (written += text) },
  );
  const { subjects, findings } = CheckReport.parse(JSON.parse(written));
  const bySubject = Map.groupBy(findings, ({ subject }) => subject.id);
  const found = (id: string): Findings =>
    Object.fromEntries(
      (bySubject.get(id) ?? []).map(({ rule, outcome, reason }) => [rule, reason ?? outcome]),
    );
  const [accounts] = subjects.filter(({ about }) => about === "accounts");
  return {
    accounts: found(accounts?.id ?? ""),
    instances: Object.fromEntries(
      subjects.flatMap(({ about, id, name }) =>
        about === "instance" ? [[name ?? id, found(id)]] : [],
      ),
    ),
  };
}
