import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../policies/rules/index.ts";

/** What answers a statement of the guide, and what shows it. */
export interface Answer {
  readonly what: string;
  /** A test, as a path from the repository's root. */
  readonly test: string;
}

/** A statement of the guide (docs/adr and the rules name them by these numbers). */
export interface Statement {
  readonly id: string;
  readonly says: string;
  /** What answers it beside the rules that name it as their source. */
  readonly answers?: readonly Answer[];
  /** The part of the product that a later version brings, where it is not answered yet, or not wholly. */
  readonly later?: string;
}

const landing = "test/e2e/landing.test.ts";
const routes: Answer = {
  what: "the comparison of what is left without a transfer",
  test: "test/core/alternatives.test.ts",
};
const card: Answer = { what: "ecs-transfer card", test: "test/cli/card.test.ts" };
const verify = "verification after the transfer";

/** Every statement of the guide, by its section. */
export const statements: readonly Statement[] = [
  {
    id: "R1.0",
    says: "a transfer moves ownership of a purchased instance and its resources to another account",
    answers: [{ what: "the landing, ready before it", test: landing }],
  },
  { id: "R1.1", says: "subscription and pay-as-you-go instances can go" },
  { id: "R1.2", says: "spot instances cannot" },
  {
    id: "R1.3",
    says: "region, zone, type, disks and fixed public IP stay as they are",
    later: verify,
  },
  { id: "R1.4", says: "snapshots and custom images are not transferred" },
  {
    id: "R2.1",
    says: "it takes about half an hour",
    answers: [{ what: "the last moment to submit", test: "test/reports/report.test.ts" }],
  },
  {
    id: "R2.2",
    says: "it costs nothing; later charges are the target's",
    answers: [{ what: "account-target-balance", test: "test/policies/rules.test.ts" }],
  },
  { id: "R3.1", says: "the instance is stopped before, and stays stopped during it" },
  { id: "R3.2", says: "the VPC changes; peering gives private connectivity" },
  { id: "R3.3", says: "the private IP may change; the same CIDR lets it be set back" },
  { id: "R3.4", says: "the fixed public IP does not change" },
  {
    id: "R3.5",
    says: "the target group's rules apply; rules are exported and imported",
    answers: [
      { what: "the landing's security group", test: landing },
      { what: "console exports", test: "test/e2e/console-export.test.ts" },
      { what: "the comparison with the source's rules", test: "test/e2e/landing-size.test.ts" },
    ],
  },
  { id: "R4.1", says: "only verified main accounts" },
  { id: "R4.2", says: "no arrears on either side" },
  {
    id: "R4.3",
    says: "which kinds of account can transfer to which",
    answers: [
      { what: "the decision table", test: "test/core/accounts/pair-table.test.ts" },
      routes,
    ],
  },
  { id: "R4.4", says: "no hosted, reseller, VNO or other indirect accounts" },
  { id: "R4.5", says: "not across sites" },
  { id: "R4.6", says: "not to the same account" },
  { id: "R4.7", says: "the target has at least 100 CNY available" },
  { id: "R4.8", says: "neither account is closing or frozen" },
  { id: "R4.9", says: "a hosted account cannot initiate" },
  { id: "R5.1", says: "not within half a year of a transfer" },
  { id: "R5.2", says: "not from some campaigns, not bought by the same user" },
  { id: "R5.3", says: "region and zone cannot change" },
  { id: "R5.4", says: "not a spot instance" },
  { id: "R5.5", says: "not within 5 days of creation" },
  { id: "R5.6", says: "not within 72 hours of expiry" },
  { id: "R5.7", says: "not with instalments outstanding" },
  { id: "R5.8", says: "not with a scheduled change or a temporary upgrade" },
  { id: "R5.9", says: "not expired, locked or otherwise abnormal" },
  { id: "R5.10", says: "not while a disk is attached or detached" },
  { id: "R5.11", says: "not with an encrypted disk" },
  { id: "R5.12", says: "not on a dedicated host" },
  { id: "R5.13", says: "not with a marketplace image" },
  { id: "R5.14", says: "not bound to HaVip, reverse access, routes, SLB, GA and other services" },
  { id: "R5.15", says: "not with unpaid orders" },
  { id: "R5.16", says: "not with a scheduled host migration" },
  { id: "R5.17", says: "the key pair is unbound first" },
  { id: "R5.18", says: "not with a disk that has performance burst on" },
  { id: "R5.19", says: "VPC instances are stopped first" },
  { id: "R5.20", says: "no EIP travels with it" },
  { id: "R5.21", says: "no secondary interface travels with it" },
  { id: "R5.22", says: "authorisations of other services are cancelled first" },
  { id: "R5.23", says: "a refund afterwards is 0 CNY" },
  { id: "R5.24", says: "other limits: quota and network type of the target group, ClassicLink" },
  { id: "R5.24c", says: "a ClassicLink is detached first" },
  {
    id: "R6.1",
    says: "UID, name, instance IDs; VPC, vSwitch and group of the target",
    answers: [card],
  },
  { id: "R6.2", says: "the same CIDR keeps the private IP" },
  {
    id: "R7.1",
    says: "the source submits in the console",
    answers: [card],
    later: "the handover log of the 24 hours",
  },
  { id: "R7.1a", says: "the target confirms within 24 hours, or it lapses", answers: [card] },
  {
    id: "R7.1b",
    says: "the source may cancel before the confirmation",
    answers: [{ what: "the guard of the 24 hours", test: "test/policies/window.test.ts" }],
  },
  { id: "R7.2", says: "the target confirms with vSwitch and group", answers: [card] },
  { id: "R7.3", says: "the source sees 过户完成", later: verify },
  { id: "R8.1", says: "the instance leaves one console and enters the other", later: verify },
  { id: "R8.2", says: "it leaves the old groups and joins the new one", later: verify },
  {
    id: "R8.3",
    says: "a 0 CNY refund order and a 0 CNY purchase order",
    answers: [
      { what: "instance-transferred-recently reads them", test: "test/policies/rules.test.ts" },
    ],
  },
  { id: "R8.4", says: "the expiry stays", later: verify },
  { id: "R8.5", says: "its disks go with it", later: verify },
  { id: "R8.6", says: "its fixed public IP goes with it", later: verify },
  { id: "R8.7", says: "the private IP is assigned anew by the target vSwitch" },
  { id: "R9.1", says: "why a transfer had lapsed", answers: [card] },
  {
    id: "R9.2",
    says: "many checks run at submit time",
    answers: [
      { what: "ecs-transfer check, all of them before it", test: "test/cli/check.test.ts" },
    ],
  },
  {
    id: "R9.3",
    says: "what is forbidden and allowed during it",
    answers: [{ what: "the guard of the 24 hours", test: "test/policies/window.test.ts" }],
  },
  { id: "R9.4", says: "what is refunded after it" },
  { id: "R10.1", says: "a shared image is the first alternative", answers: [routes] },
  { id: "R10.2", says: "SMC is the second", answers: [routes] },
  {
    id: "R11.1",
    says: "the risk notice is read before",
    answers: [{ what: "the card names it", test: "test/reports/card.test.ts" }],
  },
  {
    id: "R11.2",
    says: "extract the instances and check the usual limits",
    answers: [
      { what: "ecs-transfer inventory", test: "test/cli/inventory.test.ts" },
      { what: "ecs-transfer check", test: "test/cli/check.test.ts" },
    ],
  },
];

/** Ids of the rules that name a statement as their source. */
export function rulesOf(statement: string): string[] {
  return rules.flatMap(({ id, source }) =>
    source.ref.split(", ").includes(statement) ? [id] : [],
  );
}

/** docs/conformance.md */
export function conformanceTable(): string {
  const rows = statements.map(({ id, says, answers = [], later }) => {
    const own = rulesOf(id);
    const what = [...own.map((rule) => `\`${rule}\``), ...answers.map((answer) => answer.what)];
    const tests = [
      ...(own.length === 0 ? [] : ["test/policies/rules.test.ts"]),
      ...answers.map(({ test }) => test),
    ];
    const open = later === undefined ? [] : [`later: ${later}`];
    const cells = [id, says, [...what, ...open].join(", "), [...new Set(tests)].join(", ")];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [
    "# Conformance",
    "",
    "<!-- Written by tools/docs/conformance.ts. -->",
    "",
    "Every statement of the guide (在不同阿里云账号间过户ECS实例), what answers it, and the test that shows it. The numbers are those that the rules name as their sources.",
    "",
    "| statement | says | answered by | shown by |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, "../../docs/conformance.md"), conformanceTable());
}
