import type { Rule } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

const notGiven = { unknown: "ListFundAccount gives no site" };

export const accountCrossSite: Rule = {
  id: "account-cross-site",
  about: "accounts",
  title: {
    zh: "两个账号不能跨站点",
    en: "The two accounts must be of the same site",
  },
  source: { ref: "R4.5", quote: "源账号和目标账号不能跨站点（例如中国站与国际站）。" },
  remark: {
    zh: "EIP 过户页要求双方都是中国站（26842）。两个国际站（26888）账号之间能否过户没有依据；站点相同只说明没有跨站点。",
    en: "The page on EIP transfers wants both accounts on the China site (26842). No source says whether two accounts of the international site (26888) can transfer; equal sites show only that no site is crossed.",
  },
  severity: "blocker",
  holdsBy: "plan",
  outlet: "none",
  phase: "account",
  evidence: ["source.site", "target.site"],
  remedy: {
    zh: "站点在注册时确定，不能更改。请换用同一站点的目标账号。",
    en: "An account's site is settled when it is registered and cannot be changed. Take a target account of the same site.",
  },
  url: "https://help.aliyun.com/en/eip/transfer-pay-as-you-go-eip",

  check({ source, target }) {
    if (isUnknown(source.site)) return undecided("source.site", source.site);
    if (isUnknown(target.site)) return undecided("target.site", target.site);
    if (source.site === "") return undecided("source.site", notGiven);
    if (target.site === "") return undecided("target.site", notGiven);
    if (source.site === target.site) return pass;
    return fail({
      path: "target.site",
      expected: `${source.site}, as the source`,
      actual: target.site,
    });
  },

  cases: [
    {
      name: "both on the China site",
      source: { site: "26842" },
      target: { site: "26842" },
      expect: "pass",
    },
    {
      name: "both on the international site",
      source: { site: "26888" },
      target: { site: "26888" },
      expect: "pass",
    },
    {
      name: "from the China site to the international one",
      source: { site: "26842" },
      target: { site: "26888" },
      expect: "fail",
    },
    {
      name: "from the international site to the China one",
      source: { site: "26888" },
      target: { site: "26842" },
      expect: "fail",
    },
    {
      name: "two empty answers are no site in common",
      source: { site: "" },
      target: { site: "" },
      expect: "unknown",
    },
    { name: "an empty answer of the source", source: { site: "" }, expect: "unknown" },
    { name: "an empty answer of the target", target: { site: "" }, expect: "unknown" },
    {
      name: "source not seen",
      source: { site: { unknown: "NotAuthorized: bssopenapi ListFundAccount" } },
      expect: "unknown",
    },
    {
      name: "target not seen",
      target: { site: { unknown: "NotAuthorized: bssopenapi ListFundAccount" } },
      expect: "unknown",
    },
  ],
};
