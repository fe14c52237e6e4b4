import { isDay } from "./day.ts";
import type { InputError } from "../input/input-error.ts";
import { nearest } from "../input/suggest.ts";
import { oneLine, sentences } from "../input/words.ts";
import { problemsOf } from "../landing/problems.ts";
import type { Problems } from "../landing/problems.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import type { Rule } from "../rules/rule.ts";
import type { Text } from "../text.ts";

/** What is wrong with the attestations and waivers of a manifest, measured against the catalogue of rules. */
export function attestationProblems(
  manifestFile: ManifestFile,
  rules: readonly Rule[],
): readonly InputError[] {
  const problems = problemsOf(manifestFile);
  const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  const { attestations, waivers, instances } = manifestFile.manifest;
  const known = instances.map(({ id }) => id);

  const seen = new Set<string>();
  for (const [index, { rule: id, answer, at, until, instances: some }] of attestations.entries()) {
    const place = ["attestations", index];
    const rule = byId.get(id);
    if (rule === undefined) problems.add([...place, "rule"], noSuchRule(id, asking(rules)));
    else if (rule.question === undefined) problems.add([...place, "rule"], asksNothing(id));
    else if (!rule.question.answers.some(({ value }) => value === answer))
      problems.add([...place, "answer"], noSuchAnswer(rule, answer));
    if (rule?.about === "accounts" && some !== undefined)
      problems.add([...place, "instances"], aboutAccounts(id));
    checkDays({ at, until }, place, problems);
    checkInstances(some, known, place, problems);
    for (const one of some ?? ["*"]) {
      const key = `${id} ${one}`;
      if (seen.has(key)) problems.add([...place, "rule"], saidTwice(id, one));
      seen.add(key);
    }
  }
  for (const [index, { rule: id, until, instances: some }] of waivers.entries()) {
    const place = ["waivers", index];
    const rule = byId.get(id);
    const warnings = rules.filter(({ severity }) => severity === "warning").map((one) => one.id);
    if (rule === undefined) problems.add([...place, "rule"], noSuchRule(id, warnings));
    else if (rule.severity !== "warning") problems.add([...place, "rule"], notWaivable(rule));
    checkDays({ until }, place, problems);
    checkInstances(some, known, place, problems);
  }
  return problems.all();
}

function asking(rules: readonly Rule[]): string[] {
  return rules.filter(({ question }) => question !== undefined).map(({ id }) => id);
}

function checkDays(
  days: { readonly at?: string; readonly until: string },
  place: readonly (string | number)[],
  problems: Problems,
): void {
  for (const [key, day] of Object.entries(days)) {
    if (!isDay(day)) problems.add([...place, key], noSuchDay(day));
  }
  const { at, until } = days;
  if (at !== undefined && at > until) {
    problems.add([...place, "until"], {
      zh: `有效期止于 ${until}，早于答复日期 ${at}。`,
      en: `it ends on ${until}, before it was given on ${at}.`,
    });
  }
}

function checkInstances(
  some: readonly string[] | undefined,
  known: readonly string[],
  place: readonly (string | number)[],
  problems: Problems,
): void {
  for (const [index, id] of (some ?? []).entries()) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    problems.add(
      [...place, "instances", index],
      sentences(
        {
          zh: `${id} 不在这份过户清单的 instances 中。`,
          en: `${id} is not among the manifest's instances.`,
        },
        near === undefined ? undefined : { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` },
      ),
    );
  }
}

function noSuchRule(id: string, allowed: readonly string[]): Text {
  const near = nearest(id, allowed);
  const list = allowed.join(", ");
  return sentences(
    { zh: `没有规则 ${id}。`, en: `there is no rule ${id}.` },
    near === undefined ? undefined : { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` },
    { zh: `可用：${list}。`, en: `Allowed: ${list}.` },
  );
}

function asksNothing(id: string): Text {
  return {
    zh: `规则 ${id} 由 API 的事实判断，不接受答复。请删去这一项，用 ecs-transfer inventory 读取事实。`,
    en: `rule ${id} is decided by facts that an API gives, and takes no answer. Remove the entry; ecs-transfer inventory reads the facts.`,
  };
}

function noSuchAnswer({ id, question }: Rule, answer: string): Text {
  const values = question?.answers.map(({ value }) => value) ?? [];
  const near = nearest(answer, values);
  const list = values.join(", ");
  return sentences(
    {
      zh: `规则 ${id} 没有答案 ${oneLine(answer)}。`,
      en: `rule ${id} has no answer ${oneLine(answer)}.`,
    },
    near === undefined ? undefined : { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` },
    { zh: `可用：${list}。`, en: `Allowed: ${list}.` },
  );
}

function aboutAccounts(id: string): Text {
  return {
    zh: `规则 ${id} 关于两个账号，不针对单台实例。请删去 instances。`,
    en: `rule ${id} is about the two accounts, not about single instances. Remove instances.`,
  };
}

function saidTwice(id: string, instance: string): Text {
  const of =
    instance === "*" ? { zh: "", en: "" } : { zh: `（${instance}）`, en: ` for ${instance}` };
  return {
    zh: `规则 ${id}${of.zh} 已有一个答复。请只留一个。`,
    en: `rule ${id} has been answered${of.en} already. Keep one of them.`,
  };
}

/** The platform's blockers cannot be waived: the console refuses whatever this file says. */
function notWaivable({ id, severity }: Rule): Text {
  return severity === "blocker"
    ? {
        zh: `${id} 是平台的阻断项，不能豁免：无论这里怎么写，控制台都会拒绝过户。请按 ecs-transfer explain ${id} 处理；只有警告可以豁免。`,
        en: `${id} is a blocker of the platform and cannot be waived: the console refuses the transfer whatever is written here. See ecs-transfer explain ${id}; only warnings can be waived.`,
      }
    : {
        zh: `${id} 只是提示，无须豁免。请删去这一项。`,
        en: `${id} is a note, which needs no waiver. Remove the entry.`,
      };
}

function noSuchDay(day: string): Text {
  return { zh: `日历上没有 ${day}。`, en: `the calendar has no ${day}.` };
}
