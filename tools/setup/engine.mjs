// Which Pulumi engine is used: one on PATH, the vendor's download, or one built from Go modules.
import { builtEngine } from "./engine-built.mjs";
import { pathEngine } from "./engine-path.mjs";
import { vendorEngine } from "./engine-vendor.mjs";
import { alicloudVersion, goMinimum, pulumiMinimum } from "./facts.mjs";
import { SetupError } from "./text.mjs";

/** @typedef {import("./text.mjs").Text} Text */
/** @typedef {"path" | "vendor" | "built"} EngineKind */
/**
 * @typedef {object} Engine
 * @property {EngineKind} kind
 * @property {string} pulumi absolute path
 * @property {string} version
 * @property {string | null} home PULUMI_HOME; null = the user's own
 * @property {string[]} path folders to put in front of PATH
 * @property {string} alicloud version of the plugin
 */
/** @typedef {{ engine: Engine } | { refused: Text }} Attempt */
/** @typedef {{ kind: EngineKind, why: Text }} Refusal */
/**
 * @typedef {object} Surroundings
 * @property {string} root the clone
 * @property {string} cache
 * @property {string} node the Node.js that runs programs
 * @property {NodeJS.ProcessEnv} env
 * @property {import("./progress.mjs").Progress} progress
 */
/** @typedef {(surroundings: Surroundings) => Promise<Attempt>} Source */

/** @type {Record<EngineKind, Source>} */
const sources = { path: pathEngine, vendor: vendorEngine, built: builtEngine };
/** @type {EngineKind[]} */
const order = ["path", "vendor", "built"];

/**
 * The kind that ECS_TRANSFER_ENGINE asks for, if any.
 * @param {NodeJS.ProcessEnv} env
 * @returns {EngineKind | undefined}
 */
export function forcedKind(env) {
  const asked = env["ECS_TRANSFER_ENGINE"];
  if (!asked) return undefined;
  const kind = order.find((known) => known === asked);
  if (kind) return kind;
  throw new SetupError({
    en: `ECS_TRANSFER_ENGINE is "${asked}"; allowed are: ${order.join(", ")}, or unset.`,
    zh: `ECS_TRANSFER_ENGINE 的值是 "${asked}"；允许的值：${order.join("、")}，或不设置。`,
  });
}

/**
 * @param {Surroundings} surroundings
 * @param {Record<EngineKind, Source>} [from]
 * @returns {Promise<{ engine: Engine, refused: Refusal[] }>}
 */
export async function chooseEngine(surroundings, from = sources) {
  const forced = forcedKind(surroundings.env);
  /** @type {Refusal[]} */
  const refused = [];
  for (const kind of forced ? [forced] : order) {
    const attempt = await from[kind](surroundings);
    if ("engine" in attempt) return { engine: attempt.engine, refused };
    refused.push({ kind, why: attempt.refused });
  }
  throw new NoEngineError(refused);
}

export class NoEngineError extends SetupError {
  /** @param {Refusal[]} refused */
  constructor(refused) {
    super(noEngineText(refused));
    this.name = "NoEngineError";
    this.refused = refused;
  }
}

/**
 * @param {Refusal[]} refused
 * @returns {Text}
 */
function noEngineText(refused) {
  /** @param {"zh" | "en"} lang */
  const reasons = (lang) => refused.map(({ kind, why }) => `  - ${kind}: ${why[lang]}`).join("\n");
  return {
    en: `No Pulumi engine can be put in place here.
${reasons("en")}
Do one of these, then run: npm run setup
  - install Pulumi ${pulumiMinimum} or newer with its Node.js language host (https://www.pulumi.com/docs/install/) and: pulumi plugin install resource alicloud ${alicloudVersion}
  - install Go ${goMinimum} or newer (https://go.dev/dl/); the engine is then built from Go modules, once, in about 15 minutes`,
    zh: `本机无法准备 Pulumi 引擎。
${reasons("zh")}
请任选一种方法，然后运行：npm run setup
  - 安装 Pulumi ${pulumiMinimum} 或更高版本及其 Node.js 语言宿主（https://www.pulumi.com/docs/install/），并运行：pulumi plugin install resource alicloud ${alicloudVersion}
  - 安装 Go ${goMinimum} 或更高版本（https://go.dev/dl/）；引擎将由 Go 模块构建，只需一次，约 15 分钟`,
  };
}
