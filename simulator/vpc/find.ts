import { badRequest, notFound } from "../errors.ts";
import { required } from "../params.ts";
import type { Call } from "../call.ts";
import type { RouteTable, Vpc, VSwitch } from "../state.ts";

export function findVpc(call: Call, name = "VpcId"): Vpc {
  const vpc = call.account.vpcs.get(required(call.params, name));
  if (vpc === undefined) throw notFound("InvalidVpcId.NotFound", "Specified VPC does not exist.");
  return vpc;
}

export function findVSwitch(call: Call, name = "VSwitchId"): VSwitch {
  const vswitch = call.account.vswitches.get(required(call.params, name));
  if (vswitch === undefined)
    throw notFound("InvalidVSwitchId.NotFound", "Specified virtual switch does not exist.");
  return vswitch;
}

export function vswitchesOf(call: Call, vpcId: string): VSwitch[] {
  return [...call.account.vswitches.values()].filter((vswitch) => vswitch.vpcId === vpcId);
}

export function routeTablesOf(call: Call, vpcId: string): RouteTable[] {
  return [...call.account.routeTables.values()].filter((table) => table.vpcId === vpcId);
}

export function systemRouteTableOf(call: Call, vpcId: string): RouteTable {
  const table = routeTablesOf(call, vpcId).find((candidate) => candidate.type === "System");
  if (table === undefined)
    throw badRequest("InvalidVpcId.NotFound", "The VPC has no system route table.");
  return table;
}
