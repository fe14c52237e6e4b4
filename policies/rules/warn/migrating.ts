import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnMigrating: Rule = {
  id: "warn-migrating",
  about: "instance",
  title: {
    zh: "实例上有未完成的迁移任务",
    en: "A migration job runs on the instance",
  },
  source: {
    ref: "ModifyInstanceVpcAttribute, SMC DescribeReplicationJobs",
    quote: "正在迁移的实例不支持更换VPC，而过户会更换VPC；停机也会中断 SMC 迁移任务。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.replicationJobs"],
  remedy: {
    zh: "等迁移任务完成；不再需要的任务先停止：aliyun smc StopReplicationJob --JobId <任务ID>，用 aliyun smc DescribeReplicationJobs --JobId.1 <任务ID> 核对状态。",
    en: "Let the migration job finish; stop one that is no longer needed: aliyun smc StopReplicationJob --JobId <job>, and check its state with aliyun smc DescribeReplicationJobs --JobId.1 <job>.",
  },
  undo: {
    zh: "继续任务（实例须在运行）：aliyun smc StartReplicationJob --JobId <任务ID>",
    en: "Go on with the job, while the instance runs: aliyun smc StartReplicationJob --JobId <job>",
  },
  url: "https://help.aliyun.com/zh/smc/user-guide/migrate-servers-between-ecs-instances",

  check: ({ instance: { replicationJobs } }) =>
    nothingListed("instance.replicationJobs", replicationJobs, (job) => job),

  cases: [
    { name: "no job", instance: { replicationJobs: [] }, expect: "pass" },
    { name: "a job", instance: { replicationJobs: ["j-bp1move"] }, expect: "fail" },
    { name: "two jobs", instance: { replicationJobs: ["j-bp1move", "j-bp1copy"] }, expect: "fail" },
    {
      name: "jobs not seen",
      instance: { replicationJobs: { unknown: "Forbidden: smc:DescribeReplicationJobs" } },
      expect: "unknown",
    },
  ],
};
