import type { Finding } from "../../core/rules/finding.ts";
import type { Verdict } from "../../core/rules/rule.ts";
import type { Text } from "../../core/text.ts";

const outcomes: Record<Verdict["outcome"], Text> = {
  pass: { zh: "通过", en: "pass" },
  fail: { zh: "不通过", en: "fail" },
  unknown: { zh: "未知", en: "unknown" },
};

/** What an answer changed: a line a rule, with how many instances it concerns; empty where nothing changed. */
export function changedVerdicts(before: readonly Finding[], after: readonly Finding[]): Text[] {
  const old = new Map(before.map((finding) => [keyOf(finding), finding.verdict.outcome]));
  const changes = new Map<string, { from: Verdict["outcome"]; to: Finding; count: number }>();
  for (const finding of after) {
    const from = old.get(keyOf(finding));
    const to = finding.verdict.outcome;
    if (from === undefined || from === to) continue;
    const key = `${finding.rule.id} ${from} ${to}`;
    const seen = changes.get(key);
    changes.set(key, { from, to: finding, count: (seen?.count ?? 0) + 1 });
  }
  return [...changes.values()].map(({ from, to, count }) => {
    const { rule, subject, verdict } = to;
    const many = subject.about === "instance" ? String(count) : "";
    return {
      zh: `${rule.id}：${outcomes[from].zh} → ${outcomes[verdict.outcome].zh}${many === "" ? "" : `（${many} 台）`}`,
      en: `${rule.id}: ${outcomes[from].en} -> ${outcomes[verdict.outcome].en}${many === "" ? "" : ` (${many} ${count === 1 ? "instance" : "instances"})`}`,
    };
  });
}

function keyOf({ rule, subject }: Finding): string {
  return `${rule.id} ${subject.about} ${subject.id}`;
}
