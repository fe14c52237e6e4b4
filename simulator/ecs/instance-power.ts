import { forbidden } from "../errors.ts";
import { regionOf, type Answer, type Call } from "../call.ts";
import { flag, list, oneOf, required } from "../params.ts";
import type { Instance } from "../state.ts";
import { enisOf } from "./instance-row.ts";
import { findInstance, instanceById } from "./instances.ts";

/**
 * StopInstance. StoppedMode StopCharging (economical mode) gives vCPU, memory and the fixed public
 * address back; it is refused where the documentation rules it out.
 */
export function stopInstance(call: Call): Answer {
  stop(call, findInstance(call));
  return {};
}

export function startInstance(call: Call): Answer {
  start(call, findInstance(call));
  return {};
}

/** StopInstances / StartInstances: BatchOptimization AllTogether is all or none, SuccessFirst is not. */
export function changeMany(step: (call: Call, instance: Instance) => void) {
  return (call: Call): Answer => {
    regionOf(call);
    const ids = list(call.params, "InstanceId", 100);
    if (ids.length === 0) required(call.params, "InstanceId.1");
    const instances = ids.map((id) => instanceById(call, id));
    return {
      InstanceResponses: {
        InstanceResponse: instances.map((instance) => {
          const PreviousStatus = instance.status;
          step(call, instance);
          return {
            InstanceId: instance.id,
            Code: "200",
            Message: "success",
            PreviousStatus,
            CurrentStatus: instance.status,
          };
        }),
      },
    };
  };
}

export function stop(call: Call, instance: Instance): void {
  refuseLocked(instance);
  if (instance.status !== "Running") throw wrongStatus();
  const mode =
    oneOf(call.params, "StoppedMode", ["KeepCharging", "StopCharging"]) ?? "KeepCharging";
  if (mode === "StopCharging") {
    if (instance.chargeType === "PrePaid")
      throw forbidden(
        "InvalidInstanceId.NotSupport",
        "Pre pay instance does not support this operation.",
      );
    if (instance.spotStrategy !== "NoSpot")
      throw forbidden(
        "InvalidInstanceId.NotSupport",
        "Spot instance does not support this operation.",
      );
    instance.publicIp = "";
  }
  instance.status = "Stopped";
  instance.stoppedMode = mode;
}

export function start(call: Call, instance: Instance): void {
  refuseLocked(instance);
  if (instance.status !== "Stopped") throw wrongStatus();
  if (instance.expiresAt !== undefined && instance.expiresAt <= call.now)
    throw forbidden("InstanceExpired", "The prePaid instance has been expired.");
  // A new public address is given where one was released, since bandwidth was bought.
  if (instance.stoppedMode === "StopCharging" && instance.internetMaxBandwidthOut > 0)
    instance.publicIp = call.account.ids.address("public");
  instance.status = "Running";
  instance.stoppedMode = "Not-applicable";
  instance.startedAt = call.now;
}

export function rebootInstance(call: Call): Answer {
  const instance = findInstance(call);
  refuseLocked(instance);
  if (instance.status !== "Running") throw wrongStatus();
  instance.startedAt = call.now;
  return {};
}

/** DeleteInstance: a running one only with Force. */
export function deleteInstance(call: Call): Answer {
  const instance = findInstance(call);
  refuseLocked(instance);
  if (instance.deletionProtection)
    throw forbidden(
      "InvalidOperation.DeletionProtection",
      "The instance is protected from being deleted.",
    );
  if (
    instance.chargeType === "PrePaid" &&
    (instance.expiresAt ?? call.now) > call.now &&
    flag(call.params, "TerminateSubscription") !== true
  )
    throw forbidden(
      "ChargeTypeViolation",
      "The operation is not permitted due to charge type of the instance.",
    );
  if (instance.status === "Running" && flag(call.params, "Force") !== true) throw wrongStatus();
  release(call, instance);
  return {};
}

function release(call: Call, instance: Instance): void {
  const { account } = call;
  for (const eni of enisOf(call, instance.id)) {
    if (eni.kind === "Primary") account.enis.delete(eni.id);
    else eni.instanceId = "";
  }
  for (const disk of [...account.disks.values()].filter(
    ({ instanceId }) => instanceId === instance.id,
  )) {
    if (disk.kind === "system" || disk.deleteWithInstance) account.disks.delete(disk.id);
    else
      Object.assign(disk, {
        instanceId: "",
        device: "",
        status: "Available",
        detachedAt: call.now,
      });
  }
  for (const eip of account.eips.values())
    if (eip.instanceId === instance.id)
      Object.assign(eip, {
        instanceId: "",
        instanceType: "",
        instanceRegionId: "",
        privateIp: "",
      });
  account.instances.delete(instance.id);
}

export function refuseLocked(instance: Instance): void {
  if (instance.locks.some(({ reason }) => reason === "security"))
    throw forbidden(
      "InstanceLockedForSecurity",
      "The specified operation is denied as your instance is locked for security reasons.",
    );
}

function wrongStatus() {
  return forbidden(
    "IncorrectInstanceStatus",
    "The current status of the resource does not support this operation.",
  );
}
