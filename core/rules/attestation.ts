import { fail, pass, undecided } from "./verdict.ts";
import type { Verdict } from "./rule.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";

/** What a rule asks where no API can see, and the answers that it takes. */
export interface Question {
  readonly ask: Text;
  readonly answers: readonly {
    /** As it stands in the manifest: lower-case letters, digits and hyphens. */
    readonly value: string;
    readonly means: Text;
    /** Whether the rule passes with it, as far as the answer goes. */
    readonly clears: boolean;
  }[];
}

/** A person's answer to the question of one rule. */
export interface Answer {
  readonly value: string;
  /** Who attests it. */
  readonly by: string;
  /** When, ISO 8601. */
  readonly at: string;
}

/** Answers by the id of the rule that asks; one that is missing or out of date is unknown. */
export type Attested = Readonly<Partial<Record<string, Maybe<Answer>>>>;

/** Why a question has no answer. */
const notAttested: Unknown = { unknown: "nobody has attested it: run ecs-transfer attest" };

/** The answer to the question of a rule. */
export function answerTo(attested: Attested, id: string): Maybe<Answer> {
  return attested[id] ?? notAttested;
}

/**
 * What an answer makes of a rule, beside what facts prove.
 * A failure that facts prove stands whatever was attested, and an answer that contradicts it is named with it;
 * facts that prove nothing leave the rule to the answer. An answer that the question does not know clears nothing.
 * @param proven what the facts say: a failure, or that they say nothing against it
 */
export function attestedVerdict(
  rule: { readonly id: string; readonly question?: Question },
  attested: Attested,
  proven: Verdict = pass,
): Verdict {
  const path = `attested.${rule.id}`;
  const answer = answerTo(attested, rule.id);
  const clearing = (rule.question?.answers ?? []).filter(({ clears }) => clears);
  const clears = !isUnknown(answer) && clearing.some(({ value }) => value === answer.value);
  if (proven.outcome === "fail") {
    if (!clears) return proven;
    const contradiction = {
      path,
      expected: "an answer that agrees with the facts",
      actual: `${answer.value}, by ${answer.by}, ${answer.at}`,
    };
    return { ...proven, evidence: [...proven.evidence, contradiction] };
  }
  if (isUnknown(answer)) return undecided(path, answer);
  if (!clears) {
    return fail({
      path,
      expected: clearing.map(({ value }) => value).join(" | "),
      actual: `${answer.value}, by ${answer.by}, ${answer.at}`,
    });
  }
  return proven;
}
