import { format } from "prettier";
import { z } from "zod";
import { wordsAt } from "../../../core/input/schema-words.ts";
import { Inventory, inventoryVersion } from "../../../core/inventory.ts";
import { Manifest } from "../../../core/manifest/manifest.ts";
import type { Text } from "../../../core/text.ts";
import { CheckReport } from "../../../reports/schema/check-report.ts";
import { LandingPlanReport } from "../../../reports/schema/landing-plan.ts";

/** A JSON schema as it is committed. */
export interface SchemaDocument {
  /** Its name in `docs/schema/`. */
  readonly file: string;
  readonly text: string;
}

interface Described {
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType;
  /** Whether people and other programs write it, so that what has a default can be left out. */
  readonly isInput: boolean;
  readonly about: Text;
}

const described: readonly Described[] = [
  {
    name: "check-report",
    version: 1,
    schema: CheckReport,
    isInput: false,
    about: {
      zh: "ecs-transfer check --format json 的输出",
      en: "what ecs-transfer check --format json writes",
    },
  },
  {
    name: "inventory",
    version: inventoryVersion,
    schema: Inventory,
    isInput: true,
    about: {
      zh: "ecs-transfer inventory 读出的账号清单",
      en: "the facts of an account that ecs-transfer inventory reads",
    },
  },
  {
    name: "landing-plan",
    version: 1,
    schema: LandingPlanReport,
    isInput: false,
    about: {
      zh: "ecs-transfer plan --format json 的输出",
      en: "what ecs-transfer plan --format json writes",
    },
  },
  {
    name: "manifest",
    version: 1,
    schema: Manifest,
    isInput: true,
    about: {
      zh: "过户清单 transfer.yaml",
      en: "the manifest of a transfer, transfer.yaml",
    },
  },
];

/** The JSON schemas (draft 2020-12) of everything that others read or write. */
export async function schemaDocuments(): Promise<SchemaDocument[]> {
  return Promise.all(
    described.map(async (one) => ({
      file: `${one.name}.schema.json`,
      text: await format(JSON.stringify(jsonSchemaOf(one)), { parser: "json", printWidth: 100 }),
    })),
  );
}

function jsonSchemaOf({ name, version, schema, isInput, about }: Described) {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: isInput ? "input" : "output",
    override: ({ zodSchema, jsonSchema }) => {
      const words = zodSchema instanceof z.ZodType ? wordsAt(zodSchema, []) : undefined;
      if (words !== undefined) jsonSchema.description = bilingual(words.allowed);
    },
  });
  return {
    $schema,
    $id: `urn:ecs-transfer:${name}:${String(version)}`,
    title: bilingual(about),
    ...rest,
  };
}

function bilingual({ zh, en }: Text): string {
  return `${en} / ${zh}`;
}
