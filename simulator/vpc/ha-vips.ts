import { invalidParameter } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { list, matches, objects, text, type Params } from "../params.ts";
import { hasTags, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { HaVip } from "../state-surroundings.ts";

/** What `Filter.N.Key` may be. */
const FILTERS: Readonly<Record<string, (haVip: HaVip) => string>> = {
  VpcId: ({ vpcId }) => vpcId,
  VSwitchId: ({ vSwitchId }) => vSwitchId,
  Status: statusOf,
  HaVipId: ({ id }) => id,
  HaVipAddress: ({ ipAddress }) => ipAddress,
};

/** DescribeHaVips: 10 a page, at most 50; up to five filters with up to five values each. */
export function describeHaVips(call: Call): Answer {
  const { params, account } = call;
  const filters = filtersOf(params);
  const rows = inRegion(account.surroundings.haVips, regionOf(call)).filter(
    (haVip) =>
      filters.every((accepts) => accepts(haVip)) &&
      matches(params, "ResourceGroupId", haVip.resourceGroupId) &&
      hasTags(params, haVip, "Tags"),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    HaVips: { HaVip: page.rows.map((haVip) => haVipRow(call, haVip)) },
  };
}

function filtersOf(params: Params): ((haVip: HaVip) => boolean)[] {
  return objects(params, "Filter", 5).map((filter) => {
    const key = text(filter, "Key");
    const field = new Map(Object.entries(FILTERS)).get(key);
    if (field === undefined) throw invalidParameter("Filter.N.Key", `"${key}" is no filter`);
    const values = list(filter, "Value", 5);
    return (haVip) => values.includes(field(haVip));
  });
}

function statusOf({ associatedIds }: HaVip): string {
  return associatedIds.length === 0 ? "Available" : "InUse";
}

function haVipRow(call: Call, haVip: HaVip): Answer {
  const eips = [...call.account.eips.values()].filter(({ instanceId }) => instanceId === haVip.id);
  return {
    HaVipId: haVip.id,
    Name: haVip.name,
    Description: haVip.description,
    RegionId: haVip.regionId,
    VpcId: haVip.vpcId,
    VSwitchId: haVip.vSwitchId,
    IpAddress: haVip.ipAddress,
    Status: statusOf(haVip),
    ChargeType: "",
    CreateTime: toSecond(haVip.createdAt),
    AssociatedInstanceType: haVip.associatedType,
    MasterInstanceId: haVip.masterId,
    // The API itself begins these two in small letters.
    AssociatedInstances: { associatedInstance: haVip.associatedIds },
    AssociatedEipAddresses: { associatedEipAddresse: eips.map(({ ipAddress }) => ipAddress) },
    ResourceGroupId: haVip.resourceGroupId,
    Tags: vpcTags(haVip),
  };
}
