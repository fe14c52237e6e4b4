import { z } from "zod";
import { good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import { parseWith } from "../input/parse-with.ts";
import { findRepeated } from "../input/repeated.ts";
import type { Locate } from "../input/source.ts";
import { readYaml } from "../input/yaml-source.ts";
import {
  AccountUid,
  Day,
  FilePath,
  InstanceId,
  RuleName,
  SecurityGroupId,
  Wave,
  Word,
} from "./forms.ts";
import { GroupChoices } from "./group-choices.ts";
import { LandingChoices } from "./landing-choices.ts";

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
  landing: LandingChoices,
  /** The instances that go. */
  instances: z
    .array(
      z.strictObject({
        id: InstanceId,
        /** Which of its groups stands for the instance; needed where it is in several. */
        securityGroup: SecurityGroupId.optional(),
        /**
         * What becomes of its other groups. `merge`: their rules land in the chosen one's landing; `join-after`: they land
         * as groups of their own, which it joins after the transfer. @default "leave-out"
         */
        otherGroups: z.enum(["leave-out", "join-after", "merge"]).default("leave-out"),
        /** The group of instances that go in one maintenance window together. */
        wave: Wave.optional(),
      }),
    )
    .min(1),
  /** What is said of single source groups. */
  securityGroups: z.array(GroupChoices).default([]),
  /** Accounts whose groups are named in rules: the API tells their names, and takes their UIDs. */
  otherAccounts: z
    .array(
      z.strictObject({
        /** As the rule has it (`SourceGroupOwnerAccount`, `DestGroupOwnerAccount`). */
        name: Word,
        account: AccountUid,
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
    ...findRepeated(source.value, "otherAccounts", "name"),
    ...findRepeated(source.value, ["landing", "vswitches"], "source"),
  ];
  const parsed = parseWith(Manifest, source.value, repeated);
  return parsed.ok ? good({ file, manifest: parsed.value, locate: source.value.locate }) : parsed;
}
