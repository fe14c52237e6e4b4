import type { LandedResource } from "../../collectors/landed.ts";
import { toFailure } from "../../collectors/cloud-error.ts";
import { openCredentials } from "../../collectors/credentials.ts";
import type { StackAddress } from "../engine/stack.ts";
import { printable } from "../../core/printable.ts";
import { UserError } from "../user-error.ts";
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
 * @throws UserError at the first that is refused, such as one in use (DependencyViolation); those before it are gone
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
      const query = { RegionId: options.region, [parameter]: id };
      await client
        .callApi(
          new $OpenApiUtil.Params({ ...form, reqBodyType: "formData", bodyType: "json" }),
          new $OpenApiUtil.OpenApiRequest({ query }),
          new RuntimeOptions({}),
        )
        .catch((error: unknown) => {
          throw refused(id, action, error);
        });
    }
  }
}

function refused(id: string, action: string, error: unknown): UserError {
  const { code, message } = toFailure(error);
  const said = printable(`${action} → ${code}: ${message}`);
  return new UserError({
    en: `${id} was not deleted (${said}). Settle that, then run recover again.`,
    zh: `${id} 未删除（${said}）。解决后请再次运行 recover。`,
  });
}
