import { z } from "zod";
import { openCloud, type Cloud, type CloudOptions } from "../../collectors/client.ts";
import { askStack, type StackAddress } from "../engine/stack.ts";
import { UserError } from "../user-error.ts";

const Value = z.object({ value: z.string().optional(), objectValue: z.unknown().optional() });
const Endpoints = z.array(z.object({ ecs: z.string().optional() }));

/** How the stack's own provider reaches its account, for this product's own calls. */
export async function stackCloudOptions(address: StackAddress): Promise<CloudOptions> {
  const config = z
    .record(z.string(), Value)
    .parse(JSON.parse(await askStack(address, ["config", "--json"])));
  const region = config["alicloud:region"]?.value ?? process.env["ALICLOUD_REGION"];
  if (region === undefined) {
    throw new UserError({
      en: "The stack names no region. Set it: pulumi config set alicloud:region REGION",
      zh: "stack 未设置地域。请设置：pulumi config set alicloud:region 地域",
    });
  }
  const endpoints = Endpoints.safeParse(config["alicloud:endpoints"]?.objectValue);
  const endpoint = endpoints.success ? endpoints.data[0]?.ecs : undefined;
  const protocol = config["alicloud:protocol"]?.value === "HTTP" ? "http" : "https";
  const accessKeyId = process.env["ALICLOUD_ACCESS_KEY"];
  const accessKeySecret = process.env["ALICLOUD_SECRET_KEY"];
  const securityToken = process.env["ALICLOUD_SECURITY_TOKEN"];
  const key =
    accessKeyId === undefined || accessKeySecret === undefined
      ? {}
      : {
          key: {
            accessKeyId,
            accessKeySecret,
            ...(securityToken === undefined ? {} : { securityToken }),
          },
        };
  return {
    region,
    protocol,
    environment: process.env,
    ...key,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** The account of the stack's provider, to read from. */
export async function openStackCloud(address: StackAddress): Promise<Cloud> {
  return openCloud(await stackCloudOptions(address));
}
