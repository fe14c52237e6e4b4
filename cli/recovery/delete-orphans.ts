import type { LandedResource } from "../../collectors/landed.ts";
import { openCredentials } from "../../collectors/credentials.ts";
import type { StackAddress } from "../engine/stack.ts";
import { stackCloudOptions } from "./stack-cloud.ts";

/** The only calls of this product that delete something, in the order in which one lets go of the next. */
const deletions = [
  {
    kind: "security-group",
    product: "ecs",
    version: "2014-05-26",
    action: "DeleteSecurityGroup",
    parameter: "SecurityGroupId",
  },
  {
    kind: "vswitch",
    product: "vpc",
    version: "2016-04-28",
    action: "DeleteVSwitch",
    parameter: "VSwitchId",
  },
  { kind: "vpc", product: "vpc", version: "2016-04-28", action: "DeleteVpc", parameter: "VpcId" },
] as const;

/**
 * Deletes what an interrupted landing left, one after the other: groups, vSwitches, VPCs.
 * The service itself refuses what is in use (DependencyViolation), and the refusal is passed on.
 */
export async function deleteOrphans(
  address: StackAddress,
  orphans: readonly LandedResource[],
): Promise<void> {
  const [options, { default: sdk, $OpenApiUtil }, { RuntimeOptions }] = await Promise.all([
    stackCloudOptions(address),
    import("@alicloud/openapi-core"),
    import("@darabonba/typescript"),
  ]);
  const { credential } = await openCredentials(options);
  for (const { kind, product, version, action, parameter } of deletions) {
    const client = new sdk.default(
      new $OpenApiUtil.Config({
        credential,
        regionId: options.region,
        endpoint: options.endpoint ?? `${product}.${options.region}.aliyuncs.com`,
        protocol: (options.protocol ?? "https").toUpperCase(),
        connectTimeout: 30_000,
        readTimeout: 30_000,
      }),
    );
    const form = {
      action,
      version,
      protocol: "HTTPS",
      pathname: "/",
      method: "POST",
      authType: "AK",
      style: "RPC",
    };
    for (const { id } of orphans.filter((orphan) => orphan.kind === kind)) {
      await client.callApi(
        new $OpenApiUtil.Params({ ...form, reqBodyType: "formData", bodyType: "json" }),
        new $OpenApiUtil.OpenApiRequest({ query: { RegionId: options.region, [parameter]: id } }),
        new RuntimeOptions({}),
      );
    }
  }
}
