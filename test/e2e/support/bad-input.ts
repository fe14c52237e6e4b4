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
    says: ["export.json:1:1  found a map with rules; allowed: a list of rules [ … ]"],
    landingOnly: true,
  },
  {
    name: "an export with host bits in a CIDR",
    files: {
      "transfer.yaml": withExport,
      "export.json": JSON.stringify([
        {
          ...{
            Direction: "ingress",
            IpProtocol: "TCP",
            PortRange: "80/80",
            Policy: "Accept",
            Priority: 1,
          },
          ...{ SourceCidrIp: "10.0.0.1/8", NicType: "intranet" },
        },
      ]),
    },
    says: ["transfer.yaml:10:5  securityGroups[0]: ", "10.0.0.1/8", "10.0.0.0/8"],
    landingOnly: true,
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
