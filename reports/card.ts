import Table from "cli-table3";
import { consoleFields, type ConfirmationRow } from "../core/landing/confirmation.ts";
import { printable } from "../core/printable.ts";
import { say, type Language, type Text } from "../core/text.ts";

const words = {
  title: {
    zh: "确认过户时填写（目标账号 {account}，费用与成本 → 资源过户 → 我确认的资源过户 → 确认接收过户）",
    en: "For the confirmation in account {account}: billing console → 资源过户 → 我确认的资源过户 → 确认接收过户",
  },
  instance: { zh: "实例", en: "Instance" },
  zone: { zh: "可用区", en: "Zone" },
  vpc: { zh: "专有网络 VPC ID", en: "VPC ID" },
  vswitch: { zh: consoleFields.vswitchId, en: `vSwitch ID\n${consoleFields.vswitchId}` },
  group: {
    zh: consoleFields.securityGroupId,
    en: `Security group ID\n${consoleFields.securityGroupId}`,
  },
  deadline: {
    zh: "源账号发起后，目标账号须在 24 小时内确认，逾期失效。",
    en: "The target confirms within 24 hours of the source's submit, or the transfer lapses.",
  },
  risk: {
    zh: "过户不可撤回，服务器上的数据都归目标账号，源账号仍承担连带责任：先备份，并阅读过户风险提示（R11.1）：",
    en: "A transfer is irrevocable, the target gets all data on the server, and the source stays jointly liable: back up first, and read the risk notice (R11.1):",
  },
} as const satisfies Record<string, Text>;

const riskNotice =
  "https://terms.aliyun.com/legal-agreement/terms/suit_bu1_ali_cloud/suit_bu1_ali_cloud202105211127_39049.html";

/** What the target enters in the console's page 接收资源过户的配置, a row an instance (R7.2). */
export function confirmationCard(rows: readonly ConfirmationRow[], language: Language): string {
  const accounts = [...new Set(rows.map(({ targetAccount }) => targetAccount))].join(", ");
  const head = [words.instance, words.zone, words.vpc, words.vswitch, words.group];
  const table = new Table({
    head: head.map((text) => say(text, language)),
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const instance = `${printable(row.instanceName)}\n${row.instanceId}`;
    table.push([instance, row.zone, row.vpcId, row.vswitchId, row.securityGroupId]);
  }
  const title = say(words.title, language).replace("{account}", accounts);
  const risk = `${say(words.risk, language)}\n  ${riskNotice}`;
  return `${title}\n${table.toString()}\n${say(words.deadline, language)}\n${risk}\n`;
}
