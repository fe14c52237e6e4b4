import { clearInstance } from "../../core/rules/clear-instance.ts";
import { sampleDisk } from "../../core/rules/disks.ts";
import type { DiskFacts } from "../../core/facts/disk.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";

/** The clock of the fleets. */
export const fleetClock = "2026-06-01T00:00:00Z";

const account = "1404423000000010";
const region = "cn-hangzhou";
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/**
 * A fleet of instances in all states: two disks each, most of them clear of most rules, every simple condition broken
 * somewhere, some facts denied. The same count gives the same fleet.
 */
export function fleetOf(count: number): InstanceFacts[] {
  const draw = drawing(count);
  return Array.from({ length: count }, (_, index) => instanceOf(index, draw));
}

/** An inventory file that holds `instances`, in the form in which `ecs-transfer inventory` writes one. */
export function inventoryText(instances: readonly InstanceFacts[]): string {
  const head = { version: 1, account, region, takenAt: "2026-05-31T22:00:00Z" };
  return `${JSON.stringify({ ...head, vpcs: [], vswitches: [], securityGroups: [], instances }, null, 2)}\n`;
}

type Draw = (share: number) => boolean;

/** Answers true in the given share of calls (mulberry32). */
function drawing(seed: number): Draw {
  let state = seed;
  return (share) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 < share;
  };
}

function instanceOf(index: number, draw: Draw): InstanceFacts {
  const number = index.toString(36).padStart(8, "0");
  const id = `i-bp1bench${number}`;
  const isSubscription = draw(0.6);
  const isRunning = draw(0.3);
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  return {
    ...clearInstance,
    ...{ id, name: `web-${number}`, region, tagKeys: draw(0.05) ? ["ack.aliyun.com"] : ["owner"] },
    status: denied(draw, isRunning ? "Running" : "Stopped"),
    stoppedMode: isRunning ? "Not-applicable" : draw(0.05) ? "StopCharging" : "KeepCharging",
    chargeType: isSubscription ? "PrePaid" : "PostPaid",
    spotStrategy: !isSubscription && draw(0.05) ? "SpotAsPriceGo" : "NoSpot",
    createdAt: ago(draw(0.03) ? 2 * dayMs : (20 + (index % 1000)) * dayMs),
    expiresAt: isSubscription
      ? ahead(draw(0.03) ? 40 * hourMs : (10 + (index % 300)) * dayMs)
      : "2099-12-31T15:59:00Z",
    ...{ autoRenew: isSubscription && draw(0.2), deletionProtection: draw(0.1) },
    keyPair: denied(draw, draw(0.25) ? "ops" : null),
    eip: draw(0.15)
      ? { allocationId: `eip-bp1${number}`, ip: "203.0.113.9", mode: "NAT", chargeType: "PostPaid" }
      : null,
    dedicatedHostId: draw(0.01) ? "dh-bp1bench" : null,
    locks: draw(0.01) ? ["financial"] : [],
    loadBalancers: draw(0.08)
      ? [{ kind: "alb", id: "sgp-bench", group: null, member: address }]
      : [],
    publicIps: draw(0.4) ? [`203.0.${(index >> 8) & 255}.${index & 255}`] : [],
    privateIps: [address],
    networkInterfaces: interfacesOf(number, address, draw),
    disks: disksOf(id, number, draw),
    snapshots: draw(0.3) ? [`s-bp1${number}`] : [],
  };
}

function interfacesOf(
  number: string,
  address: string,
  draw: Draw,
): InstanceFacts["networkInterfaces"] {
  const primary = { type: "Primary" as const, privateIps: [address], ipv6: [], prefixes: [] };
  const own = { ...primary, id: `eni-bp1${number}` };
  return draw(0.05) ? [own, { ...own, id: `eni-bp2${number}`, type: "Secondary" }] : [own];
}

function disksOf(instance: string, number: string, draw: Draw): DiskFacts[] {
  const attachedTo = [instance];
  return [
    sampleDisk("system", { id: `d-bp1${number}`, attachedTo, encrypted: draw(0.02) }),
    sampleDisk("data", {
      ...{ id: `d-bp2${number}`, attachedTo, sizeGiB: 200 },
      ...(draw(0.06) ? { encrypted: true, kmsKeyId: "key-bp1bench" } : {}),
      burstingEnabled: denied(draw, draw(0.04)),
      snapshotPolicyId: draw(0.1) ? "sp-bp1bench" : null,
    }),
  ];
}

/** The value, save in one of a hundred instances, where it could not be read. */
function denied<T>(draw: Draw, value: T): T | { unknown: string } {
  return draw(0.01) ? { unknown: "Forbidden.RAM: the call was denied" } : value;
}

function ago(ms: number): string {
  return ahead(-ms);
}

function ahead(ms: number): string {
  return `${new Date(Date.parse(fleetClock) + ms).toISOString().slice(0, 19)}Z`;
}
