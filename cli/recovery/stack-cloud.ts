import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { openCloud, type Cloud, type CloudOptions } from "../../collectors/client.ts";
import { CredentialError } from "../../collectors/credentials.ts";
import { readAccount } from "../../collectors/identity.ts";
import { readInput } from "../../core/input/read-input.ts";
import { otherAccount } from "../../core/landing/destination.ts";
import { parseManifest, type Manifest } from "../../core/manifest/manifest.ts";
import { askStack, type StackAddress } from "../engine/stack.ts";
import { UserError } from "../user-error.ts";

const Config = z.record(
  z.string(),
  z.object({ value: z.string().optional(), objectValue: z.unknown().optional() }),
);
const Endpoints = z.array(z.object({ ecs: z.string().optional() }));

/** How the stack's own provider reaches its account, for this product's own calls. */
export async function stackCloudOptions(address: StackAddress): Promise<CloudOptions> {
  return cloudOptions(await configOf(address));
}

/**
 * The target account of a landing, to read from.
 * @throws UserError where the provider's key is of another account than the manifest's target: its empty lists would
 * say that nothing was ever created, and a refresh would forget everything that was
 */
export async function openStackCloud(address: StackAddress): Promise<Cloud> {
  const config = await configOf(address);
  const { source, target } = readManifest(address, config);
  const cloud = await openCloud(cloudOptions(config)).catch((error: unknown) => {
    throw error instanceof CredentialError ? new UserError(noKey) : error;
  });
  const account = await readAccount(cloud);
  if (account === target.account) return cloud;
  const accounts = { sourceAccount: source.account, targetAccount: target.account };
  throw new UserError(otherAccount(accounts, account));
}

async function configOf(address: StackAddress): Promise<z.output<typeof Config>> {
  return Config.parse(JSON.parse(await askStack(address, ["config", "--json"])));
}

function readManifest({ cwd }: StackAddress, config: z.output<typeof Config>): Manifest {
  const file = config["ecs-transfer:manifest"]?.value ?? "transfer.yaml";
  const text = readInput(file, (path) => readFileSync(resolve(cwd, path), "utf8"));
  const parsed = text.ok ? parseManifest(text.value, file) : text;
  if (!parsed.ok) throw UserError.of(parsed.errors);
  return parsed.value.manifest;
}

function cloudOptions(config: z.output<typeof Config>): CloudOptions {
  const environment = process.env;
  const region = config["alicloud:region"]?.value ?? environment["ALICLOUD_REGION"];
  if (region === undefined) {
    throw new UserError({
      en: "The stack names no region. Set it: pulumi config set alicloud:region REGION",
      zh: "stack 未设置地域。请设置：pulumi config set alicloud:region 地域",
    });
  }
  const endpoints = Endpoints.safeParse(config["alicloud:endpoints"]?.objectValue);
  const endpoint = endpoints.success ? endpoints.data[0]?.ecs : undefined;
  const protocol = config["alicloud:protocol"]?.value === "HTTP" ? "http" : "https";
  return {
    region,
    protocol,
    environment,
    ...credentialsOf(config, environment),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** A key in the environment goes before a profile, as it does for the provider. */
function credentialsOf(
  config: z.output<typeof Config>,
  environment: NodeJS.ProcessEnv,
): Pick<CloudOptions, "key" | "profile"> {
  const accessKeyId = environment["ALICLOUD_ACCESS_KEY"];
  const accessKeySecret = environment["ALICLOUD_SECRET_KEY"];
  const securityToken = environment["ALICLOUD_SECURITY_TOKEN"];
  if (accessKeyId !== undefined && accessKeySecret !== undefined) {
    const token = securityToken === undefined ? {} : { securityToken };
    return { key: { accessKeyId, accessKeySecret, ...token } };
  }
  const profile = config["alicloud:profile"]?.value ?? environment["ALICLOUD_PROFILE"];
  return profile === undefined ? {} : { profile };
}

const noKey = {
  en: "No usable key of the target account was found. Set ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY, or alicloud:profile in the stack's configuration.",
  zh: "没有找到可用的目标账号密钥。请设置 ALICLOUD_ACCESS_KEY 和 ALICLOUD_SECRET_KEY，或在 stack 配置中设置 alicloud:profile。",
};
