import { basename, join } from "node:path";
import { say, SetupError } from "./text.mjs";
import { lastLines, run } from "./run.mjs";

/**
 * How npm is started here: the very npm that runs us, if one does.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, before: string[] }}
 */
export function npmCommand(env = process.env) {
  const own = env["npm_execpath"] ?? "";
  if (basename(own) === "npm-cli.js") return { command: process.execPath, before: [own] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", before: [] };
}

/**
 * Runs npm; throws a SetupError with the end of its output when it fails.
 * @param {string[]} args
 * @param {{ cwd: string, cache: string, log: string, env?: NodeJS.ProcessEnv }} options
 */
export async function npm(args, { cwd, cache, log, env = process.env }) {
  const { command, before } = npmCommand(env);
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const outcome = await run(
    command,
    [...before, ...args, ...quiet, "--ignore-scripts", "--prefix", cwd],
    {
      cwd,
      log,
      env: {
        ...env,
        // npm's own cache and logs would lie outside the cache folder.
        npm_config_cache: join(cache, "npm"),
        npm_config_prefer_offline: "true",
        npm_config_dry_run: "false",
      },
    },
  );
  if (outcome.code === 0) return;
  throw new SetupError(
    {
      en: `npm ${args[0]} failed (${outcome.why}). The full log is in ${log}. Check the network or your npm registry setting, then run: npm run setup`,
      zh: `npm ${args[0]} 失败（${outcome.why}）。完整日志：${log}。请检查网络或 npm 源设置，然后重新运行：npm run setup`,
    },
    lastLines(outcome.output) || say({ en: "(no output)", zh: "（无输出）" }),
  );
}
