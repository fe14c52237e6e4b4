import type { PolicyConfigSchema } from "@pulumi/policy";
import { isDue, stages } from "../core/stage.ts";
import type { Stage } from "../core/stage.ts";
import type { Text } from "../core/text.ts";
import type { Finding } from "../core/rules/finding.ts";
import type { FrozenRecord } from "../core/window/record.ts";
import { frozenSchema } from "./window/frozen-schema.ts";

/** The configuration of the pack, given to its policy `ecs-transfer`. */
export interface Settings {
  /** Where the transfer stands: what is due by then is mandatory. */
  readonly stage: Stage;
  readonly lang: "both" | "zh" | "en";
  /** IDs or resource names of the managed instances in transfer; all of the stack where it is empty. */
  readonly instances: readonly string[];
  /** The instant to judge at, ISO 8601; the present where it is left out. */
  readonly now?: string;
  /** What nothing may change until the transfer is over, as `ecs-transfer freeze` wrote it; nothing where it is left out. */
  readonly frozen?: FrozenRecord;
}

const defaults: Settings = { stage: "land", lang: "both", instances: [] };

export const settingsSchema: PolicyConfigSchema = {
  properties: {
    stage: {
      type: "string",
      enum: stages.filter((stage) => stage !== "after"),
      default: defaults.stage,
      description:
        "Where the transfer stands; a blocker that is due by then is mandatory, a later one advisory",
    },
    lang: {
      type: "string",
      enum: ["both", "zh", "en"],
      default: defaults.lang,
      description: "Language of the messages",
    },
    instances: {
      type: "array",
      items: { type: "string" },
      description:
        "IDs or resource names of the managed instances in transfer (default: all of the stack)",
    },
    now: {
      type: "string",
      description: "The instant to judge at, such as 2026-06-01T00:00:00Z (default: now)",
    },
    frozen: frozenSchema,
  },
};

/** The engine fills in the schema's defaults and checks it; whoever calls the pack otherwise gets the same. */
export function settingsFrom(config: Partial<Settings>): Settings {
  return { ...defaults, ...config };
}

/** Whether a failure stops the stage that the transfer stands at; what does not is only advice for now. */
export function stopsStage(finding: Pick<Finding, "rule" | "dueBy">, { stage }: Settings): boolean {
  return finding.rule.severity === "blocker" && isDue(finding.dueBy, stage);
}

/** The text in the language that the messages are to have; Chinese first where they are to have both. */
export function inLanguage({ lang }: Pick<Settings, "lang">, { zh, en }: Text): string {
  return lang === "both" ? `${zh}\n${en}` : { zh, en }[lang];
}
