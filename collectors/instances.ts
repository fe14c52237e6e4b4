import { InstanceFacts } from "../core/facts/instance.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe, Unknown } from "../core/unknown.ts";
import { attempt } from "./attempt.ts";
import type { Cloud } from "./client.ts";
import { CloudError } from "./cloud-error.ts";
import { InstancesPage } from "./instance-form.ts";
import { toRecord } from "./instance-record.ts";
import type { InstanceRecord } from "./instance-record.ts";
import { inBatches, readByToken } from "./pages.ts";

/** Instances that the listing showed, and ids that were asked for and not returned, with every fact unknown. */
export interface ListedInstances {
  readonly seen: readonly InstanceRecord[];
  readonly unseen: readonly InstanceFacts[];
}

/** Ids in one call of DescribeInstances, and records on one page. */
const most = 100;

/** Every instance of the region; `unknown` where the listing is refused, or is empty because the caller may not see it. */
export async function collectAllInstances(
  cloud: Cloud,
  onPage: (count: number) => void,
): Promise<Maybe<ListedInstances>> {
  const seen = await attempt(() => listInstances(cloud, {}, onPage));
  if (isUnknown(seen)) return seen;
  const refused = seen.length === 0 ? await whyEmpty(cloud) : undefined;
  return refused ?? { seen, unseen: [] };
}

/**
 * The instances with these ids.
 * An id that was not returned keeps its place with every fact unknown: it may be in another region or account,
 * or hidden from the caller; nothing proves that it is gone.
 */
export async function collectInstances(
  cloud: Cloud,
  ids: readonly string[],
  onPage: (count: number) => void,
): Promise<ListedInstances> {
  const reasons = new Map<string, string>();
  const batches = await Promise.all(
    inBatches(ids, most).map(async (batch) => {
      const filter = { InstanceIds: JSON.stringify(batch) };
      const records = await attempt(() => listInstances(cloud, filter, () => undefined));
      onPage(batch.length);
      if (!isUnknown(records)) return records;
      for (const id of batch) reasons.set(id, records.unknown);
      return [];
    }),
  );
  const seen = batches.flat();
  const returned = new Set(seen.map((record) => record.id));
  const missing = ids.filter((id) => !returned.has(id));
  const silent = missing.some((id) => !reasons.has(id));
  const reason = silent ? ((await whyEmpty(cloud))?.unknown ?? notReturned) : notReturned;
  return { seen, unseen: missing.map((id) => unseen(id, reasons.get(id) ?? reason)) };
}

/** Instances by a filter of DescribeInstances, 100 a page. */
export async function listInstances(
  cloud: Cloud,
  filter: Readonly<Record<string, string>>,
  onPage: (count: number) => void,
): Promise<InstanceRecord[]> {
  const parameters = { RegionId: cloud.region, MaxResults: most, ...filter };
  const pages = await readByToken(cloud, "DescribeInstances", parameters, InstancesPage, (page) => {
    onPage(page.Instances.Instance.length);
  });
  const records = pages.flatMap((page) => page.Instances.Instance.map(toRecord));
  // An instance that moves between pages while they are read is listed twice.
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/** Why an id that was asked for is not in the answer, where the dry run says that the call is allowed. */
const notReturned =
  "NotListed: asked for and not returned although the call is allowed (another region or account, released, or outside what the permission covers)";

/**
 * Whether an empty listing means that the caller may not list: DescribeInstances then answers an empty list and no error.
 * A dry run tells the two apart: `DryRunOperation` where the call is allowed.
 */
async function whyEmpty(cloud: Cloud): Promise<Unknown | undefined> {
  const probe = await attempt(async () => {
    try {
      await cloud.call("DescribeInstances", { RegionId: cloud.region, DryRun: true });
    } catch (error) {
      if (!(error instanceof CloudError && error.kind === "request")) throw error;
    }
    return "allowed" as const;
  });
  return probe === "allowed" ? undefined : probe;
}

function unseen(id: string, reason: string): InstanceFacts {
  const facts = Object.keys(InstanceFacts.shape).map((name) => [name, { unknown: reason }]);
  return InstanceFacts.parse({ ...Object.fromEntries(facts), id });
}
