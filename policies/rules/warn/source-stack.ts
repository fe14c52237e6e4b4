import { answerTo, attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Fail, Rule } from "../../../core/rules/rule.ts";
import { noTagOf } from "../../../core/rules/warned.ts";
import type { Attested } from "../../../core/rules/attestation.ts";
import type { Text } from "../../../core/text.ts";
import { isUnknown } from "../../../core/unknown.ts";

/** What resource orchestration (ROS) puts before the keys of the tags that it writes on what its stacks create. */
const stackTags = ["acs:ros:"];

export const warnSourceStack: Rule = {
  id: "warn-source-stack",
  about: "instance",
  title: {
    zh: "实例由源账号的编排工具管理，之后的部署会启动它或买一台新的",
    en: "A tool of the source account manages the instance, and its next run starts it or buys a new one",
  },
  source: {
    ref: "alicloud provider Instance status, ROS system tags",
    quote: "编排工具默认让实例保持运行；过户后它在源账号里查不到实例，下一次部署会新建并计费。",
  },
  remark: {
    zh: "ROS 标签证明实例由 ROS 创建；堆栈已经保留资源地放弃它时标签可能还在，可以写明理由豁免。",
    en: "Tags of ROS prove that ROS created the instance; they may remain after a stack has let go of it and kept it, which a waiver with its reason can say.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.tagKeys", "attested.warn-source-stack"],
  remedy: {
    zh: '冻结：从停机到过户完成不对源栈运行 up、apply、destroy；必须运行时先写 status: "Stopped"、stoppedMode: "KeepCharging"。释放：把实例及其挂载从程序里删去，同时只从状态里删除，不删云上的资源：pulumi state delete <URN>，terraform state rm <地址>，ROS 则给资源设 DeletionPolicy: Retain 后从模板移除。释放后预览一次，结果里不得有新建或删除这台实例，再改答 none。',
    en: 'Freeze: from the stop until the transfer is finished, run no up, apply or destroy on the source stack; where a run is a must, write status: "Stopped" and stoppedMode: "KeepCharging" first. Release: take the instance and what is attached to it out of the program and out of the state alone, never out of the cloud: pulumi state delete <urn>, terraform state rm <address>, or for ROS DeletionPolicy: Retain on the resource and then out of the template. Preview once more: it must neither create nor delete this instance; then answer none.',
  },
  undo: {
    zh: "取消过户时把实例收回原来的栈：pulumi import alicloud:ecs/instance:Instance <名称> <instance>，terraform import alicloud_instance.<名称> <instance>；ROS 用资源导入更改集。",
    en: "Where the transfer is called off, take it back into its stack: pulumi import alicloud:ecs/instance:Instance <name> <instance>, terraform import alicloud_instance.<name> <instance>; for ROS, a change set that imports resources.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "源账号里由哪个工具管理这台实例（它的程序或状态里有这台实例）？",
      en: "Which tool of the source account manages this instance, in its program or its state?",
    },
    answers: [
      {
        value: "none",
        means: {
          zh: "没有工具管理它，或已经释放",
          en: "no tool manages it, or it has been released",
        },
        clears: true,
      },
      { value: "pulumi", means: { zh: "Pulumi 栈", en: "a Pulumi stack" }, clears: false },
      {
        value: "terraform",
        means: { zh: "Terraform 或 OpenTofu 状态", en: "a Terraform or OpenTofu state" },
        clears: false,
      },
      {
        value: "other",
        means: { zh: "ROS 或其他工具", en: "ROS or another tool" },
        clears: false,
      },
    ],
  },

  check({ instance: { tagKeys }, attested }) {
    const verdict = attestedVerdict(warnSourceStack, attested, noTagOf(tagKeys, stackTags));
    return verdict.outcome === "fail" ? { ...verdict, ...explained(attested) } : verdict;
  },

  cases: [
    { name: "none", attested: { "warn-source-stack": "none" }, expect: "pass" },
    { name: "a Pulumi stack", attested: { "warn-source-stack": "pulumi" }, expect: "fail" },
    { name: "a Terraform state", attested: { "warn-source-stack": "terraform" }, expect: "fail" },
    { name: "another tool", attested: { "warn-source-stack": "other" }, expect: "fail" },
    {
      name: "tags of ROS against the answer",
      instance: { tagKeys: ["owner", "acs:ros:stackId"] },
      attested: { "warn-source-stack": "none" },
      expect: "fail",
    },
    {
      name: "tags of ROS, nobody has attested it",
      instance: { tagKeys: ["acs:ros:stackId"] },
      attested: { "warn-source-stack": { unknown: "nobody has attested it" } },
      expect: "fail",
    },
    {
      name: "a Pulumi stack, tags not seen",
      instance: { tagKeys: { unknown: "Forbidden: ecs:DescribeInstances" } },
      attested: { "warn-source-stack": "pulumi" },
      expect: "fail",
    },
    {
      name: "none, tags not seen",
      instance: { tagKeys: { unknown: "Forbidden: ecs:DescribeInstances" } },
      attested: { "warn-source-stack": "none" },
      expect: "unknown",
    },
    {
      name: "nobody has attested it",
      attested: { "warn-source-stack": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};

const hazards: Readonly<Partial<Record<string, Text>>> = {
  pulumi: {
    zh: "Instance 的 status 默认为 Running，停机后的 up 会启动实例；过户后 refresh 把它从状态里去掉，下一次 up 会新买一台。destroy 会释放按量付费的实例。",
    en: "The status of Instance defaults to Running, so an up after the stop starts it; after the transfer a refresh drops it from the state, and the next up buys a new one. A destroy releases a pay-as-you-go instance.",
  },
  terraform: {
    zh: "alicloud_instance 的 status 默认为 Running，停机后的 apply 会启动实例；过户后 plan 会提议新建，apply 会新买一台。destroy 会释放按量付费的实例。",
    en: "The status of alicloud_instance defaults to Running, so an apply after the stop starts it; after the transfer a plan proposes to create it, and the apply buys a new one. A destroy releases a pay-as-you-go instance.",
  },
};

/** What the tool that was named does to the instance. */
function explained(attested: Attested): Pick<Fail, "explanation"> {
  const answer = answerTo(attested, warnSourceStack.id);
  const explanation = isUnknown(answer) ? undefined : hazards[answer.value];
  return explanation === undefined ? {} : { explanation };
}
