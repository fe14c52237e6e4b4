import { readFileSync } from "node:fs";
import { readInput } from "../../core/input/read-input.ts";
import { say } from "../../core/text.ts";
import type { Text } from "../../core/text.ts";
import { freeze } from "../../core/window/record.ts";
import { parseStackExport } from "../../core/window/stack-export.ts";
import type { ExportedResource } from "../../core/window/stack-export.ts";
import { hashOf } from "../../policies/window/hash.ts";
import { addressStack, askStack } from "../engine/stack.ts";
import { didNotHold } from "../exit-codes.ts";
import { assertWritable, replaceFile } from "../inventory/write-file.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";
import { readPackConfig, withFrozen } from "./pack-config.ts";
import { frozenText } from "./words.ts";

/** The options of `ecs-transfer freeze`, as they are typed. */
export interface FreezeFlags {
  readonly stack?: string;
  readonly file?: string;
  readonly instance: readonly string[];
  readonly output: string;
  readonly lang?: string;
}

/** What a run touches outside of its files. */
export interface FreezeWorld {
  readonly out: (text: string) => void;
  readonly now: () => Date;
}

/**
 * Writes the record of the named instances into a policy configuration and says what it holds.
 * @returns 0, or 1 where something is left that a person has to settle
 * @throws UserError where nothing was written
 */
export async function runFreeze(flags: FreezeFlags, { out, now }: FreezeWorld): Promise<number> {
  const language = languageOf(flags.lang);
  assertWritable(flags.output);
  const before = readPackConfig(flags.output);
  const state = await readState(flags);
  const frozen = freeze(state, { instances: flags.instance, now: now(), hash: hashOf });
  if (!frozen.ok) throw new UserError(lines(frozen.mistakes));
  const { record, caveats } = frozen;
  const merged = withFrozen(before, record, flags.output);
  await replaceFile(flags.output, `${JSON.stringify(merged.config, undefined, 2)}\n`);
  out(`${say(frozenText({ record, caveats, merged, file: flags.output }), language)}\n`);
  return caveats.length > 0 || merged.isAdvice ? didNotHold : 0;
}

async function readState({ file, stack }: FreezeFlags): Promise<ExportedResource[]> {
  if (file !== undefined && stack !== undefined) throw new UserError(oneOfThem);
  const name = file ?? "pulumi stack export";
  const text =
    file === undefined
      ? ({ ok: true, value: await exported(stack) } as const)
      : readInput(file, (path) => readFileSync(path, "utf8"));
  const parsed = text.ok ? parseStackExport(text.value, name) : text;
  if (!parsed.ok) throw UserError.of(parsed.errors);
  return parsed.value;
}

async function exported(stack: string | undefined): Promise<string> {
  const address = await addressStack(stack === undefined ? {} : { stack });
  return askStack(address, ["stack", "export"]);
}

const oneOfThem: Text = {
  zh: "--stack 和 --file 只能给一个。",
  en: "Give either --stack or --file, not both.",
};

function lines(texts: readonly Text[]): Text {
  return {
    zh: texts.map(({ zh }) => zh).join("\n"),
    en: texts.map(({ en }) => en).join("\n"),
  };
}
