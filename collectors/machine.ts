import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import type { InstanceRecord } from "./instance-record.ts";

/** What an instance is known by to the services around it. */
export interface Machine {
  readonly id: string;
  readonly interfaceIds: readonly string[];
  /** IPv4 of all its interfaces. */
  readonly privateIps: readonly string[];
  /** Fixed public addresses and the EIP. */
  readonly publicIps: readonly string[];
  /** Empty for an instance of the classic network. */
  readonly vpcId: string;
}

/**
 * Unknown where one of the names that a service may know the instance by is not known: a search by the others would
 * find nothing and pass for proof.
 */
export function machineOf(record: InstanceRecord): Maybe<Machine> {
  const { networkInterfaces, publicIps, eip } = record;
  if (isUnknown(networkInterfaces)) return networkInterfaces;
  if (isUnknown(publicIps)) return publicIps;
  if (isUnknown(eip)) return eip;
  const vpcId = record.networkType === "classic" ? "" : record.vpcId;
  if (isUnknown(vpcId)) return vpcId;
  const listed = isUnknown(record.privateIps) ? [] : record.privateIps;
  const ofInterfaces = networkInterfaces.flatMap((one) => one.privateIps);
  return {
    id: record.id,
    interfaceIds: networkInterfaces.map((one) => one.id),
    privateIps: [...new Set([...listed, ...ofInterfaces])],
    publicIps: [...publicIps, ...(eip === null ? [] : [eip.ip])],
    vpcId,
  };
}

/** Whether a service that names `name` means this instance or one of its interfaces. */
export function answersTo(machine: Machine, name: string): boolean {
  return name === machine.id || machine.interfaceIds.includes(name);
}
