import type { Answer, Call, Product } from "./call.ts";
import { badRequest } from "./errors.ts";
import { objects, required, text } from "./params.ts";
import type { Account } from "./state.ts";

/** Quota Center, 2020-05-10. */
export const quotas: Product = {
  name: "Quotas",
  version: "2020-05-10",
  actions: { GetProductQuota: getProductQuota },
};

/** The quotas of ECS that the simulator knows, with their documented defaults. */
const DEFAULTS: ReadonlyMap<string, { name: string; limit: number }> = new Map([
  [
    "q_vpc-normal-security-group-ip-count",
    {
      name: "Maximum Number of Private IP Addresses in a Basic Security Group of a VPC",
      limit: 6000,
    },
  ],
  ["q_security-groups", { name: "Maximum Number of Security Groups", limit: 100 }],
]);

/** What an account has of a quota of ECS: what the world says, or the documented default. */
export function quotaOf(account: Account, code: string): number {
  return account.services.quotas.get(code) ?? DEFAULTS.get(code)?.limit ?? Infinity;
}

/** GetProductQuota: the quotas of ECS have one dimension, the region. */
function getProductQuota(call: Call): Answer {
  const { params, account } = call;
  if (text(params, "ProductCode") === "")
    throw badRequest("MissingProductCode", "ProductCode is missing");
  const code = required(params, "QuotaActionCode");
  const known = DEFAULTS.get(code);
  if (text(params, "ProductCode") !== "ecs" || known === undefined)
    throw badRequest("QUOTA.NOT.FOUND", "The quota does not exist.");
  const regionId = dimensionOf(call);
  return {
    Quota: {
      ProductCode: "ecs",
      QuotaActionCode: code,
      QuotaName: known.name,
      QuotaDescription: known.name,
      QuotaCategory: "CommonQuota",
      QuotaType: "normal",
      QuotaArn: `acs:quotas:${regionId}:${account.accountId}:quota/ecs/${code}/${regionId}`,
      QuotaUnit: "Count",
      Dimensions: { regionId },
      TotalQuota: quotaOf(account, code),
      Adjustable: true,
      Consumable: false,
      GlobalQuota: false,
    },
  };
}

function dimensionOf({ params, regions }: Call): string {
  const dimensions = objects(params, "Dimensions");
  if (dimensions.some((dimension) => text(dimension, "Key") !== "regionId"))
    throw badRequest(
      "QUOTA.DIMENSION.UNSUPPORT",
      "The entered quota dimension key is not supported.",
    );
  const [region] = dimensions;
  if (region === undefined)
    throw badRequest(
      "QUOTA.DIMENSION.MISS",
      "The entered quota dimension is incomplete,Please complete the dimension.",
    );
  const regionId = text(region, "Value");
  if (!regions.some((known) => known.regionId === regionId))
    throw badRequest(
      "QUOTA.DIMENSION.VALUE.UNSUPPORT",
      "The entered quota dimension value is not supported.",
    );
  return regionId;
}
