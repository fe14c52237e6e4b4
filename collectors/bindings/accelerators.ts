import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { gapOfCall } from "../gaps.ts";
import type { Gap } from "../gaps.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByNumber, readByToken } from "../pages.ts";

/** Global accelerators of every region: they have one central region of their own. */
const gaRegion = "cn-hangzhou";

interface Endpoint {
  readonly acceleratorId: string;
  readonly endpoint: string;
}

/** The endpoints that may be an instance. */
export interface Endpoints {
  of(machine: Machine): InstanceFacts["accelerators"];
  readonly gaps: readonly Gap[];
}

/** The endpoints of all accelerators: standard, basic, and those of the VPC product that came before them. */
export async function collectEndpoints(cloud: Cloud): Promise<Endpoints> {
  const endpoints = await beside(async () => {
    const kinds = await Promise.all([standard(cloud), basic(cloud), older(cloud)]);
    return kinds.flat();
  });
  return {
    of: (machine) =>
      isUnknown(endpoints)
        ? endpoints
        : endpoints
            .filter(({ endpoint }) => isOf(machine, endpoint))
            .sort((one, other) => compareText(one.acceleratorId, other.acceleratorId)),
    gaps: gapOfCall("ListAccelerators", endpoints),
  };
}

function isOf(machine: Machine, endpoint: string): boolean {
  return (
    answersTo(machine, endpoint) ||
    machine.publicIps.includes(endpoint) ||
    machine.privateIps.includes(endpoint)
  );
}

const Accelerators = z.object({
  Accelerators: z.array(
    z.object({ AcceleratorId: z.string(), BasicEndpointGroupId: z.string().optional() }),
  ),
});
const Groups = z.object({
  EndpointGroups: z.array(
    z.object({
      AcceleratorId: z.string(),
      EndpointConfigurations: z
        .array(z.object({ Endpoint: z.string(), SubAddress: z.string().default("") }))
        .default([]),
    }),
  ),
});

async function standard(cloud: Cloud): Promise<Endpoint[]> {
  const pages = await accelerators(cloud, "ListAccelerators");
  const groups = await Promise.all(
    pages.map(({ AcceleratorId }) =>
      readByNumber(
        cloud,
        "ListEndpointGroups",
        { RegionId: gaRegion, AcceleratorId, PageSize: 50 },
        Groups,
        (page) => page.EndpointGroups.length,
      ),
    ),
  );
  return groups
    .flat()
    .flatMap(({ EndpointGroups }) =>
      EndpointGroups.flatMap(({ AcceleratorId, EndpointConfigurations }) =>
        EndpointConfigurations.flatMap(({ Endpoint: endpoint, SubAddress }) =>
          [endpoint, SubAddress]
            .filter((name) => name !== "")
            .map((name) => ({ acceleratorId: AcceleratorId, endpoint: name })),
        ),
      ),
    );
}

async function accelerators(cloud: Cloud, action: "ListAccelerators" | "ListBasicAccelerators") {
  const pages = await readByNumber(
    cloud,
    action,
    { RegionId: gaRegion, PageSize: 50 },
    Accelerators,
    (page) => page.Accelerators.length,
  );
  return pages.flatMap((page) => page.Accelerators);
}

const BasicEndpoints = z.object({
  Endpoints: z.array(
    z.object({
      AcceleratorId: z.string(),
      EndpointAddress: z.string(),
      EndpointSubAddress: z.string().default(""),
    }),
  ),
});

async function basic(cloud: Cloud): Promise<Endpoint[]> {
  const groups = (await accelerators(cloud, "ListBasicAccelerators")).flatMap(
    ({ BasicEndpointGroupId: id }) => (id === undefined || id === "" ? [] : [id]),
  );
  const pages = await Promise.all(
    groups.map((EndpointGroupId) =>
      readByToken(
        cloud,
        "ListBasicEndpoints",
        { RegionId: gaRegion, EndpointGroupId, MaxResults: 50 },
        BasicEndpoints,
      ),
    ),
  );
  return pages
    .flat()
    .flatMap(({ Endpoints }) =>
      Endpoints.flatMap((one) =>
        [one.EndpointAddress, one.EndpointSubAddress]
          .filter((name) => name !== "")
          .map((name) => ({ acceleratorId: one.AcceleratorId, endpoint: name })),
      ),
    );
}

const Older = z.object({
  GlobalAccelerationInstances: z.object({
    GlobalAccelerationInstance: z.array(
      z.object({
        GlobalAccelerationInstanceId: z.string(),
        BackendServers: z
          .object({ BackendServer: z.array(z.object({ ServerId: z.string() })) })
          .default({ BackendServer: [] }),
      }),
    ),
  }),
});

/** Both kinds of bandwidth: without the parameter only the dedicated ones are listed. */
async function older(cloud: Cloud): Promise<Endpoint[]> {
  const pages = await Promise.all(
    ["Exclusive", "Sharing"].map((BandwidthType) =>
      readByNumber(
        cloud,
        "DescribeGlobalAccelerationInstances",
        { RegionId: cloud.region, PageSize: 100, BandwidthType },
        Older,
        (page) => page.GlobalAccelerationInstances.GlobalAccelerationInstance.length,
      ),
    ),
  );
  return pages.flat().flatMap(({ GlobalAccelerationInstances }) =>
    GlobalAccelerationInstances.GlobalAccelerationInstance.flatMap((one) =>
      one.BackendServers.BackendServer.map(({ ServerId }) => ({
        acceleratorId: one.GlobalAccelerationInstanceId,
        endpoint: ServerId,
      })),
    ),
  );
}
