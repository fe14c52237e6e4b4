import type credentials from "@alicloud/credentials";

/** A key given by the caller instead of being looked up. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** Where the credentials come from; without `key` and `profile` the environment and then the SDK's own chain are asked. */
export interface CredentialOptions {
  readonly key?: AccessKey;
  /** A profile of `~/.aliyun/config.json`. */
  readonly profile?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** No credentials, or contradictory ones; `problem` says which, and nothing of what was read. */
export class CredentialError extends Error {
  readonly problem: "none" | "profile" | "two-keys";

  constructor(problem: CredentialError["problem"]) {
    super(`credentials: ${problem}`);
    this.name = "CredentialError";
    this.problem = problem;
  }
}

/** What the calls need of a credential: it may renew itself between two calls. */
export interface CredentialSource {
  readonly credential: credentials.default;
  /** The parts that must never be shown. */
  secrets(): Promise<readonly string[]>;
}

/**
 * The credentials to sign with, read once so that their absence shows before the first call.
 * @throws CredentialError without the cause: the SDK quotes the whole configuration file in one of its messages
 */
export async function openCredentials(options: CredentialOptions): Promise<CredentialSource> {
  const {
    CLIProfileCredentialsProvider,
    StaticAKCredentialsProvider,
    StaticSTSCredentialsProvider,
    default: sdk,
  } = await import("@alicloud/credentials");
  const key =
    options.key ??
    (options.profile === undefined ? keyOfEnvironment(options.environment ?? {}) : undefined);
  const build = (): credentials.default => {
    if (key?.securityToken !== undefined) {
      return new sdk.default(
        null,
        StaticSTSCredentialsProvider.builder()
          .withAccessKeyId(key.accessKeyId)
          .withAccessKeySecret(key.accessKeySecret)
          .withSecurityToken(key.securityToken)
          .build(),
      );
    }
    if (key !== undefined) {
      return new sdk.default(
        null,
        StaticAKCredentialsProvider.builder()
          .withAccessKeyId(key.accessKeyId)
          .withAccessKeySecret(key.accessKeySecret)
          .build(),
      );
    }
    if (options.profile !== undefined) {
      return new sdk.default(
        null,
        CLIProfileCredentialsProvider.builder().withProfileName(options.profile).build(),
      );
    }
    return new sdk.default();
  };
  try {
    const credential = build();
    await credential.getCredential();
    return { credential, secrets: () => secretsOf(credential) };
  } catch {
    throw new CredentialError(options.profile === undefined ? "none" : "profile");
  }
}

async function secretsOf(credential: credentials.default): Promise<readonly string[]> {
  const model: Partial<credentials.CredentialModel> = await credential.getCredential();
  // An empty string would be found everywhere.
  return [model.accessKeySecret ?? "", model.securityToken ?? ""].filter((secret) => secret !== "");
}

/**
 * The key in the environment under the SDKs' names or the Pulumi provider's.
 * Two different keys are refused: one of them may belong to the other account of the transfer.
 */
function keyOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): AccessKey | undefined {
  const found = [
    keyUnder(
      environment,
      "ALIBABA_CLOUD_ACCESS_KEY_ID",
      "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
      "ALIBABA_CLOUD_SECURITY_TOKEN",
    ),
    keyUnder(environment, "ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"),
  ].filter((key) => key !== undefined);
  if (new Set(found.map((key) => key.accessKeyId)).size > 1) throw new CredentialError("two-keys");
  return found[0];
}

function keyUnder(
  environment: Readonly<Record<string, string | undefined>>,
  ...names: readonly [id: string, secret: string, token: string]
): AccessKey | undefined {
  const [accessKeyId = "", accessKeySecret = "", securityToken = ""] = names.map(
    (name) => environment[name],
  );
  if (accessKeyId === "" || accessKeySecret === "") return undefined;
  return { accessKeyId, accessKeySecret, ...(securityToken === "" ? {} : { securityToken }) };
}
