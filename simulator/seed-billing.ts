import { attempt, claim, refusal, regionOf, type Seed } from "./seed-steps.ts";
import type { WorldOrder } from "./world-billing.ts";
import type { WorldAccount } from "./world-schema.ts";
import { resolveTime } from "./world-values.ts";

/** What never ends ends after a hundred years, as in the answers of the API. */
const FOR_EVER = 100;

export function seedBilling(seed: Seed, given: WorldAccount): void {
  const { account, start } = seed;
  const { services } = account;
  services.fundAccount = { ...given.fundAccount, uncleared: given.uncleared };
  for (const [index, source] of given.orders.entries())
    attempt(seed, ["orders", index], () => {
      seedOrder(seed, source);
    });
  for (const [index, source] of given.financialRelations.entries())
    attempt(seed, ["financialRelations", index], () => {
      if (source.partner === account.accountId)
        throw refusal("an account has no financial relation with itself");
      services.financialRelations.push({
        id: index + 1,
        type: source.type,
        role: source.role,
        state: source.state,
        partnerId: source.partner,
        startedAt: resolveTime(source.createdAt, start),
      });
    });
  const directory = given.resourceDirectory;
  if (directory === undefined) return;
  const suffix = account.accountId.slice(-6);
  services.resourceDirectory = {
    id: directory.id ?? `rd-${suffix}`,
    masterAccountId: directory.masterAccountId ?? account.accountId,
    masterAccountName: directory.masterAccountName,
    rootFolderId: `r-${suffix}`,
    identityInformation: directory.identity,
    createdAt: resolveTime(directory.createdAt, start),
  };
}

function seedOrder(seed: Seed, source: WorldOrder): void {
  const { account, start } = seed;
  const { orders } = account.services;
  const resources = source.instances.map((reference) => orderedResource(seed, reference));
  const createdAt = resolveTime(source.createdAt, start);
  const startsAt = source.startsAt === undefined ? createdAt : resolveTime(source.startsAt, start);
  const endsAt =
    source.endsAt === undefined
      ? yearsAfter(startsAt, FOR_EVER)
      : resolveTime(source.endsAt, start);
  if (endsAt <= startsAt) throw refusal("endsAt is not after startsAt");
  orders.set(claim(orders, source.id), {
    id: source.id,
    type: source.type,
    status: source.status,
    createdAt,
    amount: source.amount,
    grossAmount: source.grossAmount ?? source.amount,
    productCode: source.productCode,
    commodityCode: source.commodityCode ?? source.productCode,
    subscriptionType: source.subscriptionType,
    relatedOrderId: source.relatedOrder,
    regionId: regionOf(seed, source.region ?? resources[0]?.regionId).regionId,
    resourceIds: resources.map(({ id }) => id),
    startsAt,
    endsAt,
  });
}

function orderedResource({ account }: Seed, reference: string): { id: string; regionId: string } {
  const { instances, disks, eips } = account;
  const resource = instances.get(reference) ?? disks.get(reference) ?? eips.get(reference);
  const named = [...instances.values()].find(({ name }) => name === reference);
  const found = resource ?? named;
  if (found === undefined) throw refusal(`no instance, disk or EIP "${reference}" in this account`);
  return found;
}

function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
