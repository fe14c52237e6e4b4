import { z } from "zod";
import type { Text } from "../core/text.ts";

/** Where the provider calls; who it is comes from the environment, never from here. */
export interface Settings {
  /** Default of a resource's `region`. */
  readonly region?: string | undefined;
  /** `host[:port]` of ECS. @default the region's own */
  readonly endpoint?: string | undefined;
  /** @default "https" */
  readonly protocol?: "http" | "https" | undefined;
  /** A profile of `~/.aliyun/config.json`. @default the keys in the environment */
  readonly profile?: string | undefined;
}

/** The stack's own keys reach the default provider too (`ecs-transfer:manifest`), so others are left aside. */
const Configured = z.object({
  region: z.string().optional(),
  endpoint: z.string().optional(),
  protocol: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(["http", "https"]))
    .optional(),
  profile: z.string().optional(),
});

const secretNames = ["accessKey", "secretKey", "securityToken"];

/** A field of the configuration that cannot be used. */
export interface SettingProblem {
  readonly field: string;
  readonly reason: Text;
}

/** What is wrong with a configuration, all at once; it may hold unknown values, which are not judged. */
export function settingProblems(
  config: Readonly<Record<string, unknown>>,
  unknown: string,
): SettingProblem[] {
  const secrets = secretNames.filter((name) => name in config);
  const read = Configured.safeParse(config);
  const wrong = read.success
    ? []
    : read.error.issues
        .map((issue) => String(issue.path[0]))
        .filter((field) => config[field] !== unknown);
  return [
    ...secrets.map((field) => ({
      field,
      reason: {
        en: "keys come from the environment, as the alicloud provider reads them, so that none enters the state",
        zh: "密钥取自环境变量，与 alicloud provider 相同，不写入状态",
      },
    })),
    ...wrong.map((field) => ({
      field,
      reason: { en: "not a value that this setting takes", zh: "不是该配置项可用的值" },
    })),
  ];
}

/**
 * The settings of a checked configuration, with region and profile of the environment where it names none.
 * A key in the environment comes before a profile, as it does for the alicloud provider: both have to act as one account.
 */
export function readSettings(
  config: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const { profile, region, ...others } = Configured.parse(config);
  const [named, where] = ["PROFILE", "REGION"].map(
    (name) => environment[`ALICLOUD_${name}`] ?? environment[`ALIBABA_CLOUD_${name}`],
  );
  const hasKey = ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID"].some(
    (name) => (environment[name] ?? "") !== "",
  );
  return { ...others, region: region ?? where, profile: hasKey ? undefined : (profile ?? named) };
}
