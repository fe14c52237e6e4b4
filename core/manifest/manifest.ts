import { z } from "zod";
import { good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import { parseWith } from "../input/parse-with.ts";
import { findRepeated } from "../input/repeated.ts";
import { textOf } from "../input/schema-words.ts";
import type { Locate } from "../input/source.ts";
import { readYaml } from "../input/yaml-source.ts";

const AccountUid = textOf(/^\d{16}$/, {
  allowed: {
    zh: '加引号的 16 位数字，如 "1404423000000010"',
    en: '16 digits in quotes, such as "1404423000000010"',
  },
  hint: {
    zh: "账号 UID 在控制台右上角头像处。",
    en: "The UID stands in the console, behind the account's picture.",
  },
});

const InstanceId = textOf(/^i-[0-9A-Za-z-]{1,60}$/, {
  allowed: { zh: "实例 ID，如 i-bp1example", en: "an instance ID, such as i-bp1example" },
});

const SecurityGroupId = textOf(/^sg-[0-9A-Za-z-]{1,60}$/, {
  allowed: { zh: "安全组 ID，如 sg-bp1example", en: "a security group ID, such as sg-bp1example" },
});

const LandingName = textOf(/^[a-z][a-z0-9-]{0,30}$/, {
  allowed: {
    zh: "小写字母开头，后跟小写字母、数字、连字符，最多 31 个字符",
    en: "a lower-case letter, then lower-case letters, digits and hyphens, 31 characters at most",
  },
});

const CloudName = textOf(/^(?!https?:\/\/)[\p{L}][^\p{Cc}]{0,127}$/u, {
  allowed: {
    zh: "以字母或汉字开头、不以 http:// 或 https:// 开头的名称，最多 128 个字符",
    en: "a name that begins with a letter, not with http:// or https://, 128 characters at most",
  },
});

const FilePath = textOf(/^[^\p{Cc}]+$/u, {
  allowed: { zh: "相对于本文件的文件路径", en: "a path relative to this file" },
});

const Wave = textOf(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, {
  allowed: {
    zh: "批次名：字母、数字、空格、点、连字符，最多 40 个字符，如 june-1",
    en: "the name of a wave: letters, digits, blanks, dots and hyphens, 40 at most, such as june-1",
  },
});

const RuleName = textOf(/^[a-z][a-z0-9-]{0,80}$/, {
  allowed: { zh: "规则名，如 warn-ipv6", en: "the id of a rule, such as warn-ipv6" },
});

const Word = textOf(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, {
  allowed: { zh: "一行文字", en: "a line of text" },
});

const Day = textOf(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, {
  allowed: { zh: "日期，如 2026-06-30", en: "a day, such as 2026-06-30" },
});

/** The manifest `transfer.yaml`: what people decide about a transfer, in its own form. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  source: z.strictObject({
    /** UID of the account that gives, 16 digits. */
    account: AccountUid,
    /** The inventory of that account, relative to the manifest. */
    inventory: FilePath,
  }),
  target: z.strictObject({
    /** UID of the account that takes, 16 digits (R6.1). */
    account: AccountUid,
    /** The account name that the source types in the console (R7.1). */
    name: z.string().min(1).optional(),
    inventory: FilePath.optional(),
  }),
  landing: z
    .strictObject({
      /** Prefix of all resource names; never changed once something is created. @default "landing" */
      name: LandingName.default("landing"),
      vpc: z
        .strictObject({
          /** @default the source VPC's name */
          name: CloudName.optional(),
          /** @default the source VPC's CIDR */
          cidr: z.string().optional(),
        })
        .default({}),
      /** Whether the landing is to be peered with the source VPC (R3.2); then their blocks must differ. */
      peerWithSource: z.boolean().default(false),
    })
    .default({ name: "landing", vpc: {}, peerWithSource: false }),
  /** The instances that go. */
  instances: z
    .array(
      z.strictObject({
        id: InstanceId,
        /** Which of its groups stands for the instance; needed where it is in several. */
        securityGroup: SecurityGroupId.optional(),
        /** The group of instances that go in one maintenance window together. */
        wave: Wave.optional(),
      }),
    )
    .min(1),
  /** What is said of single source groups. */
  securityGroups: z
    .array(
      z.strictObject({
        source: SecurityGroupId,
        /** A console export to take instead of the inventory's rules, relative to the manifest. */
        rules: FilePath.optional(),
        /** What happens where a rule cannot be carried. @default "stop" */
        refusedRules: z.enum(["stop", "leave-out"]).default("stop"),
        /** What becomes of rules past priority 100; `clamp`: they land at 100. @default "refuse" */
        oldPriorities: z.enum(["refuse", "clamp", "leave-out"]).default("refuse"),
      }),
    )
    .default([]),
  /** What people attest where no API can see; `ecs-transfer attest` writes them. */
  attestations: z
    .array(
      z.strictObject({
        /** The rule that asks. */
        rule: RuleName,
        /** One of the answers that the rule takes. */
        answer: Word,
        by: Word,
        /** The day of the answer. */
        at: Day,
        /** The last day on which it holds. */
        until: Day,
        note: z.string().optional(),
        /** Those that it is said of. @default all of the manifest's */
        instances: z.array(InstanceId).min(1).optional(),
      }),
    )
    .default([]),
  /** Warnings that are lived with. */
  waivers: z
    .array(
      z.strictObject({
        rule: RuleName,
        reason: Word,
        owner: Word,
        /** The last day on which it holds. */
        until: Day,
        /** @default all of the manifest's */
        instances: z.array(InstanceId).min(1).optional(),
      }),
    )
    .default([]),
});
export type Manifest = z.output<typeof Manifest>;

/** A manifest that can still say where each of its values stands. */
export interface ManifestFile {
  readonly file: string;
  readonly manifest: Manifest;
  readonly locate: Locate;
}

const limitMegabytes = 1;

/**
 * Reads `transfer.yaml`.
 * @param file its name, for messages
 */
export function parseManifest(text: string, file: string): Result<ManifestFile> {
  const source = readYaml(text, file, limitMegabytes);
  if (!source.ok) return source;
  const repeated = [
    ...findRepeated(source.value, "instances", "id"),
    ...findRepeated(source.value, "securityGroups", "source"),
  ];
  const parsed = parseWith(Manifest, source.value, repeated);
  return parsed.ok ? good({ file, manifest: parsed.value, locate: source.value.locate }) : parsed;
}
