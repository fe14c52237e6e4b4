import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnTrafficMirror: Rule = {
  id: "warn-traffic-mirror",
  about: "instance",
  title: {
    zh: "网卡参与流量镜像",
    en: "An interface of the instance takes part in traffic mirroring",
  },
  source: {
    ref: "ListTrafficMirrorSessions",
    quote: "流量镜像会话属于源账号的VPC，实例过户后镜像中断，也可能因网卡被占用而妨碍过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  evidence: ["instance.trafficMirrors"],
  remedy: {
    zh: "作为镜像源的，从会话移除网卡：aliyun vpc RemoveSourcesFromTrafficMirrorSession --RegionId <region> --TrafficMirrorSessionId <会话ID> --TrafficMirrorSourceIds.1 <网卡ID>；作为镜像目的的，先把会话改到别的目的：aliyun vpc UpdateTrafficMirrorSessionAttribute --RegionId <region> --TrafficMirrorSessionId <会话ID> --TrafficMirrorTargetId <新目的ID> --TrafficMirrorTargetType <NetworkInterface 或 SLB>。由 Pulumi 管理时改 TrafficMirrorSession。",
    en: "Where it is a source, take its interface out of the session: aliyun vpc RemoveSourcesFromTrafficMirrorSession --RegionId <region> --TrafficMirrorSessionId <session> --TrafficMirrorSourceIds.1 <eni>; where it is the target, give the session another one: aliyun vpc UpdateTrafficMirrorSessionAttribute --RegionId <region> --TrafficMirrorSessionId <session> --TrafficMirrorTargetId <new-target> --TrafficMirrorTargetType <NetworkInterface or SLB>. Where Pulumi manages it, change the TrafficMirrorSession.",
  },
  undo: {
    zh: "重新加入镜像源：aliyun vpc AddSourcesToTrafficMirrorSession --RegionId <region> --TrafficMirrorSessionId <会话ID> --TrafficMirrorSourceIds.1 <网卡ID>；镜像目的用 UpdateTrafficMirrorSessionAttribute 改回。",
    en: "Add the source again: aliyun vpc AddSourcesToTrafficMirrorSession --RegionId <region> --TrafficMirrorSessionId <session> --TrafficMirrorSourceIds.1 <eni>; a target is set back by UpdateTrafficMirrorSessionAttribute.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { trafficMirrors } }) =>
    nothingListed("instance.trafficMirrors", trafficMirrors, (session) => session),

  cases: [
    { name: "no session", instance: { trafficMirrors: [] }, expect: "pass" },
    { name: "a session", instance: { trafficMirrors: ["tms-bp1audit"] }, expect: "fail" },
    {
      name: "sessions not seen",
      instance: { trafficMirrors: { unknown: "Forbidden: vpc:ListTrafficMirrorSessions" } },
      expect: "unknown",
    },
  ],
};
