import type { InstanceFacts } from "../../../core/facts/instance.ts";

/** What does not pass, as each contender names it. */
export interface Hit {
  readonly instance: string;
  readonly rule: string;
  readonly outcome: "fail" | "unknown";
}

const dayMs = 24 * 60 * 60 * 1000;

/** The ten simple conditions in one loop, as somebody writes it who needs no reports and no second rule. */
export function hitsByHand(instances: readonly InstanceFacts[], now: Date): Hit[] {
  const hits: Hit[] = [];
  const youngest = now.getTime() - 5 * dayMs;
  const soonest = now.getTime() + 3 * dayMs;
  for (const one of instances) {
    const hit = (rule: string, fact: unknown) => {
      const outcome = isMissing(fact) ? "unknown" : "fail";
      hits.push({ instance: one.id, rule, outcome });
    };
    if (one.status !== "Stopped") hit("instance-not-stopped", one.status);
    if (one.spotStrategy !== "NoSpot") hit("instance-spot", one.spotStrategy);
    if (one.keyPair !== null && one.keyPair !== "") hit("instance-key-pair", one.keyPair);
    if (one.eip !== null) hit("instance-eip", one.eip);
    if (one.dedicatedHostId !== null && one.dedicatedHostId !== "")
      hit("instance-dedicated-host", one.dedicatedHostId);
    if (typeof one.createdAt !== "string" || Date.parse(one.createdAt) > youngest)
      hit("instance-age", one.createdAt);
    if (
      one.chargeType !== "PostPaid" &&
      (typeof one.expiresAt !== "string" || Date.parse(one.expiresAt) <= soonest)
    )
      hit("instance-expiry", isMissing(one.chargeType) ? one.chargeType : one.expiresAt);
    if (!Array.isArray(one.networkInterfaces)) hit("instance-secondary-eni", one.networkInterfaces);
    else if (one.networkInterfaces.some(({ type }) => type === "Secondary"))
      hit("instance-secondary-eni", null);
    if (!Array.isArray(one.disks)) {
      hit("instance-disk-encrypted", one.disks);
      hit("instance-disk-burst", one.disks);
      continue;
    }
    const encrypted = worstOf(one.disks, "encrypted");
    if (encrypted !== false) hit("instance-disk-encrypted", encrypted);
    const burst = worstOf(one.disks, "burstingEnabled");
    if (burst !== false) hit("instance-disk-burst", burst);
  }
  return hits;
}

function isMissing(fact: unknown): boolean {
  return typeof fact === "object" && fact !== null && "unknown" in fact;
}

function worstOf(
  disks: readonly { readonly encrypted: unknown; readonly burstingEnabled: unknown }[],
  fact: "encrypted" | "burstingEnabled",
): unknown {
  let worst: unknown = false;
  for (const disk of disks) {
    const value = disk[fact];
    if (value === true) return true;
    if (value !== false) worst = value;
  }
  return worst;
}
