import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { withHints } from "../../../core/rules/hint.ts";
import type { Rule } from "../../../core/rules/rule.ts";
import { undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const instanceReverseAccess: Rule = {
  id: "instance-reverse-access",
  about: "instance",
  title: {
    zh: "须先解除反向访问服务",
    en: "Reverse access services must be released first",
  },
  source: {
    ref: "R5.14",
    quote:
      "实例绑定了HaVip（高可用虚拟IP）、反向访问服务、指定下一跳路由规则、SLB、全球加速等服务时不支持过户",
  },
  remark: {
    zh: "指南没有说“反向访问服务”是哪个产品，实例上也没有对应的字段。VPC 里有反向终端节点（PrivateLink，EndpointType 为 Reverse）只是线索：它说明有云服务会主动访问这个 VPC，不说明访问的是这台实例。",
    en: "The guide does not say which product reverse access is, and an instance has no field for it. A reverse endpoint in the VPC (PrivateLink, EndpointType Reverse) is only a hint: some cloud service opens connections into the VPC, not necessarily to this instance.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["instance.reverseEndpoints", "attested.instance-reverse-access"],
  remedy: {
    zh: "先看 VPC 里的反向终端节点：aliyun privatelink ListVpcEndpoints --RegionId <region> --EndpointType Reverse --VpcId <专有网络>。再到使用它的产品（例如 DTS、DMS、DataWorks）里删除对这台实例的登记。只服务于其他实例的终端节点不必删除。",
    en: "Look at the reverse endpoints of the VPC: aliyun privatelink ListVpcEndpoints --RegionId <region> --EndpointType Reverse --VpcId <vpc>. Then remove the registration of this instance in the product that uses them (DTS, DMS or DataWorks, for example). An endpoint that serves other instances only can stay.",
  },
  undo: {
    zh: "在同一产品里重新登记这台实例；过户后须由目标账号登记。",
    en: "Register the instance in the same product again; after the transfer the target account has to do it.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "有云服务通过反向访问（例如 DTS、DMS、DataWorks 登记的 VPC 内地址，或反向终端节点）主动连接这台实例吗？",
      en: "Does a cloud service open connections to this instance by reverse access (an address in the VPC registered with DTS, DMS or DataWorks, for example, or a reverse endpoint)?",
    },
    answers: [
      {
        value: "none",
        means: { zh: "没有，或都已解除", en: "none does, or all of them are released" },
        clears: true,
      },
      {
        value: "registered",
        means: { zh: "有，还没有解除", en: "one does, and it is not released yet" },
        clears: false,
      },
    ],
  },

  check({ instance: { reverseEndpoints }, attested }) {
    if (isUnknown(reverseEndpoints)) {
      const unseen = undecided("instance.reverseEndpoints", reverseEndpoints);
      return attestedVerdict(instanceReverseAccess, attested, unseen);
    }
    const hint = `there are reverse endpoints in its VPC: ${reverseEndpoints.join(", ")}`;
    return withHints(
      attestedVerdict(instanceReverseAccess, attested),
      reverseEndpoints.length === 0 ? [] : [hint],
    );
  },

  cases: [
    {
      name: "no reverse access and no endpoint",
      instance: { reverseEndpoints: [] },
      attested: { "instance-reverse-access": "none" },
      expect: "pass",
    },
    {
      name: "an endpoint that does not serve it",
      instance: { reverseEndpoints: ["ep-bp1reverse"] },
      attested: { "instance-reverse-access": "none" },
      expect: "pass",
    },
    {
      name: "registered, no endpoint seen",
      instance: { reverseEndpoints: [] },
      attested: { "instance-reverse-access": "registered" },
      expect: "fail",
    },
    {
      name: "registered, endpoints not seen",
      instance: { reverseEndpoints: { unknown: "Forbidden: privatelink:ListVpcEndpoints" } },
      attested: { "instance-reverse-access": "registered" },
      expect: "fail",
    },
    {
      name: "an endpoint, and nobody has said",
      instance: { reverseEndpoints: ["ep-bp1reverse"] },
      attested: { "instance-reverse-access": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
    {
      name: "no endpoint, and nobody has said",
      instance: { reverseEndpoints: [] },
      attested: { "instance-reverse-access": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
    {
      name: "endpoints not seen",
      instance: { reverseEndpoints: { unknown: "Forbidden: privatelink:ListVpcEndpoints" } },
      expect: "unknown",
    },
  ],
};
