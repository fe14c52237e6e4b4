import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sourceInventory } from "../../support/inventory.ts";

/** Text or bytes of a file; `folder` for a folder of that name, `nothing` for a file that is not there. */
export type Content = string | Uint8Array | { readonly is: "folder" | "nothing" };

/** A mistake in the files of a landing, and what is said of it. */
export interface Mistake {
  readonly name: string;
  /** What differs from files without a mistake, by file name. */
  readonly files: Readonly<Record<string, Content>>;
  readonly says: readonly string[];
  /** Whether only the landing reads what is wrong; a check of the instances has no need of it. */
  readonly landingOnly?: true;
}

const folder = { is: "folder" } as const;
const nothing = { is: "nothing" } as const;
const inventory = sourceInventory();
const manifest = `version: 1
source:
  account: "1404423000000010"
  inventory: inventory.json
target:
  account: "1755000000000020"
instances:
  - id: i-bp1clear
`;
const withExport = `${manifest}securityGroups:
  - source: sg-bp1web
    rules: export.json
`;

const rule = {
  Direction: "ingress",
  IpProtocol: "TCP",
  PortRange: "80/80",
  SourceCidrIp: "10.0.0.0/8",
  Policy: "Accept",
  Priority: 1,
  NicType: "intranet",
};

/** Ten megabytes that begin as no file of ours does. */
export const nonsense = "{[}nonsense ".repeat(Math.ceil((10 * 1024 * 1024) / 12));

const wrongTypes = JSON.stringify(
  { ...inventory, instances: [{ id: "i-bp1clear", status: 7 }] },
  undefined,
  2,
);

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

