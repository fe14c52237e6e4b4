import type { InstanceFacts } from "../../../core/facts/instance.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";
import type { Unknown } from "../../../core/unknown.ts";

type SystemEvent = Exclude<InstanceFacts["systemEvents"], Unknown>[number];

export const instanceHostMigration: Rule = {
  id: "instance-host-migration",
  about: "instance",
  title: {
    zh: "存在预约的物理机迁移升级任务时不支持过户",
    en: "An instance with a scheduled migration or upgrade of its host cannot be transferred",
  },
  source: {
    ref: "R5.16",
    quote: "存在预约的物理机迁移升级任务时不支持过户，必须先取消或等待完成。",
  },
  remark: {
    zh: "指南没有说迁移升级任务对应哪些系统事件：这里把因底层升级而迁移（SystemUpgrade）、系统维护（SystemMaintenance）和系统故障（SystemFailure）的事件，以及任何正在执行的事件都算上。用户自己发起的迁移可能不作为事件出现，请在控制台核对。",
    en: "The guide does not say which system events such a task is: migrations for an upgrade of the platform (SystemUpgrade), maintenance (SystemMaintenance) and failures (SystemFailure) count here, and any event that is being carried out. A migration that the user started may not show up as an event: look in the console.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "wait",
  phase: "wait",
  downtime: true,
  evidence: ["instance.systemEvents"],
  remedy: {
    zh: "等事件执行完，或提前处理：待响应的事件（Inquiring）用 aliyun ecs AcceptInquiredSystemEvent --RegionId <region> --EventId <事件>；计划重启的事件由用户重启即完成：aliyun ecs RebootInstance --RegionId <region> --InstanceId <instance>（在系统内重启不算）；计划重新部署的用 RedeployInstance，完成后实例会在运行状态，要再停机。因底层升级而迁移的，在 ECS 控制台的“事件”里选时间或立即执行。处理后重新运行 ecs-transfer inventory 和 ecs-transfer check。",
    en: "Wait until the event is carried out, or deal with it before: one that waits for an answer (Inquiring) by aliyun ecs AcceptInquiredSystemEvent --RegionId <region> --EventId <event>; a scheduled restart is done by restarting: aliyun ecs RebootInstance --RegionId <region> --InstanceId <instance> (a restart from inside the system does not count); a scheduled redeployment by RedeployInstance, which leaves the instance running, so stop it again. For a migration to an upgraded host, choose its time or carry it out now under Events in the ECS console. Then run ecs-transfer inventory and ecs-transfer check again.",
  },
  undo: {
    zh: "已执行的维护不能撤销；重新部署后本地盘的数据会丢失，处理前先确认事件的影响。",
    en: "Maintenance that is carried out is not undone; a redeployment loses the data of local disks, so read what an event does before dealing with it.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check({ instance: { systemEvents } }) {
    if (isUnknown(systemEvents)) return undecided("instance.systemEvents", systemEvents);
    const blocking = systemEvents.flatMap((event, index) =>
      blocks(event)
        ? [
            {
              path: `instance.systemEvents[${String(index)}]`,
              expected: "none",
              actual: inWords(event),
            },
          ]
        : [],
    );
    return blocking.length > 0 ? fail(blocking) : pass;
  },

  cases: [
    { name: "no event", instance: { systemEvents: [] }, expect: "pass" },
    {
      name: "a scheduled restart",
      instance: { systemEvents: [event("SystemMaintenance.Reboot", "Scheduled")] },
      expect: "fail",
    },
    {
      name: "a redeployment that waits for an answer",
      instance: { systemEvents: [event("SystemMaintenance.Redeploy", "Inquiring")] },
      expect: "fail",
    },
    {
      name: "maintenance that is being carried out",
      instance: { systemEvents: [event("SystemMaintenance.Reboot", "Executing")] },
      expect: "fail",
    },
    {
      name: "maintenance whose time was not seen",
      instance: {
        systemEvents: [
          {
            ...event("SystemMaintenance.RebootAndReInitErrorDisk", "Scheduled"),
            notBefore: { unknown: "not in the answer" },
          },
        ],
      },
      expect: "fail",
    },
    {
      name: "a restart after a failure that is being carried out",
      instance: { systemEvents: [event("SystemFailure.Reboot", "Executing")] },
      expect: "fail",
    },
    {
      name: "a migration for an upgrade of the platform",
      instance: { systemEvents: [event("SystemUpgrade.Migrate", "Scheduled")] },
      expect: "fail",
    },
    {
      name: "a migration for an upgrade that waits for an answer",
      instance: { systemEvents: [event("SystemUpgrade.Migrate", "Inquiring")] },
      expect: "fail",
    },
    {
      name: "a redeployment after a failure that is to come",
      instance: { systemEvents: [event("SystemFailure.Redeploy", "Scheduled")] },
      expect: "fail",
    },
    {
      name: "a lapse of the balance that is to come",
      instance: { systemEvents: [event("AccountUnbalanced.Stop", "Scheduled")] },
      expect: "pass",
    },
    {
      name: "a lapse of the balance that is being carried out",
      instance: { systemEvents: [event("AccountUnbalanced.Stop", "Executing")] },
      expect: "fail",
    },
    {
      name: "an expiry that is to come",
      instance: { systemEvents: [event("InstanceExpiration.Stop", "Scheduled")] },
      expect: "pass",
    },
    {
      name: "maintenance behind an event that does not matter",
      instance: {
        systemEvents: [
          event("InstanceExpiration.Stop", "Scheduled"),
          event("SystemMaintenance.Reboot", "Scheduled"),
        ],
      },
      expect: "fail",
    },
    {
      name: "events not seen",
      instance: { systemEvents: { unknown: "Forbidden: ecs:DescribeInstanceHistoryEvents" } },
      expect: "unknown",
    },
  ],
};

/** Causes that move, restart or redeploy the instance on the platform's side; the others are bills and expiries. */
const hostCauses = ["SystemMaintenance.", "SystemUpgrade.", "SystemFailure."];

function blocks({ type, status }: SystemEvent): boolean {
  return hostCauses.some((cause) => type.startsWith(cause)) || status === "Executing";
}

function inWords({ type, status, id, notBefore }: SystemEvent): string {
  const from = isUnknown(notBefore) ? "" : `, not before ${notBefore}`;
  return `${type} ${status} ${id}${from}`;
}

function event(type: string, status: string): SystemEvent {
  return { id: "e-bp1event", type, status, notBefore: "2026-06-03T02:00:00Z" };
}
