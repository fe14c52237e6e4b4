import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

/** Modes of an instance that keeps its resources: stopped, and running. */
const keeping = ["KeepCharging", "Not-applicable"];

export const instanceStoppedEconomical: Rule = {
  id: "instance-stopped-economical",
  about: "instance",
  title: {
    zh: "节省停机模式会释放固定公网IP和计算资源",
    en: "Economical mode releases the fixed public IP and the computing resources",
  },
  source: { ref: "R3.4", quote: "实例的固定公网IP地址不变。" },
  remark: {
    zh: "“固定公网IP地址不变”（R3.4）只在普通停机模式下成立：节省停机模式停机时就释放它（StopInstances 的 StoppedMode=StopCharging）。",
    en: "That the fixed public IP address does not change (R3.4) is only so where the instance is stopped and kept charging: economical mode (StoppedMode StopCharging of StopInstances) releases it at the stop.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "stop",
  downtime: true,
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

  check({ instance: { stoppedMode } }) {
    if (isUnknown(stoppedMode)) return undecided("instance.stoppedMode", stoppedMode);
    const path = "instance.stoppedMode";
    if (keeping.includes(stoppedMode)) return pass;
    if (stoppedMode === "StopCharging")
      return fail({ path, expected: "KeepCharging", actual: stoppedMode });
    return undecided(path, { unknown: `${JSON.stringify(stoppedMode)} is no known mode` });
  },

  cases: [
    {
      name: "stopped and kept charging",
      instance: { stoppedMode: "KeepCharging" },
      expect: "pass",
    },
    {
      name: "running",
      instance: { status: "Running", stoppedMode: "Not-applicable" },
      expect: "pass",
    },
    {
      name: "economical, with a fixed public IP",
      instance: { stoppedMode: "StopCharging" },
      expect: "fail",
    },
    {
      name: "economical, its public IP no longer shown",
      instance: { stoppedMode: "StopCharging", publicIps: [] },
      expect: "fail",
    },
    {
      name: "the API's empty mode",
      instance: { stoppedMode: "" },
      expect: "unknown",
    },
    {
      name: "a mode that is not in the documentation",
      instance: { stoppedMode: "Hibernated" },
      expect: "unknown",
    },
    {
      name: "mode not seen",
      instance: { stoppedMode: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
