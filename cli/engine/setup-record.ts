import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../user-error.ts";

const SetupRecord = z.object({
  node: z.string(),
  engine: z.object({
    kind: z.enum(["path", "vendor", "built"]),
    pulumi: z.string(),
    version: z.string(),
    home: z.string().nullable(),
    path: z.array(z.string()),
    alicloud: z.string(),
  }),
});
export type SetupRecord = z.output<typeof SetupRecord>;

/** The folder of this checkout. */
export const projectFolder: string = join(import.meta.dirname, "..", "..");

/** The folder of this checkout that holds what is not committed: the set-up's record, rehearsals. */
export const workFolder: string = join(projectFolder, ".ecs-transfer");

/**
 * What the set-up found or built.
 * @throws UserError where no set-up has run
 */
export function readSetupRecord(): SetupRecord {
  const file = join(workFolder, "setup.json");
  if (existsSync(file)) {
    const record = SetupRecord.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (record.success) return record.data;
  }
  throw new UserError({
    en: "The engine is not set up in this checkout. Run: npm run setup",
    zh: "此目录尚未安装引擎。请运行：npm run setup",
  });
}
