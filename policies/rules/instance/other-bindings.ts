import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceOtherBindings: Rule = {
  id: "instance-other-bindings",
  about: "instance",
  title: {
    zh: "须先解除与其他服务的绑定",
    en: "Bindings to any other service must be released first",
  },
  source: {
    ref: "R5.14",
    quote:
      "实例绑定了HaVip（高可用虚拟IP）、反向访问服务、指定下一跳路由规则、SLB、全球加速等服务时不支持过户",
  },
  remark: {
    zh: "指南用“等服务”结尾，没有列全；点名的几种由各自的规则检查，这里只问其余的。伸缩组、集群节点、流量镜像等看得到的，另有 warn- 开头的规则提示；它们算不算“等服务”没有说明，还绑定着就答 bound。",
    en: 'The guide ends its list with "and other services" and never completes it: the services that it names have rules of their own, and only the rest is asked here. Scaling groups, cluster nodes and traffic mirrors can be seen and have warnings of their own (warn-...); whether the guide means them is not said, so answer bound while one of them is.',
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  downtime: true,
  evidence: ["attested.instance-other-bindings"],
  remedy: {
    zh: "在各服务的控制台里把这台实例移除，先确认流量已经切走，并记下原来的配置。",
    en: "Remove the instance in the console of each of these services, make sure first that its traffic goes elsewhere, and write down how it was bound.",
  },
  undo: {
    zh: "按记下的配置在各服务里重新加入这台实例；过户后须用目标账号的服务。",
    en: "Add the instance to each service again as it was written down; after the transfer it has to be a service of the target account.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "除 HaVip、反向访问服务、路由下一跳、SLB、全球加速外，这台实例还直接绑定了其他云服务吗（例如伸缩组、容器集群节点、Web 应用防火墙的云产品接入、API 网关、流量镜像、云备份）？",
      en: "Is this instance bound to any other cloud service besides HaVip, reverse access, route next hops, SLB and Global Accelerator (for example a scaling group, a container cluster, cloud native access of Web Application Firewall, API Gateway, a traffic mirror, Cloud Backup)?",
    },
    answers: [
      {
        value: "none",
        means: {
          zh: "没有其他绑定，或都已解除",
          en: "there is none, or all of them are released",
        },
        clears: true,
      },
      {
        value: "bound",
        means: { zh: "还绑定着其他服务", en: "it is still bound to another service" },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(instanceOtherBindings, attested),

  cases: [
    { name: "no other binding", attested: { "instance-other-bindings": "none" }, expect: "pass" },
    { name: "still bound", attested: { "instance-other-bindings": "bound" }, expect: "fail" },
    {
      name: "nobody has said",
      attested: { "instance-other-bindings": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
