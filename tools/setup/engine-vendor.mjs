// The vendor's own download, by way of the npm package `pulumi`, whose launcher runs the
// vendor's installer into $PULUMI_HOME/versions/<version>.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { alicloudVersion, executable, pulumiProvided } from "./facts.mjs";
import { npm } from "./npm.mjs";
import { installAlicloud, vendorAnswers } from "./plugin.mjs";
import { publish } from "./publish.mjs";
import { lastLines, run } from "./run.mjs";
import { say } from "./text.mjs";
import { findVersion } from "./version.mjs";

const downloadMs = 900_000;

/** @type {import("./engine.mjs").Source} */
export async function vendorEngine({ cache, node, env, progress }) {
  const home = join(cache, "engine", `vendor-${pulumiProvided}-${alicloudVersion}`);
  const inHome = ["versions", pulumiProvided, "bin", executable("pulumi")];
  if (!existsSync(home)) {
    if (!(await vendorAnswers(env["ECS_TRANSFER_VENDOR_SITE"]))) {
      return {
        refused: {
          en: "the vendor's download site does not answer",
          zh: "Pulumi 官方下载站点没有响应",
        },
      };
    }
    const title = say({ en: "pulumi engine: download", zh: "下载 pulumi 引擎" }, env);
    let why = "";
    try {
      await progress.stage(title, () =>
        publish(home, async (temporary) => {
          why = await download({ home: temporary, cache, node, env, inHome });
          if (why) throw new Error(why);
        }),
      );
    } catch (error) {
      const reason = why || lastLines(String(/** @type {Error} */ (error).message), 3);
      return {
        refused: {
          en: `the download did not work: ${reason}`,
          zh: `下载失败：${reason}`,
        },
      };
    }
  }
  const pulumi = join(home, ...inHome);
  const asked = await run(pulumi, ["version"], { timeoutMs: 10_000 });
  const version = asked.code === 0 ? findVersion(asked.output) : undefined;
  if (version === undefined) {
    return {
      refused: {
        en: `${pulumi} does not run: ${asked.why}`,
        zh: `${pulumi} 无法运行：${asked.why}`,
      },
    };
  }
  const path = [dirname(node), dirname(pulumi)];
  return { engine: { kind: "vendor", pulumi, version, home, path, alicloud: alicloudVersion } };
}

/**
 * @param {{ home: string, cache: string, node: string, env: NodeJS.ProcessEnv, inHome: string[] }} options
 * @returns {Promise<string>} "" or why it did not work
 */
async function download({ home, cache, node, env, inHome }) {
  const launcher = join(`${home}.npm`);
  mkdirSync(launcher, { recursive: true });
  writeFileSync(join(launcher, "package.json"), '{"private":true}\n');
  const log = join(cache, "log", "npm-pulumi.log");
  await npm(["install", "--no-save", "--no-package-lock", `pulumi@${pulumiProvided}`], {
    cwd: launcher,
    cache,
    log,
    env,
  });
  const script = join(launcher, "node_modules", "pulumi", "run.js");
  const fetched = await run(node, [script, "version"], {
    env: {
      ...env,
      PULUMI_HOME: home,
      PULUMI_VERSION: pulumiProvided,
      PULUMI_SKIP_UPDATE_CHECK: "true",
    },
    log: join(cache, "log", "pulumi-download.log"),
    timeoutMs: downloadMs,
  });
  if (fetched.code !== 0) return `${fetched.why}: ${lastLines(fetched.output, 1)}`;
  return installAlicloud({ pulumi: join(home, ...inHome), home, env });
}
