import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceNotStopped: Rule = {
  id: "instance-not-stopped",
  about: "instance",
  title: {
    zh: "过户前实例必须停机",
    en: "The instance must be stopped before the transfer",
  },
  source: {
    ref: "R3.1, R5.19",
    quote: "过户前需停止运行中的ECS服务器；过户过程中实例将处于停止状态。",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "stop",
  downtime: true,
  evidence: ["instance.status"],
  remedy: {
    zh: '用普通停机模式停止（节省停机模式会释放固定公网IP）：aliyun ecs StopInstances --RegionId <region> --InstanceId.1 <instance> --StoppedMode KeepCharging；由 Pulumi 管理时在程序里写 status: "Stopped"、stoppedMode: "KeepCharging"，否则下一次 up 会把它启动。停机要到过户完成并启动后才结束，先和目标账号约好确认的时间再停。',
    en: 'Stop it and keep it charging (economical mode releases the fixed public IP): aliyun ecs StopInstances --RegionId <region> --InstanceId.1 <instance> --StoppedMode KeepCharging; where Pulumi manages it, write status: "Stopped" and stoppedMode: "KeepCharging" in the program, or the next up starts it again. It stays down until the transfer is finished and the target starts it, so agree on the time of the confirmation before stopping it.',
  },
  undo: {
    zh: "重新启动：aliyun ecs StartInstance --RegionId <region> --InstanceId <instance>",
    en: "Start it again: aliyun ecs StartInstance --RegionId <region> --InstanceId <instance>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { status } }) {
    if (isUnknown(status)) return undecided("instance.status", status);
    return status === "Stopped"
      ? pass
      : fail({ path: "instance.status", expected: "Stopped", actual: status });
  },

  cases: [
    { name: "stopped", instance: { status: "Stopped" }, expect: "pass" },
    { name: "running", instance: { status: "Running" }, expect: "fail" },
    { name: "still stopping", instance: { status: "Stopping" }, expect: "fail" },
    { name: "starting", instance: { status: "Starting" }, expect: "fail" },
    { name: "being created", instance: { status: "Pending" }, expect: "fail" },
    { name: "a status in other letters", instance: { status: "stopped" }, expect: "fail" },
    {
      name: "status not seen",
      instance: { status: { unknown: "Throttling.User: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
