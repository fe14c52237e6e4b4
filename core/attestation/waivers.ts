import { endOfDay } from "./day.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Finding } from "../rules/finding.ts";
import type { Text } from "../text.ts";

type Waiver = Manifest["waivers"][number];

/**
 * The findings with their waivers, and what is to be said of the waivers themselves: one past its last day waives
 * nothing and is a finding, and so is one that matches no warning.
 * @param whole whether all rules were asked of all instances: of a part nobody can say that a waiver is not needed
 */
export function withWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  now: Date,
  whole: boolean,
): Finding[] {
  const used = new Set<Waiver>();
  const waived = findings.map((finding) => {
    if (finding.rule.severity !== "warning" || finding.verdict.outcome !== "fail") return finding;
    const matching = waivers.filter((waiver) => covers(waiver, finding));
    for (const waiver of matching) used.add(waiver);
    const inForce = matching.find(({ until }) => now < endOfDay(until));
    if (inForce === undefined) return finding;
    const { reason, owner, until } = inForce;
    return { ...finding, waiver: { reason, owner, until } };
  });
  const said = waivers.flatMap((waiver, index) => {
    if (now >= endOfDay(waiver.until)) return [aboutWaiver(waiver, index, expired(waiver))];
    return used.has(waiver) || !whole ? [] : [aboutWaiver(waiver, index, unused(waiver))];
  });
  return [...waived, ...said];
}

function covers(waiver: Waiver, { rule, subject }: Finding): boolean {
  if (waiver.rule !== rule.id) return false;
  return waiver.instances === undefined || waiver.instances.includes(subject.id);
}

interface Said {
  readonly rule: "waiver-expired" | "waiver-unused";
  readonly title: Text;
  readonly expected: string;
  readonly actual: string;
  readonly remedy: Text;
}

function expired({ rule, owner, until }: Waiver): Said {
  return {
    rule: "waiver-expired",
    title: {
      zh: "豁免已过期，不再生效",
      en: "A waiver has run out and waives nothing",
    },
    expected: "a day that is not past",
    actual: `${until} (${rule}, ${owner})`,
    remedy: {
      zh: "请消除警告并删去豁免，或由责任人重新确认并写上新的 until。",
      en: "Mend the warning and remove the waiver, or let its owner confirm it anew with a later until.",
    },
  };
}

function unused({ rule, owner, until }: Waiver): Said {
  return {
    rule: "waiver-unused",
    title: { zh: "豁免没有对应的警告", en: "A waiver matches no warning" },
    expected: `a warning of ${rule}`,
    actual: `none (${owner}, until ${until})`,
    remedy: {
      zh: "警告已经消除时请删去豁免；仍未知时请先补齐事实。",
      en: "Remove the waiver where the warning is gone; where the rule is unknown, supply its facts first.",
    },
  };
}

function aboutWaiver(waiver: Waiver, index: number, said: Said): Finding {
  const place = `waivers[${String(index)}]`;
  return {
    rule: {
      id: said.rule,
      title: said.title,
      source: { ref: "transfer.yaml", quote: "只有警告可以豁免，须写明原因、责任人和期限。" },
      severity: "warning",
      outlet: "fix",
      phase: "account",
      remedy: said.remedy,
      url: "https://help.aliyun.com/en/user-center/resource-transfer",
    },
    subject: { about: "manifest", id: place, name: waiver.rule, region: null },
    verdict: {
      outcome: "fail",
      evidence: [{ path: `${place}.until`, expected: said.expected, actual: said.actual }],
    },
    dueBy: "plan",
    outlet: "fix",
    waiver: null,
  };
}
