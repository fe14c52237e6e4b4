import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { z } from "zod";
import type { Language } from "../../core/text.ts";
import { projectFolder } from "../engine/setup-record.ts";

/** The options of `ecs-transfer simulate`, as they are typed. */
export interface SimulateFlags {
  readonly world: string;
  readonly port?: string;
  readonly latency?: string;
  readonly caFile?: string;
  readonly json?: boolean;
}

/** The simulator's first line. */
const Ready = z.object({
  endpoint: z.string(),
  caFile: z.string(),
  accounts: z.array(z.object({ name: z.string(), accountId: z.string(), accessKeyId: z.string() })),
});
type Ready = z.output<typeof Ready>;

/**
 * Runs the simulator in a process of its own, which ends with this one, however this one ends.
 * @returns its exit code
 */
export async function runSimulator(flags: SimulateFlags, language: Language): Promise<number> {
  const options = Object.entries({
    world: flags.world,
    port: flags.port,
    latency: flags.latency,
    "ca-file": flags.caFile,
  });
  const child = spawn(
    process.execPath,
    [
      join(projectFolder, "simulator", "main.ts"),
      ...options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
      "--json",
      "--exit-with-parent",
    ],
    // Standard input stays open as long as this process lives; that is how the simulator notices its end.
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass).on("SIGHUP", pass);
  const lines = createInterface({ input: child.stdout });
  lines.once("line", (line) => {
    process.stdout.write(
      flags.json === true
        ? `${line}\n`
        : `${instructions(Ready.parse(JSON.parse(line)), language)}\n`,
    );
    lines.on("line", (next) => process.stdout.write(`${next}\n`));
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("SIGINT", pass).off("SIGTERM", pass).off("SIGHUP", pass);
      // A simulator that was killed did not end as it was asked to.
      resolve(code ?? 1);
    });
  });
}

/** How to point other tools at it: environment for each account, endpoint, certificate. */
function instructions({ endpoint, caFile, accounts }: Ready, language: Language): string {
  const zh = language === "zh";
  const perAccount = accounts.flatMap(({ name, accountId, accessKeyId }) => [
    "",
    zh
      ? `# 账号 ${name}（${accountId}），密钥可为任意值`
      : `# account ${name} (${accountId}); any secret is accepted`,
    `export ALICLOUD_ACCESS_KEY=${accessKeyId} ALICLOUD_SECRET_KEY=any ALICLOUD_REGION=cn-hangzhou`,
  ]);
  return [
    zh
      ? `本地阿里云：http://${endpoint} 和 https://${endpoint}，按 Ctrl-C 结束。`
      : `Local Alibaba Cloud: http://${endpoint} and https://${endpoint}; Ctrl-C ends it.`,
    ...perAccount,
    "",
    zh ? "# https 需信任的证书" : "# the certificate to trust for https",
    `export SSL_CERT_FILE=${caFile} NODE_EXTRA_CA_CERTS=${caFile}`,
    "",
    zh ? "# 读取清单" : "# read an inventory",
    `ecs-transfer inventory --region cn-hangzhou --endpoint ${endpoint}`,
    zh ? "# 让 Pulumi 的 alicloud 提供方使用它" : "# point Pulumi's alicloud provider at it",
    "pulumi config set alicloud:protocol HTTP",
    ...["ecs", "vpc", "sts", "bssopenapi", "location"].map(
      (product) => `pulumi config set --path 'alicloud:endpoints[0].${product}' ${endpoint}`,
    ),
  ].join("\n");
}
