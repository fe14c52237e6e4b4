import type { Evidence, Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import type { InstanceFacts } from "../../../core/inventory.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceStoppedEconomical: Rule = {
  id: "instance-stopped-economical",
  title: {
    zh: "节省停机模式会释放固定公网IP和计算资源",
    en: "Economical mode releases the fixed public IP and the computing resources",
  },
  source: { ref: "R3.4, ECS StopInstances StoppedMode", quote: "实例的固定公网IP地址不变。" },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  evidence: ["instance.stoppedMode"],
  remedy: {
    zh: "先启动，再用普通停机模式停止，并核对公网IP：aliyun ecs StartInstance --RegionId <region> --InstanceId <instance>，然后 aliyun ecs StopInstances --RegionId <region> --InstanceId.1 <instance> --StoppedMode KeepCharging。启动可能因库存不足失败，公网IP可能已经变化。",
    en: "Start it, stop it again and keep it charging, and compare the public IP: aliyun ecs StartInstance --RegionId <region> --InstanceId <instance>, then aliyun ecs StopInstances --RegionId <region> --InstanceId.1 <instance> --StoppedMode KeepCharging. The start can fail for want of stock, and the public IP may have changed already.",
  },
  undo: {
    zh: "回到节省停机模式：启动后用 --StoppedMode StopCharging 停止。",
    en: "Back to economical mode: start it and stop it with --StoppedMode StopCharging.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance }) {
    const { stoppedMode } = instance;
    if (isUnknown(stoppedMode)) return undecided("instance.stoppedMode", stoppedMode);
    if (stoppedMode !== "StopCharging") return pass;
    const mode = { path: "instance.stoppedMode", expected: "KeepCharging", actual: stoppedMode };
    return fail([mode, ...addressAtStake(instance)]);
  },

  cases: [
    { name: "stopped and kept charging", given: { stoppedMode: "KeepCharging" }, expect: "pass" },
    {
      name: "running",
      given: { status: "Running", stoppedMode: "Not-applicable" },
      expect: "pass",
    },
    {
      name: "economical, with a fixed public IP",
      given: { stoppedMode: "StopCharging" },
      expect: "fail",
    },
    {
      name: "economical, its public IP no longer shown",
      given: { stoppedMode: "StopCharging", publicIps: [] },
      expect: "fail",
    },
    {
      name: "economical, its public IP not seen",
      given: {
        stoppedMode: "StopCharging",
        publicIps: { unknown: "Forbidden: ecs:DescribeInstances" },
      },
      expect: "fail",
    },
    {
      name: "mode not seen",
      given: { stoppedMode: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};

/** Says more, and decides nothing: an address that is already released no longer shows up. */
function addressAtStake({ publicIps }: InstanceFacts): Evidence[] {
  if (isUnknown(publicIps) || publicIps.length === 0) return [];
  return [{ path: "instance.publicIps", expected: "KeepCharging", actual: publicIps.join(", ") }];
}
