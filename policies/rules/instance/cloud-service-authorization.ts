import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceCloudServiceAuthorization: Rule = {
  id: "instance-cloud-service-authorization",
  about: "instance",
  title: {
    zh: "须先取消对其他云服务的授权（例如 DTS）",
    en: "Authorisations to other cloud services, such as DTS, must be cancelled first",
  },
  source: {
    ref: "R5.22",
    quote: "实例涉及到其他云服务授权（例如DTS），须先取消云服务授权信息。",
  },
  remark: {
    zh: "只有 DTS 任务能用接口查到；其他产品的授权没有统一的接口，只能由人确认。",
    en: "Only DTS jobs can be read; the authorisations of other products have no API in common, and people have to say.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  evidence: ["instance.dtsJobs", "attested.instance-cloud-service-authorization"],
  remedy: {
    zh: "DTS：等任务结束，或把任务改为指向别的库，或释放任务：aliyun dts DeleteDtsJob --RegionId <region> --DtsJobId <任务ID>（包年包月的任务和订阅任务须在控制台退订或释放）；释放前先记下任务配置。其他产品：在该产品的控制台里取消对这台实例的授权。由 Pulumi 管理时，先从程序里删去 MigrationJob、SynchronizationJob 或 SubscriptionJob。",
    en: "DTS: let the job finish, or let it point at another database, or release it: aliyun dts DeleteDtsJob --RegionId <region> --DtsJobId <job> (subscription jobs and those paid in advance are released in the console); write its configuration down before. Other products: cancel the authorisation for this instance in the product's console. Where Pulumi manages the job, remove the MigrationJob, SynchronizationJob or SubscriptionJob from the program first.",
  },
  undo: {
    zh: "释放的 DTS 任务不能恢复，须按记下的配置重新创建；其他授权在该产品里重新授予。",
    en: "A released DTS job does not come back and has to be made again as it was written down; other authorisations are granted again in their product.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "除 DTS 任务外，还有云服务得到访问这台实例的授权吗（例如 DMS 或 DataWorks 登记的数据源、数据库备份、堡垒机托管的主机）？",
      en: "Is any cloud service besides DTS jobs authorised to access this instance (for example a data source in DMS or DataWorks, Database Backup, a host managed by Bastionhost)?",
    },
    answers: [
      {
        value: "none",
        means: { zh: "没有，或都已取消", en: "none is, or all are cancelled" },
        clears: true,
      },
      {
        value: "authorised",
        means: { zh: "有，还没有取消", en: "one is, and it is not cancelled yet" },
        clears: false,
      },
    ],
  },

  check: ({ instance: { dtsJobs }, attested }) =>
    attestedVerdict(
      instanceCloudServiceAuthorization,
      attested,
      nothingListed("instance.dtsJobs", dtsJobs, ({ id, role, status }) =>
        [id, role, status].filter((part) => part !== "").join(" "),
      ),
    ),

  cases: [
    {
      name: "no job and no other authorisation",
      instance: { dtsJobs: [] },
      attested: { "instance-cloud-service-authorization": "none" },
      expect: "pass",
    },
    {
      name: "a job that reads from it",
      instance: { dtsJobs: [{ id: "dts-bp1job", status: "Synchronizing", role: "source" }] },
      expect: "fail",
    },
    {
      name: "a suspended job that writes to it",
      instance: { dtsJobs: [{ id: "dts-bp1job", status: "Suspending", role: "destination" }] },
      expect: "fail",
    },
    {
      name: "a job, and nobody has said about others",
      instance: { dtsJobs: [{ id: "dts-bp1job", status: "Migrating", role: "source" }] },
      attested: { "instance-cloud-service-authorization": { unknown: "nobody has attested it" } },
      expect: "fail",
    },
    {
      name: "another product is authorised",
      attested: { "instance-cloud-service-authorization": "authorised" },
      expect: "fail",
    },
    {
      name: "no job, and nobody has said about others",
      attested: { "instance-cloud-service-authorization": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
    {
      name: "jobs not seen",
      instance: { dtsJobs: { unknown: "Forbidden: dts:DescribeDtsJobs" } },
      expect: "unknown",
    },
  ],
};
