import type { InstanceFacts } from "../core/facts/instance.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe, Unknown } from "../core/unknown.ts";
import { collectDnat, dnatEntriesOf } from "./bindings/dnat.ts";
import { collectEips, eipOf } from "./bindings/eips.ts";
import { collectHaVips, haVipsOf } from "./bindings/ha-vips.ts";
import { collectOtherBindings } from "./bindings/other-products.ts";
import { routeEntriesOf } from "./bindings/routes.ts";
import type { Routes } from "./bindings/routes.ts";
import { collectTrafficMirrors, trafficMirrorsOf } from "./bindings/traffic-mirrors.ts";
import { classicLinkOf, collectClassicLinks } from "./classic-links.ts";
import type { Cloud } from "./client.ts";
import type { RegionDisks } from "./disks.ts";
import { collectEvents, eventsOf } from "./events.ts";
import { gapOfCall } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { collectImages } from "./images.ts";
import type { InstanceRecord } from "./instance-record.ts";
import { machineOf } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { collectPrivatePools, reservationOf } from "./private-pools.ts";
import { collectRamRoles, ramRoleOf } from "./ram-roles.ts";
import { autoRenewOf, collectRenewals } from "./renewals.ts";
import { collectReplicaPairs, withReplicaPairs } from "./replica-pairs.ts";
import { collectSnapshots, snapshotsOf } from "./snapshots.ts";

/** Facts that the network of an instance gives: its vSwitch and its security groups. */
export type NetworkFact = "customRouteTableId" | "managedGroupIds";

/** What was read around the instances. */
export interface Surroundings {
  /** The facts of an instance, those of its network left out. */
  of(record: InstanceRecord, routes: Routes): Omit<InstanceFacts, NetworkFact>;
  readonly gaps: readonly Gap[];
}

type OtherBindings = Awaited<ReturnType<typeof collectOtherBindings>>;

/** How many calls {@link collectSurroundings} waits for, each with its own pages. */
export const surroundingParts = 13;

/**
 * Reads all that DescribeInstances does not say of the instances, everything at once.
 * @param onPart is told of each of the {@link surroundingParts} as it is done
 */
export async function collectSurroundings(
  cloud: Cloud,
  records: readonly InstanceRecord[],
  disks: Maybe<RegionDisks>,
  now: Date,
  onPart: () => void,
): Promise<Surroundings> {
  const ids = records.map((one) => one.id);
  const machines = records.map(machineOf).filter((one) => !isUnknown(one)) as Machine[];
  const vpcIds = [...new Set(machines.map((one) => one.vpcId))].filter((id) => id !== "");
  const counted = async <T>(task: Promise<T>): Promise<T> => {
    const result = await task;
    onPart();
    return result;
  };
  const [
    eips,
    haVips,
    dnat,
    mirrors,
    pairs,
    snapshots,
    images,
    events,
    roles,
    pools,
    renewals,
    links,
    others,
  ] = await Promise.all([
    counted(collectEips(cloud)),
    counted(collectHaVips(cloud)),
    counted(collectDnat(cloud, vpcIds)),
    counted(collectTrafficMirrors(cloud)),
    counted(collectReplicaPairs(cloud)),
    counted(collectSnapshots(cloud, ids)),
    counted(
      collectImages(
        cloud,
        records.map((one) => one.imageId),
      ),
    ),
    counted(collectEvents(cloud, ids)),
    counted(collectRamRoles(cloud, ids)),
    counted(collectPrivatePools(cloud, ids)),
    counted(collectRenewals(cloud, records)),
    counted(collectClassicLinks(cloud, records)),
    counted(collectOtherBindings(cloud, machines, now)),
  ]);
  return {
    of: (record, routes) => {
      const { id } = record;
      const machine = machineOf(record);
      const own = withReplicaPairs(isUnknown(disks) ? disks : disks.of(id, record.zone), pairs);
      const backed = search(machine, (one) => haVipsOf(one, haVips));
      const made = snapshotsOf(own, snapshots);
      return {
        ...record,
        eip: eipOf(record, eips),
        image: images.of(record.imageId),
        autoRenew: autoRenewOf(record, renewals),
        classicLinkVpcId: classicLinkOf(record, links),
        ramRole: ramRoleOf(id, roles),
        capacityReservationId: reservationOf(record, pools),
        disks: own,
        haVips: backed,
        routeEntries: search(machine, (one) => routeEntriesOf(one, routes, backed)),
        dnatEntries: search(machine, (one) => dnatEntriesOf(one, dnat)),
        trafficMirrors: search(machine, (one) => trafficMirrorsOf(one, mirrors)),
        systemEvents: eventsOf(id, events),
        snapshots: made,
        customImages: images.madeFrom(made),
        ...(isUnknown(machine) ? unsearched(machine) : others.of(id)),
      };
    },
    gaps: [
      ...gapOfCall("DescribeEipAddresses", eips),
      ...gapOfCall("DescribeHaVips", haVips),
      ...dnat.gaps,
      ...gapOfCall("ListTrafficMirrorSessions", mirrors),
      ...gapOfCall("DescribeDiskReplicaPairs", pairs),
      ...gapOfCall("DescribeSnapshots", snapshots),
      ...images.gaps,
      ...events.gaps,
      ...roles.gaps,
      ...pools.gaps,
      ...renewals.gaps,
      ...links.gaps,
      ...others.gaps,
    ],
  };
}

function search<T>(machine: Maybe<Machine>, find: (machine: Machine) => Maybe<T>): Maybe<T> {
  return isUnknown(machine) ? machine : find(machine);
}

/** What the other products know of an instance whose names are not all known. */
function unsearched(unknown: Unknown): ReturnType<OtherBindings["of"]> {
  return {
    loadBalancers: unknown,
    accelerators: unknown,
    dtsJobs: unknown,
    reverseEndpoints: unknown,
    scalingGroupId: unknown,
    replicationJobs: unknown,
    unpaidOrders: unknown,
    configurationOrders: unknown,
    zeroOrders: unknown,
  };
}
