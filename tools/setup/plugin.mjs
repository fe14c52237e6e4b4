// The provider plugin of Alibaba Cloud, where a vendor-made pulumi wants it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { alicloudVersion } from "./facts.mjs";
import { lastLines, run } from "./run.mjs";

const pluginInstallMs = 600_000;
const probeMs = 4_000;

/** @param {string} home a PULUMI_HOME */
export function hasAlicloud(home) {
  const folder = join(home, "plugins", `resource-alicloud-v${alicloudVersion}`);
  return existsSync(folder) && !existsSync(`${folder}.partial`);
}

/** Whether the vendor's download site answers within seconds. */
export async function vendorAnswers(url = "https://get.pulumi.com/") {
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(probeMs) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs the plugin into a PULUMI_HOME by the given pulumi.
 * @param {{ pulumi: string, home: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} "" or why it did not work
 */
export async function installAlicloud({ pulumi, home, env }) {
  const args = ["plugin", "install", "resource", "alicloud", alicloudVersion];
  const outcome = await run(pulumi, args, {
    env: { ...env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutMs: pluginInstallMs,
  });
  if (outcome.code === 0 && hasAlicloud(home)) return "";
  return lastLines(outcome.output, 1) || outcome.why || "the plugin is not where it was to be put";
}
