import { Command } from "commander";
import { billingPolicy, ramPolicy } from "../../collectors/actions.ts";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { InventoryFlags } from "../inventory/run-inventory.ts";
import { addCloudFlags } from "./cloud-flags.ts";

const examples = `
  $ ecs-transfer inventory --region cn-hangzhou
  $ ecs-transfer inventory --region cn-hangzhou --profile source --instance i-bp1a i-bp1b --output source.json
  $ ecs-transfer inventory --region cn-hangzhou --profile target --manifest transfer.yaml --output target.json
  $ ecs-transfer inventory --region cn-hangzhou --endpoint 127.0.0.1:8080 --output - | less
  $ ecs-transfer inventory --ram-policy > read-only.json`;

const texts = {
  description: {
    zh: "只用只读调用，把一个账号在一个地域的情况读入清单文件",
    en: "read one account in one region, with read-only calls, into an inventory file",
  },
  instance: {
    zh: "只读取这些实例及其所用资源（默认：该地域的全部实例）",
    en: "only these instances and what they use (default: all of the region)",
  },
  all: {
    zh: "也读取没有实例使用的安全组、VPC 和交换机",
    en: "also security groups, VPCs and vSwitches that no instance uses",
  },
  manifest: {
    zh: "读取目标账号：包含 --all，并逐个询问过户清单中实例的私网 IP 能否在目标交换机中分配",
    en: "read the target account: as with --all, and ask for each instance of the manifest whether its private IP can be given in the landing",
  },
  output: {
    zh: "写入的文件，- 表示标准输出（默认：inventory.<账号>.json）",
    en: "file to write, - for standard output (default: inventory.<account>.json)",
  },
  ramPolicy: {
    zh: "打印此命令所需的 RAM 策略，然后结束",
    en: "print the RAM policy that this command needs, and end",
  },
  help: {
    zh: `
读不到的内容记为未知，并写明原因；最后的汇总会指出缺少哪项权限。
文件只有所有者可读（权限 600）：其中没有密钥，但有地址和开放的端口。
退出码：0 已写入，3 无法读取或写入。

示例：${examples}

读取所用角色需要的最小 RAM 策略（账单与订单另需系统策略 ${billingPolicy}）：`,
    en: `
What cannot be read is written as unknown, with the reason; the summary at the end names the permission that settles it.
The file is for its owner alone (mode 600): it holds no secret, but addresses and open ports.
Exit codes: 0 written, 3 nothing could be read or written.

Examples:${examples}

The smallest RAM policy for the role that reads (bills and orders need the system policy ${billingPolicy} beside it):`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer inventory`: reads an account's facts into a file. */
export function inventoryCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return addCloudFlags(new Command("inventory"), language)
    .description(t(texts.description))
    .option("--instance <ID...>", t(texts.instance))
    .option("--all", t(texts.all))
    .option("--manifest <FILE>", t(texts.manifest))
    .option("--output <FILE>", t(texts.output))
    .addOption(langOption(language))
    .option("--ram-policy", t(texts.ramPolicy))
    .addHelpText("after", `${t(texts.help)}\n${JSON.stringify(ramPolicy(), undefined, 2)}`)
    .action(async (flags: InventoryFlags) => {
      const { runInventory } = await import("../inventory/run-inventory.ts");
      await runInventory(
        { lang: language, ...flags },
        {
          out: (text) => process.stdout.write(text),
          err: (text) => process.stderr.write(text),
          live: process.stderr.isTTY,
          environment: process.env,
          now: () => new Date(),
        },
      );
    });
}
