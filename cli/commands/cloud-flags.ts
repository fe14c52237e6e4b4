import { Option } from "commander";
import type { Command } from "commander";
import { say } from "../../core/text.ts";
import type { Language } from "../../core/text.ts";

/** The options by which a command that reads a cloud learns which one. */
export interface CloudFlags {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly protocol?: "http" | "https";
  readonly caFile?: string;
}

/** Adds the options of `CloudFlags` to a command. */
export function addCloudFlags(command: Command, language: Language): Command {
  const region = say(
    {
      zh: "要读取的地域，如 cn-hangzhou（默认：ALICLOUD_REGION 或 ALIBABA_CLOUD_REGION）",
      en: "region to read, such as cn-hangzhou (default: ALICLOUD_REGION or ALIBABA_CLOUD_REGION)",
    },
    language,
  );
  const profile = say(
    {
      zh: "~/.aliyun/config.json 中的配置名（默认：环境变量中的密钥，其次 SDK 的凭据链）",
      en: "profile of ~/.aliyun/config.json (default: the key in the environment, then the SDK's chain)",
    },
    language,
  );
  const endpoint = say(
    {
      zh: "所有产品共用的一个接入点，如模拟器的地址",
      en: "one endpoint for every product, such as the simulator's",
    },
    language,
  );
  const protocol = say(
    {
      zh: "https；接入点在本机时可用 http",
      en: "https, or http for an endpoint on this machine",
    },
    language,
  );
  const caFile = say(
    { zh: "要信任的证书颁发机构，PEM 文件", en: "certificate authority to trust, PEM" },
    language,
  );
  return command
    .option("--region <REGION>", region)
    .option("--profile <NAME>", profile)
    .option("--endpoint <HOST:PORT>", endpoint)
    .addOption(new Option("--protocol <PROTOCOL>", protocol).choices(["http", "https"]))
    .option("--ca-file <FILE>", caFile);
}
