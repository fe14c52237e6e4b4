import type { PolicyConfigSchema } from "@pulumi/policy";

type Schema = NonNullable<PolicyConfigSchema["properties"]>[string];

const texts = { type: "array", items: { type: "string" } } as const satisfies Schema;

/**
 * `FrozenRecord` for the engine, which measures a configuration by it before the pack starts. By hand, because a pack
 * that guards nothing need not load zod.
 */
export const frozenSchema = {
  type: "object",
  description:
    "What nothing may change until the transfer is over, as ecs-transfer freeze wrote it",
  properties: {
    version: { type: "number", const: 1 },
    at: { type: "string" },
    instances: texts,
    resources: {
      type: "array",
      items: {
        type: "object",
        properties: {
          urn: { type: "string" },
          type: { type: "string" },
          id: { type: "string" },
          inputs: {
            type: "object",
            propertyNames: { type: "string" },
            additionalProperties: { type: "string", pattern: "^[0-9a-f]{16}$" },
          },
          secrets: texts,
        },
        required: ["urn", "type", "id", "inputs", "secrets"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "at", "instances", "resources"],
  additionalProperties: false,
} as const satisfies Schema;
