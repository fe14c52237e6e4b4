import sdk, { $OpenApiUtil } from "@alicloud/openapi-core";
import { RuntimeOptions } from "@darabonba/typescript";
import type { Simulator } from "../../../simulator/server.ts";

/** One call to a simulated account behind everybody's back, as its owner would make it in the console. */
export async function callCloud(
  simulator: Simulator,
  account: string,
  action: string,
  query: Readonly<Record<string, string>>,
  version = "2014-05-26",
): Promise<void> {
  const accessKeyId = simulator.accounts.find(({ name }) => name === account)?.accessKeyId;
  if (accessKeyId === undefined) throw new Error(`the world has no account ${account}`);
  const client = new sdk.default(
    new $OpenApiUtil.Config({
      accessKeyId,
      accessKeySecret: "not-a-real-secret",
      endpoint: simulator.endpoint,
      protocol: "HTTP",
      connectTimeout: 10_000,
      readTimeout: 10_000,
    }),
  );
  const form = { protocol: "HTTPS", pathname: "/", method: "POST", authType: "AK", style: "RPC" };
  await client.callApi(
    new $OpenApiUtil.Params({
      ...form,
      action,
      version,
      reqBodyType: "formData",
      bodyType: "json",
    }),
    new $OpenApiUtil.OpenApiRequest({ query: { RegionId: "cn-hangzhou", ...query } }),
    new RuntimeOptions({}),
  );
}
