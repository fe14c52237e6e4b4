import { permissionOf, ramPolicy } from "../../collectors/actions.ts";
import { collectInventory, NoListingError } from "../../collectors/collect.ts";
import type { Collected } from "../../collectors/collect.ts";
import { isRefusal } from "../../collectors/gaps.ts";
import { printable } from "../../core/printable.ts";
import { asUserError, cloudOf } from "../cloud.ts";
import type { CloudFlags } from "../commands/cloud-flags.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";
import { progressLine } from "./progress.ts";
import { summaryOf } from "./summary.ts";
import { assertWritable, replaceFile } from "./write-file.ts";

/** What `inventory` can be told. */
export interface InventoryFlags extends CloudFlags {
  readonly instance?: readonly string[];
  readonly all?: boolean;
  readonly output?: string;
  readonly lang?: string;
  readonly ramPolicy?: boolean;
}

/** Where `inventory` speaks to, and what it is run in. */
export interface Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal whose line can be written over. */
  readonly live: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/**
 * Reads and writes the inventory.
 * @throws UserError for what the user can mend; nothing is written then
 */
export async function runInventory(flags: InventoryFlags, io: Surroundings): Promise<void> {
  if (flags.ramPolicy === true) {
    io.out(`${JSON.stringify(ramPolicy(), undefined, 2)}\n`);
    return;
  }
  const language = languageOf(flags.lang, io.environment);
  const { output } = flags;
  if (output !== "-") assertWritable(output ?? "inventory.json");
  const progress = progressLine(io.err, io.live, language);
  const collected = await collect(flags, io, progress).finally(() => {
    progress.clear();
  });
  const content = `${JSON.stringify(collected.inventory, undefined, 2)}\n`;
  const summary = summaryOf(collected, language);
  if (output === "-") {
    io.out(content);
    io.err(`${summary}\n`);
    return;
  }
  const file = output ?? `inventory.${collected.inventory.account}.json`;
  await replaceFile(file, content);
  io.out(`${summary}\n${language === "zh" ? "已写入" : "Written to"} ${file}\n`);
}

async function collect(
  flags: InventoryFlags,
  io: Surroundings,
  progress: ReturnType<typeof progressLine>,
): Promise<Collected> {
  const cloud = await cloudOf(flags, io.environment, {
    onRetry: (retry) => {
      progress.retry(retry);
    },
  });
  try {
    return await collectInventory(cloud, {
      ...(flags.instance === undefined ? {} : { instanceIds: flags.instance }),
      everything: flags.all === true,
      now: io.now,
      onProgress: (step) => {
        progress.show(step);
      },
    });
  } catch (error) {
    throw error instanceof NoListingError ? noListing(error) : asUserError(error, flags);
  }
}

function noListing({ account, reason }: NoListingError): UserError {
  const needed = permissionOf("DescribeInstances");
  const advice = isRefusal(reason)
    ? { zh: `请授予 ${needed}（见 --ram-policy）。`, en: `Grant ${needed} (see --ram-policy).` }
    : { zh: "请稍后再试。", en: "Try again later." };
  return new UserError({
    zh: `账号 ${account}：不能列出实例，没有可写的内容（${printable(reason)}）。${advice.zh}`,
    en: `Account ${account}: its instances cannot be listed, so there is nothing to write (${printable(reason)}). ${advice.en}`,
  });
}
