import type { PairRow } from "../core/accounts/pair-table.ts";
import type { Text } from "../core/text.ts";

/** The columns of the accounts' decision table (R4.3), with the rule that asks for each. */
export const pairColumns: readonly { readonly rule?: string; readonly title: Text }[] = [
  { rule: "account-pair-type", title: { zh: "源账号 → 目标账号", en: "Source to target" } },
  { rule: "account-same-entity", title: { zh: "实名或主体", en: "Name or entity" } },
  { rule: "account-single-recipient", title: { zh: "此前的过户", en: "Earlier transfers" } },
  { title: { zh: "能否过户", en: "Transfer" } },
  { title: { zh: "仍可选择", en: "What stays possible" } },
];

/** A row of the table, in the order of {@link pairColumns}. */
export function pairCells({
  pair,
  identity,
  recipient,
  allowed,
  decision,
  remains,
}: PairRow): Text[] {
  const verdict: Text = allowed ? { zh: "可以", en: "Yes" } : { zh: "不可以", en: "No" };
  return [
    pair.text,
    identity.text,
    recipient.text,
    {
      zh: `${verdict.zh}：${decision.zh}`,
      en: `${verdict.en}: ${decision.en}`,
    },
    remains,
  ];
}
