import {
  anything,
  earlierEnterprise,
  earlierIndividual,
  enterprises,
  firstEnterprise,
  firstIndividual,
  individuals,
  otherEnterprise,
  otherIndividual,
  sameEnterprise,
  sameIndividual,
  toEnterprise,
  toIndividual,
} from "./pair-cells.ts";
import type { Cell, Identity, Pair, Recipient } from "./pair-cells.ts";
import { answerTo } from "../rules/attestation.ts";
import type { Answer, Attested } from "../rules/attestation.ts";
import type { Verdict } from "../rules/rule.ts";
import { fail, pass, undecided } from "../rules/verdict.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";

/** The three rules that read the table, in the order in which they narrow it. */
const columns = [
  { rule: "account-pair-type", condition: "pair" },
  { rule: "account-same-entity", condition: "identity" },
  { rule: "account-single-recipient", condition: "recipient" },
] as const;
export type PairRuleId = (typeof columns)[number]["rule"];
type Condition = (typeof columns)[number]["condition"];

/** A row of the decision table of R4.3: which accounts can transfer to which. */
export interface PairRow {
  readonly pair: Cell<Pair>;
  readonly identity: Cell<Identity>;
  readonly recipient: Cell<Recipient>;
  readonly allowed: boolean;
  /** Whether it is allowed, in words. */
  readonly decision: Text;
  /** What stays possible beside or after it. */
  readonly remains: Text;
  /** The guide's own words, R4.3. */
  readonly quote: string;
}

const imageOrMigration: Text = {
  zh: "共享镜像或 SMC（R10）",
  en: "a shared image or SMC (R10)",
};
const oneIndividual: Text = {
  zh: "仅支持过户给单个个人账号",
  en: "allowed to one single individual account only",
};
const oneEnterprise: Text = {
  zh: "仅支持过户给一个企业账号",
  en: "allowed to one enterprise account only",
};

const quotes = {
  sameIndividual: "同实名认证：支持。",
  otherIndividual:
    "非同名或目标非实名认证用户：仅支持将ECS过户给单个个人账号，不支持继续过户给其他个人账号。若不满足：可考虑共享镜像或SMC方案（参见其他迁移方案）。",
  sameEnterprise: "同实名认证且企业主体与名称一致：支持（一个企业主体最多可认证10个账号）。",
  otherEnterprise: "其他场景不支持；可考虑共享镜像或SMC方案。",
  toEnterprise: "仅支持过户给一个企业账号，不支持继续过户给其他企业账号；可考虑共享镜像或SMC方案。",
  toIndividual: "不支持；可考虑共享镜像或SMC方案。",
};

/** The decision table of R4.3; exactly one row fits any three answers that agree with each other. */
export const pairTable: readonly PairRow[] = [
  {
    pair: individuals,
    identity: sameIndividual,
    recipient: anything,
    allowed: true,
    decision: { zh: "支持", en: "allowed" },
    remains: {
      zh: "可继续过户给同一实名的其他账号",
      en: "further transfers to accounts under the same real name",
    },
    quote: quotes.sameIndividual,
  },
  {
    pair: individuals,
    identity: otherIndividual,
    recipient: firstIndividual,
    allowed: true,
    decision: oneIndividual,
    remains: {
      zh: "此后不能再过户给其他不同实名的个人账号",
      en: "after it, no transfer to any other individual under a different real name",
    },
    quote: quotes.otherIndividual,
  },
  {
    pair: individuals,
    identity: otherIndividual,
    recipient: earlierIndividual,
    allowed: false,
    decision: oneIndividual,
    remains: imageOrMigration,
    quote: quotes.otherIndividual,
  },
  {
    pair: enterprises,
    identity: sameEnterprise,
    recipient: anything,
    allowed: true,
    decision: { zh: "支持", en: "allowed" },
    remains: {
      zh: "可继续过户给同一企业主体的其他账号（一个主体最多认证10个账号）",
      en: "further transfers to accounts of the same entity (which can verify at most 10 accounts)",
    },
    quote: quotes.sameEnterprise,
  },
  {
    pair: enterprises,
    identity: otherEnterprise,
    recipient: anything,
    allowed: false,
    decision: {
      zh: "仅支持实名认证、企业主体与名称均一致的账号",
      en: "allowed only where real-name verification, entity and name are the same",
    },
    remains: imageOrMigration,
    quote: quotes.otherEnterprise,
  },
  {
    pair: toEnterprise,
    identity: anything,
    recipient: firstEnterprise,
    allowed: true,
    decision: oneEnterprise,
    remains: {
      zh: "此后不能再过户给其他企业账号",
      en: "after it, no transfer to any other enterprise account",
    },
    quote: quotes.toEnterprise,
  },
  {
    pair: toEnterprise,
    identity: anything,
    recipient: earlierEnterprise,
    allowed: false,
    decision: oneEnterprise,
    remains: imageOrMigration,
    quote: quotes.toEnterprise,
  },
  {
    pair: toIndividual,
    identity: anything,
    recipient: anything,
    allowed: false,
    decision: { zh: "不支持", en: "not allowed" },
    remains: imageOrMigration,
    quote: quotes.toIndividual,
  },
];

/**
 * What the table makes of one of its rules.
 * The answers narrow the rows column by column, and a column that no remaining row asks for needs no answer.
 * The rule fails whose own answer leaves no allowed row; for the other two rules that is a pass.
 */
export function pairVerdict(rule: PairRuleId, attested: Attested): Verdict {
  let rows = pairTable;
  for (const { rule: asking, condition } of columns) {
    const isOwn = asking === rule;
    const asked = answersIn(rows, condition);
    if (asked.length > 0) {
      const path = `attested.${asking}`;
      const answer = answerTo(attested, asking);
      if (isUnknown(answer)) return undecided(path, answer);
      const left = rows.filter((row) => row[condition].answer === answer.value);
      if (isOwn && left.every(({ allowed }) => !allowed)) {
        const clearing = answersIn(rows.filter(isAllowed), condition);
        return refused(path, answer, clearing, left[0]);
      }
      if (left.length === 0) {
        return undecided(path, { unknown: `${answer.value} is none of ${asked.join(" | ")}` });
      }
      rows = left;
    }
    if (isOwn) break;
  }
  return pass;
}

function isAllowed({ allowed }: PairRow): boolean {
  return allowed;
}

function answersIn(rows: readonly PairRow[], condition: Condition): string[] {
  const answers = rows.map((row) => row[condition].answer).filter((answer) => answer !== "any");
  return [...new Set(answers)];
}

/** @param row the row that refuses; none where the answer contradicts the answers before it */
function refused(
  path: string,
  { value, by, at }: Answer,
  clearing: readonly string[],
  row: PairRow | undefined,
): Verdict {
  return fail(
    { path, expected: clearing.join(" | "), actual: `${value}, by ${by}, ${at}` },
    row === undefined ? {} : { explanation: explanationOf(row) },
  );
}

/** A row of the table as sentences: what it allows, the conditions that led to it, and what stays possible. */
function explanationOf({ pair, identity, recipient, decision, remains }: PairRow): Text {
  const conditions = [identity, recipient].filter(({ answer }) => answer !== "any");
  const zh = conditions.map(({ text }) => text.zh).join("，");
  const en = conditions.map(({ text }) => text.en).join(", ");
  return {
    zh: `${pair.text.zh}：${decision.zh}。${zh === "" ? "" : `答复：${zh}。`}仍可选择：${remains.zh}。`,
    en: `${pair.text.en}: ${decision.en}. ${en === "" ? "" : `Attested: ${en}. `}What stays possible: ${remains.en}.`,
  };
}
