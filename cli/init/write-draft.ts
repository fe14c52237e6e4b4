import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { readInput } from "../../core/input/read-input.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import type { Inventory } from "../../core/inventory.ts";
import { draftManifest } from "../../core/manifest/draft.ts";
import { say } from "../../core/text.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";

/** The options of `ecs-transfer init`, as they are typed. */
export interface InitOptions {
  readonly inventory: string;
  readonly targetAccount?: string;
  readonly output: string;
  readonly lang?: string;
  readonly force?: true;
}

/**
 * Writes the manifest and says what it holds.
 * @throws {UserError} for an inventory or a target that is wrong, and for a file that is there or cannot be written
 */
export function writeDraft(options: InitOptions): string {
  const language = languageOf(options.lang);
  const inventory = readInventory(options.inventory);
  checkTarget(options.targetAccount, inventory);
  const draft = draftManifest(inventory, {
    inventoryPath: relative(dirname(options.output), options.inventory).replaceAll("\\", "/"),
    language,
    ...(options.targetAccount === undefined ? {} : { targetAccount: options.targetAccount }),
  });
  writeManifest(options.output, draft.text, options.force === true);
  const going = String(draft.going);
  const staying = String(draft.staying);
  return say(
    {
      zh: `已写入 ${options.output}：${going} 台实例待过户，${staying} 台已注释掉（原因在旁）。请逐项核对。`,
      en: `Wrote ${options.output}: ${going} instances to go, ${staying} commented out with the reason beside them. Read it through.`,
    },
    language,
  );
}

function readInventory(file: string): Inventory {
  const text = readInput(file, (path) => readFileSync(path, "utf8"));
  const parsed = text.ok ? parseInventory(text.value, file) : text;
  if (!parsed.ok) throw UserError.of(parsed.errors);
  if (parsed.value.instances.length > 0) return parsed.value;
  throw new UserError({
    zh: `${file}：清单（${parsed.value.region}）中没有实例。请确认地域后重新运行 ecs-transfer inventory。`,
    en: `${file}: the inventory (${parsed.value.region}) holds no instances. Check the region and run ecs-transfer inventory again.`,
  });
}

function checkTarget(uid: string | undefined, { account }: Inventory): void {
  if (uid === undefined) return;
  const quoted = JSON.stringify(uid);
  if (!/^\d{16}$/.test(uid)) {
    throw new UserError({
      zh: `--target-account ${quoted}：应为 16 位数字的账号 UID。`,
      en: `--target-account ${quoted}: an account UID has 16 digits.`,
    });
  }
  if (uid === account) {
    throw new UserError({
      zh: `--target-account ${quoted}：这就是清单所属的源账号；过户只能在不同账号之间进行（R4.6）。`,
      en: `--target-account ${quoted}: this is the inventory's own account; a transfer needs two (R4.6).`,
    });
  }
}

/** A new file is claimed exclusively; an old one is replaced whole or not at all. */
function writeManifest(file: string, text: string, replace: boolean): void {
  const written = replace ? `${file}.${String(process.pid)}.tmp` : file;
  try {
    writeFileSync(written, text, { flag: "wx" });
    if (replace) renameSync(written, file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (replace) rmSync(written, { force: true });
    throw new UserError(code === "EEXIST" ? exists(file) : notWritten(file, code));
  }
}

function exists(file: string): UserError["text"] {
  return {
    zh: `${file} 已存在，没有改动它。要覆盖请加 --force，或用 --output 另写一个文件。`,
    en: `${file} exists and was left as it is. Add --force to replace it, or name another file with --output.`,
  };
}

function notWritten(file: string, code: string): UserError["text"] {
  return {
    zh: `无法写入 ${file}（${code}）。请检查目录是否存在、是否可写。`,
    en: `${file} cannot be written (${code}). Check that its folder exists and is writable.`,
  };
}
