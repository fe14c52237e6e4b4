import { readFileSync } from "node:fs";
import { openCloud } from "../collectors/client.ts";
import type { Cloud, CloudOptions } from "../collectors/client.ts";
import { CloudError, UnexpectedAnswerError } from "../collectors/cloud-error.ts";
import { CredentialError } from "../collectors/credentials.ts";
import { printable } from "../core/printable.ts";
import type { Text } from "../core/text.ts";
import type { CloudFlags } from "./commands/cloud-flags.ts";
import { UserError } from "./user-error.ts";

/**
 * The cloud that the options and the environment name.
 * The protocol is https but for an endpoint on this machine.
 * @throws UserError for a region or an endpoint that cannot be one, and for missing or contradictory credentials
 */
export async function cloudOf(
  flags: CloudFlags,
  environment: Readonly<Record<string, string | undefined>>,
  hooks: Pick<CloudOptions, "onRetry" | "sleep"> = {},
): Promise<Cloud> {
  const region = regionOf(
    flags.region ?? environment["ALICLOUD_REGION"] ?? environment["ALIBABA_CLOUD_REGION"],
  );
  const { endpoint, profile } = flags;
  const local = endpoint !== undefined && isLocal(checkedEndpoint(endpoint));
  try {
    return await openCloud({
      ...hooks,
      environment,
      region,
      protocol: flags.protocol ?? (local ? "http" : "https"),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(profile === undefined ? {} : { profile }),
      ...(flags.caFile === undefined ? {} : { ca: readCa(flags.caFile) }),
      // Nobody else works in a cloud on this machine, so that its limits need no sharing.
      ...(local ? { callsPerSecond: Infinity } : {}),
    });
  } catch (error) {
    throw asUserError(error, flags);
  }
}

/** What went wrong, in words for the person at the terminal; errors of other kinds come back as they are. */
export function asUserError(error: unknown, flags: CloudFlags): unknown {
  if (error instanceof CredentialError)
    return new UserError(credentialTexts(flags.profile)[error.problem]);
  if (error instanceof CloudError) return new UserError(cloudText(error, flags));
  if (error instanceof UnexpectedAnswerError) {
    const said = printable(error.message);
    return new UserError({
      zh: `云的回答与文档不符（这不是您的错误，请报告此问题）：${said}`,
      en: `The cloud answered in an undocumented form (not your mistake: please report it). ${said}`,
    });
  }
  return error;
}

function credentialTexts(profile = ""): Record<CredentialError["problem"], Text> {
  return {
    none: {
      zh: "没有找到凭据。请设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET，或用 --profile 指定 ~/.aliyun/config.json 中的配置。",
      en: "No credentials found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or name a profile of ~/.aliyun/config.json with --profile.",
    },
    profile: {
      zh: `--profile ${profile}：无法使用 ~/.aliyun/config.json 中的这一配置。请检查文件是否存在、是否为 JSON、是否有此名称。`,
      en: `--profile ${profile}: this profile of ~/.aliyun/config.json cannot be used. Check that the file exists, is JSON and has a profile of that name.`,
    },
    "two-keys": {
      zh: "环境中有两个不同的密钥：ALIBABA_CLOUD_ACCESS_KEY_ID 与 ALICLOUD_ACCESS_KEY。请只保留要读取的账号的那一个，或用 --profile。",
      en: "The environment holds two different keys: ALIBABA_CLOUD_ACCESS_KEY_ID and ALICLOUD_ACCESS_KEY. Keep the one of the account to read, or use --profile.",
    },
  };
}

function cloudText(error: CloudError, { endpoint }: CloudFlags): Text {
  const said = `${error.action} → ${printable(error.message)}`;
  const advice: Record<CloudError["kind"], Text> = {
    key: error.code.startsWith("InvalidTimeStamp")
      ? { zh: "本机时钟不准。请校准时钟。", en: "This machine's clock is wrong: set it right." }
      : {
          zh: "凭据未被接受。请检查密钥是否存在、已启用、未过期。",
          en: "The credentials are not accepted: check that the key exists, is active and has not expired.",
        },
    region: { zh: "地域不正确。请检查 --region。", en: "The region is not right: check --region." },
    denied: {
      zh: "没有权限。用 inventory --ram-policy 查看所需权限。",
      en: "Permission is missing: see inventory --ram-policy for what is needed.",
    },
    throttled: {
      zh: "调用过于频繁，等待后仍被限流。请稍后再试。",
      en: "The calls stayed throttled after waiting: try again later.",
    },
    server: {
      zh: "服务端出错，重试后仍失败。请稍后再试。",
      en: "The service failed, also when asked again: try again later.",
    },
    unreadable: {
      zh: `${error.endpoint} 的回答不是 JSON。请检查 --endpoint 和代理。`,
      en: `${error.endpoint} does not answer JSON: check --endpoint and any proxy in between.`,
    },
    timeout: {
      zh: `${error.endpoint} 没有及时回答。请检查网络。`,
      en: `${error.endpoint} did not answer in time: check the network.`,
    },
    unreachable:
      error.code === "ENOTFOUND" && endpoint === undefined
        ? {
            zh: `找不到 ${error.endpoint}。请检查 --region 的拼写和网络。`,
            en: `${error.endpoint} is not found: check the spelling of --region, and the network.`,
          }
        : {
            zh: `无法连接 ${error.endpoint}。请检查 --endpoint、--protocol 和网络。`,
            en: `${error.endpoint} cannot be reached: check --endpoint, --protocol and the network.`,
          },
    certificate: {
      zh: `与 ${error.endpoint} 的 TLS 连接失败。请检查 --protocol 和 --ca-file。`,
      en: `TLS to ${error.endpoint} failed: check --protocol and --ca-file.`,
    },
    request: { zh: "请求被拒绝。", en: "The request was refused." },
  };
  const { zh, en } = advice[error.kind];
  return { zh: `${zh}（${said}）`, en: `${en} (${said})` };
}

function regionOf(region: string | undefined): string {
  if (region === undefined || region === "") {
    throw new UserError({
      zh: "没有指定地域。请用 --region，如 --region cn-hangzhou。",
      en: "No region is named. Use --region, such as --region cn-hangzhou.",
    });
  }
  // The region becomes part of host names, so nothing but a region may pass.
  if (/^[a-z]{2,}(?:-[a-z0-9]+)+$/.test(region)) return region;
  throw new UserError({
    zh: `--region ${printable(region)}：不是地域。应如 cn-hangzhou、ap-southeast-1。`,
    en: `--region ${printable(region)}: not a region. It looks like cn-hangzhou or ap-southeast-1.`,
  });
}

function checkedEndpoint(endpoint: string): string {
  if (/^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(endpoint)) return endpoint;
  throw new UserError({
    zh: `--endpoint ${printable(endpoint)}：应为 主机 或 主机:端口，不带 http://，如 127.0.0.1:8080。`,
    en: `--endpoint ${printable(endpoint)}: give HOST or HOST:PORT without http://, such as 127.0.0.1:8080.`,
  });
}

function isLocal(endpoint: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+)(?::\d+)?$/.test(endpoint);
}

function readCa(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError({
      zh: `--ca-file ${printable(file)}：无法读取该文件。`,
      en: `--ca-file ${printable(file)}: the file cannot be read.`,
    });
  }
}
