import type { Text } from "../text.ts";
import type { LandingOverview, NextStep } from "./overview.ts";

type Told = Omit<LandingOverview, "next" | "costs">;

/** What to do next, in order: what is missing first, then the check, then the landing. */
export function nextSteps(overview: Told, manifestPath: string): NextStep[] {
  const { summary, region, targetTakenAt, groups } = overview;
  const manifest = quotedArgument(manifestPath);
  const step = (what: Text, command?: string): NextStep => ({ what, command });
  const readTarget = `ecs-transfer inventory --region ${quotedArgument(region)} --manifest ${manifest} --output target.inventory.json`;
  const hasRuleGaps = groups.some(({ proof }) => proof !== "same") || summary.refused > 0;
  return [
    ...(targetTakenAt === undefined
      ? [step(texts.readTarget, readTarget), step(texts.nameTarget)]
      : summary.addresses.unknown + summary.capacity.unknown > 0
        ? [step(texts.readAgain, readTarget)]
        : []),
    ...(hasRuleGaps ? [step(texts.rules, `ecs-transfer rules plan --manifest ${manifest}`)] : []),
    step(texts.check, `ecs-transfer check --manifest ${manifest} --stage land`),
    ...(overview.stops.length > 0
      ? [step(texts.decide)]
      : [
          step(texts.preview, "ecs-transfer pulumi preview --policy-pack policies"),
          step(texts.up, "ecs-transfer pulumi up --policy-pack policies"),
        ]),
  ];
}

const texts = {
  readTarget: {
    zh: "用目标账号的密钥读取目标账号",
    en: "Read the target account, with its own key",
  },
  nameTarget: {
    zh: "在过户清单中写上 target.inventory: target.inventory.json，再运行本命令",
    en: "Name the file in the manifest (target.inventory: target.inventory.json) and run this command again",
  },
  readAgain: {
    zh: "用目标账号的密钥再读一次目标账号，补上未知的部分",
    en: "Read the target account again, with its own key, for what is not known",
  },
  rules: {
    zh: "逐条查看安全组规则和每一处不同",
    en: "See each security group rule and every difference",
  },
  check: { zh: "检查落地的条件", en: "Check what the landing needs" },
  decide: {
    zh: "在过户清单中为上面列出的各处作出选择，再运行本命令",
    en: "Decide in the manifest what is listed above, and run this command again",
  },
  preview: { zh: "预览将要创建的资源", en: "Preview what is created" },
  up: { zh: "用目标账号的密钥创建落地环境", en: "Create the landing, with a key of the target" },
} satisfies Record<string, Text>;

/** An argument as a POSIX shell takes it. */
function quotedArgument(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
