import { existsSync, readFileSync } from "node:fs";
import { readJson } from "../../core/input/json-source.ts";
import { readInput } from "../../core/input/read-input.ts";
import { printable } from "../../core/printable.ts";
import { FrozenRecord } from "../../core/window/record.ts";
import { frozenOperations } from "../../policies/window/frozen-operations.ts";
import { UserError } from "../user-error.ts";

/** A configuration as `--policy-pack-config` takes it: a level or settings by policy, and `all`. */
type PackConfig = Readonly<Record<string, unknown>>;

/** A configuration with a record in it, and what that does to what it held before. */
export interface MergedConfig {
  readonly config: PackConfig;
  /** IDs of instances that were frozen before and no longer are. */
  readonly released: readonly string[];
  /** Whether the configuration lowers the guard to advice. */
  readonly isAdvice: boolean;
}

const pack = "ecs-transfer";
const limitMegabytes = 200;

/**
 * The configuration in a file; empty where there is no such file.
 * @throws UserError for a file that is no configuration
 */
export function readPackConfig(file: string): PackConfig {
  if (!existsSync(file)) return {};
  const text = readInput(file, (path) => readFileSync(path, "utf8"));
  const source = text.ok ? readJson(text.value, file, limitMegabytes) : text;
  if (!source.ok) throw UserError.of(source.errors);
  const { data } = source.value;
  if (isRecord(data)) return data;
  throw notAConfig(file);
}

/**
 * The configuration with the record; everything else stays as it is.
 * @param file its name, for messages
 * @throws UserError where the pack is disabled in it, so that nothing would be guarded
 */
export function withFrozen(before: PackConfig, record: FrozenRecord, file: string): MergedConfig {
  const own = before[pack];
  const settings = isRecord(own) ? own : typeof own === "string" ? { enforcementLevel: own } : {};
  if (own !== undefined && typeof own !== "string" && !isRecord(own)) throw notAConfig(file);
  if ((settings["enforcementLevel"] ?? before["all"]) === "disabled") throw isDisabled(file);
  const old = FrozenRecord.safeParse(settings["frozen"]);
  const released = old.success
    ? old.data.instances.filter((id) => !record.instances.includes(id))
    : [];
  return {
    config: { ...before, [pack]: { ...settings, frozen: record } },
    released,
    isAdvice: (levelOf(before[frozenOperations.id]) ?? before["all"]) === "advisory",
  };
}

function levelOf(setting: unknown): unknown {
  return isRecord(setting) ? setting["enforcementLevel"] : setting;
}

function notAConfig(file: string): UserError {
  const shown = printable(file);
  return new UserError({
    zh: `${shown}：不是策略配置。应为 JSON 对象，如 {"ecs-transfer": {"stage": "submit"}}。没有改动它。`,
    en: `${shown}: not a policy configuration, which is a JSON object such as {"ecs-transfer": {"stage": "submit"}}. It was left as it is.`,
  });
}

function isDisabled(file: string): UserError {
  const shown = printable(file);
  return new UserError({
    zh: `${shown}：其中 ecs-transfer 是 disabled，整个策略包不会运行，什么都守不住。请先改掉这个级别。没有改动该文件。`,
    en: `${shown}: ecs-transfer is disabled in it, so the pack would not run at all and guard nothing. Change that level first. The file was left as it is.`,
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
