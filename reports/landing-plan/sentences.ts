import type {
  GroupOverview,
  LandingOverview,
  OverviewSummary,
} from "../../core/overview/overview.ts";
import type { Language, Text } from "../../core/text.ts";
import { isUnknown } from "../../core/unknown.ts";
import { fateOrder, fates, proofs, words } from "./words.ts";
import type { Outlook } from "./words.ts";

/** What the landing is, in a line. */
export function titleOf({
  name,
  region,
  instances,
  sourceAccount,
  targetAccount,
}: LandingOverview): Text {
  const count = String(instances.length);
  return {
    zh: `落地方案 ${name}：${count} 台实例，${region}，从账号 ${sourceAccount} 到账号 ${targetAccount}`,
    en: `Landing ${name}: ${count} ${instances.length === 1 ? "instance" : "instances"} in ${region}, from account ${sourceAccount} to account ${targetAccount}`,
  };
}

/** When both accounts were read. */
export function takenOf({ sourceTakenAt, targetTakenAt }: LandingOverview): Text {
  return {
    zh: `源账号读于 ${sourceTakenAt}，目标账号${targetTakenAt === undefined ? "未读取" : `读于 ${targetTakenAt}`}`,
    en: `source read at ${sourceTakenAt}, target ${targetTakenAt === undefined ? "not read" : `read at ${targetTakenAt}`}`,
  };
}

/** How many rules met each fate that one met. */
export function ruleCounts({ counts, added }: GroupOverview, language: Language): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = fateOrder
    .filter((fate) => counts[fate] > 0)
    .map((fate) => {
      const count = String(counts[fate]);
      return language === "zh" ? `${fates[fate].zh} ${count}` : `${count} ${fates[fate].en}`;
    });
  const said = parts.length === 0 ? "0" : `${String(total)} = ${parts.join(" + ")}`;
  const more: Text = { zh: `，另写明 ${String(added)}`, en: `, and ${String(added)} written out` };
  return added === 0 ? said : said + more[language];
}

/** What a group lets through next to its source, with the number of differences. */
export function proofText(
  { proof, differences, unread }: GroupOverview,
  language: Language,
): string {
  const said = proofs[proof][language];
  const places: Text = {
    zh: `${String(differences)} 处`,
    en: `${String(differences)} ${differences === 1 ? "difference" : "differences"}`,
  };
  const aside =
    unread.length === 0 ? "" : `, ${String(unread.length)} ${words.notCompared[language]}`;
  const where = differences === 0 ? "" : ` (${places[language]})`;
  return language === "zh" ? `${said}${where}${aside.replace(", ", "，")}` : said + where + aside;
}

/** Whether a peering is ruled out, and the choices that are left. */
export function peeringText({ peering, summary }: LandingOverview): Text {
  const { overlaps } = peering;
  if (isUnknown(overlaps)) {
    return {
      zh: `能否建立未知：${overlaps.unknown}。`,
      en: `Whether it is possible is not known: ${overlaps.unknown}.`,
    };
  }
  const [first] = overlaps;
  if (first === undefined) {
    return {
      zh: "可以建立：两边网段不重叠。私网IP 因此会改变。",
      en: "Possible: the blocks do not overlap. The private IPs change for it.",
    };
  }
  const { source, landing } = first;
  if (summary.peering === "excluded") {
    return {
      zh: `不能建立：源网段 ${source} 与目标网段 ${landing} 重叠。两者只能选一：写 peerWithSource: false，保留私网IP；或为 landing.vpc 换一个不重叠的网段，接受新的私网IP。`,
      en: `Ruled out: the source's ${source} and the landing's ${landing} overlap. Choose one: peerWithSource: false, and the private IPs are kept; or a block for landing.vpc that does not overlap, and new private IPs.`,
    };
  }
  return {
    zh: `过户清单没有要求。保留相同网段（${source}）就不能再与源 VPC 建立对等连接。`,
    en: `Not asked for. Keeping the same block (${source}) rules out a peering with the source VPC.`,
  };
}

/** All of it in a sentence or two. */
export function conclusionOf({ summary, instances, groups, stops }: LandingOverview): Text {
  const { addresses, ipv6, groups: proofCounts, refused, losingGroups, capacity } = summary;
  const parts: Text[] = [
    {
      zh: `私网IP：${String(instances.length)} 台中可保留 ${String(addresses.kept)}，不能保留 ${String(addresses.lost)}，未知 ${String(addresses.unknown)}`,
      en: `private IPs of ${String(instances.length)}: ${String(addresses.kept)} kept, ${String(addresses.lost)} lost, ${String(addresses.unknown)} not known`,
    },
    ...(ipv6.lost + ipv6.unknown === 0
      ? []
      : [
          {
            zh: `IPv6 地址一定改变：不能保留 ${String(ipv6.lost)} 台，未知 ${String(ipv6.unknown)} 台`,
            en: `IPv6 addresses, which always change: instances that give them up ${String(ipv6.lost)}, not known ${String(ipv6.unknown)}`,
          },
        ]),
    {
      zh: `安全组：${String(groups.length)} 个中相同 ${String(proofCounts.same)}，不同 ${String(proofCounts.different)}，未能证明 ${String(proofCounts.unproven)}；拒绝的规则 ${String(refused)}`,
      en: `groups of ${String(groups.length)}: ${String(proofCounts.same)} the same, ${String(proofCounts.different)} different, ${String(proofCounts.unproven)} not proven; rules refused: ${String(refused)}`,
    },
    {
      zh: `容量：不足 ${String(capacity.short)}，未知 ${String(capacity.unknown)}`,
      en: `capacity: ${String(capacity.short)} too little, ${String(capacity.unknown)} not known`,
    },
    ...(losingGroups === 0
      ? []
      : [
          {
            zh: `失去部分安全组规则的实例：${String(losingGroups)}`,
            en: `instances that lose the rules of a group: ${String(losingGroups)}`,
          },
        ]),
    ...(stops.length === 0
      ? []
      : [
          {
            zh: `使落地停下的问题：${String(stops.length)}`,
            en: `problems that stop the landing: ${String(stops.length)}`,
          },
        ]),
  ];
  return {
    zh: `${parts.map(({ zh }) => zh).join("。")}。`,
    en: `${parts.map(({ en }) => capital(en)).join(". ")}.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const outcomes = {
  0: { zh: "一切保留，与源账号相同。", en: "Everything is kept and the same." },
  1: {
    zh: "有的不同、不能保留或被拒绝。",
    en: "Something differs, is lost or is refused.",
  },
  2: {
    zh: "没有已知的损失，但有的未知。",
    en: "Nothing is known to be lost, but something is not known.",
  },
} as const satisfies Record<OverviewSummary["exitCode"], Text>;

/** What it comes to, in a word. */
export function outcomeOf({ summary }: LandingOverview): Text {
  return outcomes[summary.exitCode];
}

export function outcomeOutlook({ summary }: LandingOverview): Outlook {
  if (summary.exitCode === 0) return "kept";
  return summary.exitCode === 1 ? "changed" : "unknown";
}
