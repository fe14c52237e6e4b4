import { permissionOf, ramPolicy } from "../../collectors/actions.ts";
import { collectInventory, NoListingError } from "../../collectors/collect.ts";
import type { Collected } from "../../collectors/collect.ts";
import { isRefusal } from "../../collectors/gaps.ts";
import { readAccount } from "../../collectors/identity.ts";
import { printable } from "../../core/printable.ts";
import { say } from "../../core/text.ts";
import { asUserError, cloudOf } from "../cloud.ts";
import type { CloudFlags } from "../commands/cloud-flags.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";
import { readLanding } from "./address-checks.ts";
import type { Landing } from "./address-checks.ts";
import { progressLine } from "./progress.ts";
import { billingAdvice, summaryOf } from "./summary.ts";
import { assertWritable, replaceFile } from "./write-file.ts";

/** What `inventory` can be told. */
export interface InventoryFlags extends CloudFlags {
  readonly instance?: readonly string[];
  readonly all?: boolean;
  /** The manifest whose landing lies in the account. */
  readonly manifest?: string;
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
  const language = languageOf(flags.lang, io.environment);
  if (flags.ramPolicy === true) {
    io.out(`${JSON.stringify(ramPolicy(), undefined, 2)}\n`);
    io.err(`${say(billingAdvice, language)}\n`);
    return;
  }
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
  const landing = flags.manifest === undefined ? undefined : readLanding(flags.manifest);
  const cloud = await cloudOf(flags, io.environment, {
    onRetry: (retry) => {
      progress.retry(retry);
    },
  });
  try {
    if (landing !== undefined) assertOwn(landing, await readAccount(cloud), cloud.region);
    return await collectInventory(cloud, {
      ...(flags.instance === undefined ? {} : { instanceIds: flags.instance }),
      ...(landing === undefined ? {} : { addressChecks: landing.checksIn }),
      everything: flags.all === true || landing !== undefined,
      now: io.now,
      onProgress: (step) => {
        progress.show(step);
      },
    });
  } catch (error) {
    throw error instanceof NoListingError ? noListing(error) : asUserError(error, flags);
  }
}

/** In another account or region the landing would be missed, and nobody could tell that from one not yet made. */
function assertOwn(landing: Landing, account: string, region: string): void {
  if (landing.account !== account) {
    throw new UserError({
      zh: `--manifest：其中的目标账号是 ${landing.account}，而这个密钥属于账号 ${account}。请用目标账号的密钥；读取源账号时不要 --manifest。`,
      en: `--manifest: its target account is ${landing.account}, but the key is of account ${account}. Use a key of the target account; without --manifest the source account is read.`,
    });
  }
  if (landing.region !== region) {
    throw new UserError({
      zh: `--manifest：其中的实例在 ${landing.region}，而要读取的地域是 ${region}。过户不能换地域。`,
      en: `--manifest: its instances are in ${landing.region}, but the region to read is ${region}. A transfer stays in its region.`,
    });
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
