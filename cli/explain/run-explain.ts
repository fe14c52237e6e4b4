import { explained } from "./explained.ts";
import type { Explained } from "./explained.ts";
import { ruleList } from "./rule-list.ts";
import { ruleText } from "./rule-text.ts";
import type { Page } from "./rule-text.ts";
import { UserError } from "../user-error.ts";
import { oneLine } from "../../core/input/words.ts";
import { nearest } from "../../core/input/suggest.ts";

/**
 * What `ecs-transfer explain` prints: one rule whole, or all of them in a line each.
 * @throws {UserError} for a rule that there is none of, with those that are near
 */
export function explanation(id: string | undefined, page: Page): string {
  if (id === undefined) return `${ruleList(explained, page)}\n`;
  return `${ruleText(ruleOf(id), page)}\n`;
}

function ruleOf(id: string): Explained {
  const found = explained.find((rule) => rule.id === id.trim().toLowerCase());
  if (found === undefined) throw noSuchRule(id);
  return found;
}

const mostNamed = 5;
const mostNear = 3;

function noSuchRule(id: string): UserError {
  const near = nearestTo(id);
  const [zh, en] =
    near.length === 0
      ? ["", ""]
      : [`是否想写 ${near.join("、")}？`, ` Did you mean ${near.join(", ")}?`];
  return new UserError({
    zh: `没有规则 ${oneLine(id)}。${zh}全部规则：ecs-transfer explain`,
    en: `There is no rule ${oneLine(id)}.${en} All rules: ecs-transfer explain`,
  });
}

/** The rules that a word most likely means: those that hold it, else those that are spelled like it. */
function nearestTo(typed: string): string[] {
  const word = typed.trim().toLowerCase();
  const ids = explained.map(({ id }) => id);
  const holding = word === "" ? [] : ids.filter((id) => id.includes(word));
  if (holding.length > 0) return holding.slice(0, mostNamed);
  const near: string[] = [];
  while (near.length < mostNear) {
    const next = nearest(
      word,
      ids.filter((id) => !near.includes(id)),
    );
    if (next === undefined) break;
    near.push(next);
  }
  return near;
}
