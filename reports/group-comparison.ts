import { printable } from "../core/printable.ts";
import type { Comparison } from "../core/security-group/equivalence/compare.ts";
import type { Decision } from "../core/security-group/equivalence/decide.ts";
import type { ReadRules } from "../core/security-group/equivalence/read-rules.ts";
import type { Region } from "../core/security-group/equivalence/region.ts";
import type { PortRange } from "../core/security-group/equivalence/rule-set.ts";
import type { Language, Text } from "../core/text.ts";

/** A group that is compared: its name for people, and what of it is not in the comparison. */
export interface ComparedGroup {
  readonly name: string;
  readonly unread: ReadRules["unread"];
  /** What is taken for granted because nothing says it. */
  readonly assumed: readonly Text[];
}

/** Regions past these are counted; the JSON has all of them. */
const mostShown = 20;

const words = {
  same: {
    zh: "两个安全组放行的报文完全相同。",
    en: "The two groups let through exactly the same packets.",
  },
  unproven: {
    zh: "读得懂的规则完全相同，但有规则没有参与比较，因此不能证明两边相同：",
    en: "What could be read is the same, but some rules are not in the comparison, so nothing is proven:",
  },
  left: {
    zh: "另有规则没有参与比较：",
    en: "Rules that are not in the comparison:",
  },
  wider: {
    zh: "右边比左边放行得更多：",
    en: "The right one lets through more than the left one:",
  },
  narrower: {
    zh: "右边比左边放行得更少：",
    en: "The right one lets through less than the left one:",
  },
  incomparable: {
    zh: "两边各放行一些对方不放行的报文：",
    en: "Each lets through what the other does not:",
  },
  ingress: { zh: "入方向", en: "ingress" },
  egress: { zh: "出方向", en: "egress" },
  from: { zh: "来自", en: "from" },
  to: { zh: "发往", en: "to" },
  ports: { zh: "目的端口", en: "port" },
  sourcePorts: { zh: "源端口", en: "source port" },
  local: { zh: "本端", en: "at" },
  inside: { zh: "属于", en: "in" },
  outside: { zh: "不属于", en: "not in" },
  accept: { zh: "放行", en: "accept" },
  drop: { zh: "拒绝", en: "drop" },
  inner: { zh: "组内互通", en: "access inside the group" },
  implicit: { zh: "没有匹配的规则", en: "no rule matches" },
  example: { zh: "例如", en: "for example" },
} as const satisfies Record<string, Text>;

/** What differs between two groups, for people. */
export function groupComparison(
  left: ComparedGroup,
  right: ComparedGroup,
  comparison: Comparison,
  language: Language,
): string {
  const unread = unreadLines([left, right], language);
  const lines = comparison.same
    ? unread.length === 0
      ? [words.same[language]]
      : [words.unproven[language], ...unread]
    : [
        words[comparison.relation][language],
        ...regionLines(left, right, comparison.regions, language),
        ...(unread.length === 0 ? [] : [words.left[language], ...unread]),
      ];
  const assumed = [...left.assumed, ...right.assumed].map((text) => printable(text[language]));
  return `${[...lines, ...assumed].join("\n")}\n`;
}

/** The rules of groups that are not in their comparison, a line each. */
export function unreadLines(groups: readonly ComparedGroup[], language: Language): string[] {
  return groups.flatMap((group) =>
    group.unread.map(
      ({ quote, reason }) => `  ${printable(`${group.name}: ${quote}`)}: ${reason[language]}`,
    ),
  );
}

/** What differs, each with what either side does and a packet as an example; past the first, how many more. */
export function regionLines(
  left: ComparedGroup,
  right: ComparedGroup,
  regions: readonly Region[],
  language: Language,
): string[] {
  const shown = regions
    .slice(0, mostShown)
    .flatMap((region, index) => [
      `${String(index + 1)}. ${packets(region, language)}`,
      `   ${printable(left.name)}: ${decision(region.left, language)}`,
      `   ${printable(right.name)}: ${decision(region.right, language)}`,
      `   ${words.example[language]} ${example(region, language)}`,
    ]);
  const more = regions.length - mostShown;
  const rest: Text = {
    zh: `……另有 ${String(more)} 处，全部见 --format json`,
    en: `... and ${String(more)} more; --format json has all of them`,
  };
  return [...shown, ...(more > 0 ? [rest[language]] : [])];
}

/** Which packets a region holds; what is everything is not said. */
function packets(region: Region, language: Language): string {
  const { direction, protocols, peers, memberOf, notMemberOf, ports, sourcePorts, local } = region;
  const hasPorts = protocols.some((protocol) => protocol === "tcp" || protocol === "udp");
  const said = (word: Text, list: readonly string[]) =>
    list.length === 0 ? [] : [`${word[language]} ${list.join(", ")}`];
  return printable(
    [
      words[direction][language],
      protocols.join(", "),
      ...said(direction === "ingress" ? words.from : words.to, peers),
      ...said(words.inside, memberOf),
      ...said(words.outside, notMemberOf),
      ...(hasPorts ? portsSaid(words.ports, ports, language) : []),
      ...(hasPorts ? portsSaid(words.sourcePorts, sourcePorts, language) : []),
      ...(isEverywhere(local) ? [] : said(words.local, local)),
    ].join(" "),
  );
}

function portsSaid(word: Text, { from, to }: PortRange, language: Language): string[] {
  if (from === 1 && to === 65_535) return [];
  return [`${word[language]} ${from === to ? String(from) : `${String(from)}-${String(to)}`}`];
}

function isEverywhere(local: readonly string[]): boolean {
  return local.length === 1 && (local[0] === "0.0.0.0/0" || local[0] === "::/0");
}

function decision({ policy, by, rules }: Decision, language: Language): string {
  const what = words[policy][language];
  if (by !== "rule") return `${what} (${words[by][language]})`;
  return printable(`${what} (${rules.map(({ id }) => id).join("; ")})`);
}

function example({ example: packet }: Region, language: Language): string {
  const arrow =
    packet.direction === "ingress"
      ? `${packet.peer} -> ${packet.local}`
      : `${packet.local} -> ${packet.peer}`;
  const hasPorts = packet.protocol === "tcp" || packet.protocol === "udp";
  return `${packet.protocol} ${arrow}${hasPorts ? ` ${words.ports[language]} ${String(packet.port)}` : ""}`;
}

/** The comparison as JSON, `version: 1`, with every region. */
export function groupComparisonJson(
  left: ComparedGroup,
  right: ComparedGroup,
  comparison: Comparison,
): string {
  const side = ({ name, unread, assumed }: ComparedGroup) => ({ name, unread, assumed });
  const report = {
    version: 1,
    left: side(left),
    right: side(right),
    ...comparisonJson(comparison),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** What is said of a comparison in JSON: every region, with the rules that decide there. */
export function comparisonJson(comparison: Comparison): object {
  const decided = ({ policy, by, rules }: Decision) => ({
    policy,
    by,
    rules: rules.map(({ id }) => id),
  });
  const regions = comparison.same
    ? []
    : comparison.regions.map((region) => ({
        ...region,
        left: decided(region.left),
        right: decided(region.right),
      }));
  const { same, relation } = comparison;
  return { same, relation, regions };
}
