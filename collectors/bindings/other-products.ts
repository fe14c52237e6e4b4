import { collectEndpoints } from "./accelerators.ts";
import { collectDtsJobs } from "./dts.ts";
import { collectBackends } from "./load-balancers.ts";
import {
  collectReplicationJobs,
  collectReverseEndpoints,
  collectScalingGroups,
  reverseEndpointsOf,
  scalingGroupOf,
} from "./other-services.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Cloud } from "../client.ts";
import { gapOfCall } from "../gaps.ts";
import type { Gap } from "../gaps.ts";
import type { Machine } from "../machine.ts";
import { collectOrders } from "../orders.ts";

/** What products beside ECS and VPC say of an instance. */
export type OtherFacts = Pick<
  InstanceFacts,
  | "loadBalancers"
  | "accelerators"
  | "dtsJobs"
  | "reverseEndpoints"
  | "scalingGroupId"
  | "replicationJobs"
  | "unpaidOrders"
  | "configurationOrders"
  | "zeroOrders"
>;

/** Reads the products beside ECS and VPC, all at once; each fails for itself. */
export async function collectOtherBindings(
  cloud: Cloud,
  machines: readonly Machine[],
  now: Date,
): Promise<{ of(instanceId: string): OtherFacts; readonly gaps: readonly Gap[] }> {
  const ids = machines.map(({ id }) => id);
  const [backends, endpoints, jobs, reverse, groups, replications, orders] = await Promise.all([
    collectBackends(cloud, machines),
    collectEndpoints(cloud),
    collectDtsJobs(cloud),
    collectReverseEndpoints(cloud),
    collectScalingGroups(cloud, ids),
    collectReplicationJobs(cloud, ids),
    collectOrders(cloud, now),
  ]);
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  return {
    of: (id) => {
      const machine = byId.get(id);
      if (machine === undefined) throw new Error(`${id} was not among the instances read`);
      return {
        loadBalancers: backends.of(machine),
        accelerators: endpoints.of(machine),
        dtsJobs: jobs.of(machine),
        reverseEndpoints: reverseEndpointsOf(machine, reverse),
        scalingGroupId: scalingGroupOf(id, groups),
        replicationJobs: replications.of(id),
        ...orders.of(id),
      };
    },
    gaps: [
      ...backends.gaps,
      ...endpoints.gaps,
      ...jobs.gaps,
      ...gapOfCall("ListVpcEndpoints", reverse),
      ...groups.gaps,
      ...replications.gaps,
      ...orders.gaps,
    ],
  };
}
