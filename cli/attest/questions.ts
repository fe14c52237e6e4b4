import type { TransferCases } from "../../core/case/transfer-cases.ts";
import { answerTo } from "../../core/rules/attestation.ts";
import type { Attested, Question } from "../../core/rules/attestation.ts";
import { judge, judgeAccounts } from "../../core/rules/judge.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { isUnknown } from "../../core/unknown.ts";

/** A question that keeps a rule from its verdict, and whom it is asked of. */
export interface OpenQuestion {
  readonly rule: Rule & { readonly question: Question };
  /** Ids of the instances; empty for a question about the accounts. */
  readonly instances: readonly string[];
}

/** The questions without an answer on which a verdict waits, in the catalogue's order. */
export function openQuestions(rules: readonly Rule[], cases: TransferCases): OpenQuestion[] {
  return rules.flatMap((rule): OpenQuestion[] => {
    const { question } = rule;
    if (question === undefined) return [];
    const asked = { ...rule, question };
    if (rule.about === "accounts") {
      const [finding] = judgeAccounts([rule], cases.accounts);
      const waits =
        finding?.verdict.outcome === "unknown" && hasNone(cases.accounts.attested, rule);
      return waits ? [{ rule: asked, instances: [] }] : [];
    }
    const instances = cases.instances.flatMap((one) => {
      const [finding] = judge([rule], one);
      const waits = finding?.verdict.outcome === "unknown" && hasNone(one.attested, rule);
      return waits ? [one.instance.id] : [];
    });
    return instances.length === 0 ? [] : [{ rule: asked, instances }];
  });
}

function hasNone(attested: Attested, { id }: Rule): boolean {
  return isUnknown(answerTo(attested, id));
}
