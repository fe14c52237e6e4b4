import { z } from "zod";
import { openCloud, type CloudOptions } from "../../collectors/client.ts";
import { toFailure } from "../../collectors/cloud-error.ts";
import { openCredentials } from "../../collectors/credentials.ts";
import type { LandedResource } from "../../collectors/landed.ts";
import { inBatches, readByToken } from "../../collectors/pages.ts";
import { products, rpcStyle } from "../../collectors/products.ts";
import type { StackAddress } from "../engine/stack.ts";
import { printable } from "../../core/printable.ts";
import { UserError } from "../user-error.ts";
import { stackCloudOptions } from "./stack-cloud.ts";

/** The calls of this product that delete a resource, in the order in which one lets go of the next. */
const deletions = [
  {
    kind: "security-group",
    product: "ecs",
    action: "DeleteSecurityGroup",
    parameter: "SecurityGroupId",
  },
  { kind: "prefix-list", product: "ecs", action: "DeletePrefixList", parameter: "PrefixListId" },
  { kind: "vswitch", product: "vpc", action: "DeleteVSwitch", parameter: "VSwitchId" },
  { kind: "vpc", product: "vpc", action: "DeleteVpc", parameter: "VpcId" },
] as const;

/** @throws what the cloud refuses it with */
type Send = (
  product: "ecs" | "vpc",
  action: string,
  query: Readonly<Record<string, string>>,
) => Promise<void>;

/**
 * Deletes what an interrupted landing left, one after the other: groups, prefix lists, vSwitches, VPCs.
 * @throws UserError at the first that is refused, such as one in use (DependencyViolation); those before it are gone
 */
export async function deleteOrphans(
  address: StackAddress,
  orphans: readonly LandedResource[],
): Promise<void> {
  const options = await stackCloudOptions(address);
  const send = await senderOf(options);
  const idsOf = (wanted: LandedResource["kind"]) =>
    orphans.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  await releaseGroups(options, send, idsOf("security-group"));
  for (const { kind, product, action, parameter } of deletions) {
    for (const id of idsOf(kind)) {
      await send(product, action, { [parameter]: id }).catch((error: unknown) => {
        throw refused(id, action, error);
      });
    }
  }
}

async function senderOf(options: CloudOptions): Promise<Send> {
  const [{ default: sdk, $OpenApiUtil }, { RuntimeOptions }] = await Promise.all([
    import("@alicloud/openapi-core"),
    import("@darabonba/typescript"),
  ]);
  const { credential } = await openCredentials(options);
  return async (product, action, query) => {
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
    await client.callApi(
      new $OpenApiUtil.Params({ action, version: products[product].version, ...rpcStyle }),
      new $OpenApiUtil.OpenApiRequest({ query: { RegionId: options.region, ...query } }),
      new RuntimeOptions({}),
    );
  };
}

const RulePage = z.object({
  Permissions: z.object({
    Permission: z.array(
      z.object({
        SecurityGroupRuleId: z.string(),
        Direction: z.string(),
        SourceGroupId: z.string().default(""),
        DestGroupId: z.string().default(""),
      }),
    ),
  }),
});

/** Most that one call revokes. */
const rulesPerCall = 100;

/**
 * Takes out of groups the rules that name one of them: the cloud deletes no group that a rule of another one names, so
 * that groups which name each other would hold each other for ever.
 */
async function releaseGroups(
  options: CloudOptions,
  send: Send,
  groups: readonly string[],
): Promise<void> {
  if (groups.length < 2) return;
  const cloud = await openCloud(options);
  for (const group of groups) {
    const parameters = {
      ...{ RegionId: cloud.region, SecurityGroupId: group },
      ...{ Direction: "all", MaxResults: 1000 },
    };
    const pages = await readByToken(cloud, "DescribeSecurityGroupAttribute", parameters, RulePage);
    const naming = pages
      .flatMap(({ Permissions }) => Permissions.Permission)
      .filter(({ SourceGroupId, DestGroupId }) =>
        [SourceGroupId, DestGroupId].some((named) => named !== group && groups.includes(named)),
      );
    for (const [direction, rules] of Map.groupBy(naming, ({ Direction }) => Direction)) {
      const action = direction === "egress" ? "RevokeSecurityGroupEgress" : "RevokeSecurityGroup";
      for (const batch of inBatches(rules, rulesPerCall)) {
        const query = Object.fromEntries(
          batch.map(({ SecurityGroupRuleId: id }, index): [string, string] => [
            `SecurityGroupRuleId.${String(index + 1)}`,
            id,
          ]),
        );
        await send("ecs", action, { SecurityGroupId: group, ...query }).catch((error: unknown) => {
          throw refused(group, action, error);
        });
      }
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