export const mistakes: readonly Mistake[] = [
  {
    name: "broken YAML",
    files: { "transfer.yaml": manifest.replace('"1755000000000020"', '"1755000000000020') },
    says: ["transfer.yaml:9:1  a character is missing: a quote, a bracket or a colon."],
  },
  {
    name: "wrong types, all of them at once, and an unknown key",
    files: {
      "transfer.yaml": manifest
        .replace("version: 1", "version: one")
        .replace('"1755000000000020"', "1755000000000020")
        .replace(/instances:[^]*/, "instances: i-bp1clear\nlandnig: {}\n"),
    },
    says: [
      'transfer.yaml:1:10  version: found "one"; allowed: 1.',
      "transfer.yaml:6:12  target.account: found the number 1755000000000020; allowed: 16 digits in quotes",
      'transfer.yaml:7:12  instances: found "i-bp1clear"; allowed: a list.',
      'transfer.yaml:8:1  landnig: unknown key "landnig". Did you mean landing?',
    ],
  },
  {
    name: "an instance that is not in the inventory",
    files: { "transfer.yaml": manifest.replace("i-bp1clear", "i-bp1claer") },
    says: [
      "transfer.yaml:8:9  instances[0].id: ",
      "i-bp1claer is not in the ",
      "Did you mean i-bp1clear?",
    ],
  },
  {
    name: "an inventory of another schema version",
    files: { "inventory.json": JSON.stringify({ ...inventory, version: 7 }, undefined, 2) },
    says: [
      "inventory.json:2:14  version: the inventory has format version 7; this release reads 1.",
    ],
  },
  {
    name: "an inventory with wrong types",
    files: {
      "inventory.json": wrongTypes,
    },
    says: [
      `inventory.json:${String(lineOf(wrongTypes, '"status": 7'))}:17  instances[0].status: found the number 7; allowed: a text.`,
    ],
  },
  {
    name: "10 MB of nonsense for a manifest",
    files: { "transfer.yaml": nonsense },
    says: ["transfer.yaml:1:1  the file has about 10.0 MB; at most "],
  },
  {
    name: "10 MB of nonsense for an inventory",
    files: { "inventory.json": nonsense },
    says: ['inventory.json:1:2  not JSON: found "[}nonsense'],
  },
  {
    name: "10 MB of zeros for an inventory",
    files: { "inventory.json": new Uint8Array(10 * 1024 * 1024) },
    says: ["inventory.json:1:1  this is not a text file"],
  },
  {
    name: "no inventory",
    files: { "inventory.json": nothing },
    says: ["inventory.json:1:1  there is no such file."],
  },
  {
    name: "no manifest",
    files: { "transfer.yaml": nothing },
    says: ["transfer.yaml:1:1  there is no such file."],
  },
  {
    name: "a folder for a manifest",
    files: { "transfer.yaml": folder },
    says: ["transfer.yaml:1:1  this is a directory; a file is needed."],
  },
  {
    name: "an export that is no array",
    files: { "transfer.yaml": withExport, "export.json": '{\n  "rules": []\n}\n' },
    says: ["export.json:1:1  found a map with rules; allowed: a list of rules [ ... ]"],
    landingOnly: true,
  },
  {
    name: "an export with host bits in a CIDR",
    files: {
      "transfer.yaml": withExport,
      "export.json": JSON.stringify([{ ...rule, SourceCidrIp: "10.0.0.1/8" }]),
    },
    says: ["export.json:1:2  the rule [", "10.0.0.1/8", "10.0.0.0/8"],
    landingOnly: true,
  },
  {
    name: "rules of an export that no group can have, all of them at once",
    files: {
      "transfer.yaml": withExport,
      "export.json": JSON.stringify([
        { ...rule, SourceCidrIp: "300.0.0.0/8" },
        rule,
        { ...rule, PortRange: "443/80" },
        { ...rule, Priority: 0 },
        { ...rule, IpProtocol: "SCTP" },
      ]).replaceAll("},{", "},\n{"),
    },
    says: [
      "export.json:1:2  the rule [ingress TCP 80/80 from 300.0.0.0/8 Accept priority 1] of sg-bp1web cannot be carried: SourceCidrIp is no IPv4 CIDR block.",
      "export.json:3:1  the rule [ingress TCP 443/80 from 10.0.0.0/8 Accept priority 1] of sg-bp1web cannot be carried: its port range is not valid",
      "export.json:4:1  the rule [ingress TCP 80/80 from 10.0.0.0/8 Accept priority 0] of sg-bp1web cannot be carried: its priority is not valid",
      "export.json:5:1  the rule [ingress SCTP 80/80 from 10.0.0.0/8 Accept priority 1] of sg-bp1web cannot be carried: its protocol is unknown",
    ],
    landingOnly: true,
  },
  {
    name: "an export of more rules than a group holds",
    files: {
      "transfer.yaml": withExport,
      "export.json": JSON.stringify(Array.from({ length: 10_000 }, () => rule)),
    },
    says: ["export.json:1:1  the export holds 10000 rules, and a group holds 1000 at most."],
  },
  {
    name: "a CSV export whose columns are not told",
    files: { "transfer.yaml": withExport, "export.json": "方向,策略\n入方向,允许\n" },
    says: [
      'export.json:1:1  this is CSV, whose headers no document tells, so you confirm them. Headers found: "方向", "策略".',
      'columns: { direction: "方向", policy: "策略", protocol: "?", ',
    ],
  },
  {
    name: "a VPC CIDR with host bits",
    files: {
      "transfer.yaml": manifest.replace(
        "instances:",
        "landing:\n  vpc:\n    cidr: 172.16.0.1/16\ninstances:",
      ),
    },
    says: ["transfer.yaml:9:11  landing.vpc.cidr: ", "172.16.0.1/16", "172.16.0.0/16"],
    landingOnly: true,
  },
  {
    name: "a CIDR plan that overlaps, and parts to adopt of a target that nobody read",
    files: {
      "transfer.yaml": manifest.replace(
        "instances:",
        `landing:
  vpc:
    secondaryCidrs: [172.16.128.0/17, 10.0.0.0/8, 10.1.0.0/16]
  vswitches:
    - source: vsw-bp1sourceh
      adopt: vsw-bp1kept
securityGroups:
  - source: sg-bp1web
    adopt: sg-bp1kept
instances:`,
      ),
    },
    says: [
      "transfer.yaml:9:22  landing.vpc.secondaryCidrs[0]: 172.16.128.0/17 overlaps 172.16.0.0/16 of the same VPC.",
      "transfer.yaml:9:51  landing.vpc.secondaryCidrs[2]: 10.1.0.0/16 overlaps 10.0.0.0/8 of the same VPC.",
      "transfer.yaml:12:14  landing.vswitches[0].adopt: to adopt vsw-bp1kept, the target's inventory is needed",
      "transfer.yaml:15:12  securityGroups[0].adopt: to adopt sg-bp1kept, the target's inventory is needed",
    ],
    landingOnly: true,
  },
];

/** Makes the folder anew with the files of a landing, those with the mistake among them. */
export function place(where: string, files: Mistake["files"] = {}): void {
  rmSync(where, { recursive: true, force: true });
  mkdirSync(where);
  const all: Mistake["files"] = {
    "transfer.yaml": manifest,
    "inventory.json": JSON.stringify(inventory, undefined, 2),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    if (typeof content === "string" || content instanceof Uint8Array)
      writeFileSync(join(where, name), content);
    else if (content.is === "folder") mkdirSync(join(where, name));
  }
}
