import { z } from "zod";
import { good } from "../input/input-error.ts";
import type { Result } from "../input/input-error.ts";
import { readJson } from "../input/json-source.ts";
import { parseWith } from "../input/parse-with.ts";

const ExportedResource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  /** False for a component, of which there is nothing in the cloud. */
  custom: z.boolean().default(false),
  /** Only read by the program, and not the stack's to change. */
  external: z.boolean().default(false),
  /** Replaced, and waiting for its deletion by the next `up`. */
  delete: z.boolean().default(false),
  inputs: z.record(z.string(), z.unknown()).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  dependencies: z.array(z.string()).nullish(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
});

/** A resource of a stack as `pulumi stack export` writes it. */
export type ExportedResource = z.output<typeof ExportedResource>;

const StackExport = z.object({
  deployment: z.object({ resources: z.array(ExportedResource).nullish() }),
});

const limitMegabytes = 200;

/**
 * Reads what `pulumi stack export` wrote.
 * @param file its name, for messages
 */
export function parseStackExport(text: string, file: string): Result<ExportedResource[]> {
  const source = readJson(text, file, limitMegabytes);
  if (!source.ok) return source;
  const parsed = parseWith(StackExport, source.value);
  return parsed.ok ? good(parsed.value.deployment.resources ?? []) : parsed;
}
