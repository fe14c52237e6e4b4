import { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";
import { langOption } from "../help/lang-option.ts";
import type { SimulateFlags } from "../simulation/run-simulator.ts";

interface SimulateOptions extends SimulateFlags {
  readonly lang?: Language;
}

const examples = `
  $ ecs-transfer simulate --world examples/worlds/rehearsal.yaml
  $ ecs-transfer simulate --world examples/worlds/rehearsal.yaml --port 8080 --latency 50`;

const texts = {
  description: {
    zh: "在 127.0.0.1 上运行本地阿里云，直到被中断",
    en: "run a local Alibaba Cloud on 127.0.0.1 until interrupted",
  },
  world: { zh: "开始时其中有什么（YAML）", en: "what lives in it at the start (YAML)" },
  port: { zh: "端口（默认：任一空闲端口）", en: "port (default: any free one)" },
  latency: { zh: "每次回答所用的时间，毫秒", en: "how long every answer takes, in milliseconds" },
  caFile: {
    zh: "https 需信任的证书的写入位置（默认：临时文件）",
    en: "where to write the certificate to trust for https (default: a temporary file)",
  },
  json: {
    zh: "不打印使用说明，而以一行 JSON 打印 port、endpoint、caFile 和 accounts",
    en: "print port, endpoint, caFile and accounts as one line of JSON instead of instructions",
  },
  help: {
    zh: `
数据不离开本机，结束后什么都不保留。
退出码：0 由信号结束，3 未能启动（世界文件、端口）。

示例：${examples}`,
    en: `
Nothing leaves this machine, and nothing is kept when it ends.
Exit codes: 0 ended by a signal, 3 it did not start (world file, port).

Examples:${examples}`,
  },
} satisfies Record<string, Text>;

/** `ecs-transfer simulate`: a local Alibaba Cloud until it is interrupted. */
export function simulateCommand(language: Language): Command {
  const t = (text: Text): string => say(text, language);
  return new Command("simulate")
    .description(t(texts.description))
    .requiredOption("--world <FILE>", t(texts.world))
    .option("--port <NUMBER>", t(texts.port))
    .option("--latency <MS>", t(texts.latency))
    .option("--ca-file <FILE>", t(texts.caFile))
    .option("--json", t(texts.json))
    .addOption(langOption(language))
    .addHelpText("after", t(texts.help))
    .action(async (options: SimulateOptions) => {
      const { runSimulator } = await import("../simulation/run-simulator.ts");
      process.exitCode = await runSimulator(options, options.lang ?? language);
    });
}
