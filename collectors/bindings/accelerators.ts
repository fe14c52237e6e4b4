import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Cloud } from "../client.ts";
import type { Gap } from "../gaps.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { readByNumber, readByToken } from "../pages.ts";
import { foundIn, gapsOfParts, joined, readEach, readParts } from "./parts.ts";

/** Global accelerators of every region have one region of their own. */
const central = { RegionId: "cn-hangzhou" };

interface Endpoint {
  readonly acceleratorId: string;
  /** An id or an address. */
  readonly endpoint: string;
  /** The VPC of a private address, where that is known. */
  readonly vpcId?: string | undefined;
}

/** The endpoints that may be an instance. */
export interface Endpoints {
  of(machine: Machine): InstanceFacts["accelerators"];
  readonly gaps: readonly Gap[];
}

/** The endpoints of all accelerators: standard, basic, and those of the VPC product that came before them. */
export async function collectEndpoints(cloud: Cloud): Promise<Endpoints> {
  const parts = joined<Endpoint>(
    await Promise.all([
      readEach(
        "ListAccelerators",
        () => accelerators(cloud, "ListAccelerators"),
        ({ AcceleratorId }) => [() => standard(cloud, AcceleratorId)],
      ),
      readEach(
        "ListBasicAccelerators",
        () => accelerators(cloud, "ListBasicAccelerators"),
        ({ BasicEndpointGroupId: id = "" }) => (id === "" ? [] : [() => basic(cloud, id)]),
      ),
      // Without the parameter only those of a bandwidth of their own are listed.
      readParts("DescribeGlobalAccelerationInstances", [
        () => older(cloud, "Exclusive"),
        () => older(cloud, "Sharing"),
      ]),
    ]),
  );
  return {
    of: (machine) =>
      foundIn(
        parts.rows
          .filter((endpoint) => isOf(machine, endpoint))
          .map(({ acceleratorId, endpoint }) => ({ acceleratorId, endpoint })),
        parts,
      ),
    gaps: gapsOfParts("ListAccelerators", parts),
  };
}

function isOf(machine: Machine, { endpoint, vpcId = "" }: Endpoint): boolean {
  if (answersTo(machine, endpoint) || machine.publicIps.includes(endpoint)) return true;
  return machine.privateIps.includes(endpoint) && (vpcId === "" || vpcId === machine.vpcId);
}

const Accelerators = z.object({
  Accelerators: z.array(
    z.object({ AcceleratorId: z.string(), BasicEndpointGroupId: z.string().optional() }),
  ),
});

async function accelerators(
  cloud: Cloud,
  action: "ListAccelerators" | "ListBasicAccelerators",
): Promise<z.output<typeof Accelerators>["Accelerators"]> {
  const pages = await readByNumber(
    cloud,
    action,
    { ...central, PageSize: 50 },
    Accelerators,
    (page) => page.Accelerators.length,
  );
  return pages.flatMap((page) => page.Accelerators);
}

const Groups = z.object({
  EndpointGroups: z.array(
    z.object({
      // SubAddress is left out: it is an address of the instance or interface that Endpoint names.
      EndpointConfigurations: z
        .array(z.object({ Endpoint: z.string(), VpcId: z.string().optional() }))
        .default([]),
    }),
  ),
});

/** Default and virtual groups: both are listed where the type is not given. */
async function standard(cloud: Cloud, acceleratorId: string): Promise<Endpoint[]> {
  const pages = await readByNumber(
    cloud,
    "ListEndpointGroups",
    { ...central, AcceleratorId: acceleratorId, PageSize: 50 },
    Groups,
    (page) => page.EndpointGroups.length,
  );
  return pages
    .flatMap((page) => page.EndpointGroups)
    .flatMap((group) => group.EndpointConfigurations)
    .map(({ Endpoint: endpoint, VpcId: vpcId }) => ({ acceleratorId, endpoint, vpcId }));
}

const BasicEndpoints = z.object({
  Endpoints: z.array(z.object({ AcceleratorId: z.string(), EndpointAddress: z.string() })),
});

async function basic(cloud: Cloud, EndpointGroupId: string): Promise<Endpoint[]> {
  const pages = await readByToken(
    cloud,
    "ListBasicEndpoints",
    { ...central, EndpointGroupId, MaxResults: 50 },
    BasicEndpoints,
  );
  return pages
    .flatMap((page) => page.Endpoints)
    .map((one) => ({ acceleratorId: one.AcceleratorId, endpoint: one.EndpointAddress }));
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

async function older(cloud: Cloud, BandwidthType: "Exclusive" | "Sharing"): Promise<Endpoint[]> {
  const pages = await readByNumber(
    cloud,
    "DescribeGlobalAccelerationInstances",
    { RegionId: cloud.region, PageSize: 100, BandwidthType },
    Older,
    (page) => page.GlobalAccelerationInstances.GlobalAccelerationInstance.length,
  );
  return pages
    .flatMap((page) => page.GlobalAccelerationInstances.GlobalAccelerationInstance)
    .flatMap(({ GlobalAccelerationInstanceId: acceleratorId, BackendServers }) =>
      BackendServers.BackendServer.map(({ ServerId: endpoint }) => ({ acceleratorId, endpoint })),
    );
}
