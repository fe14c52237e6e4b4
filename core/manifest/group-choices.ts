import { z } from "zod";
import { FilePath, SecurityGroupId } from "./forms.ts";

/** What the manifest decides of one source group and its rules. */
export const GroupChoices = z.strictObject({
  source: SecurityGroupId,
  /** A console export to take instead of the inventory's rules, relative to the manifest. */
  rules: FilePath.optional(),
  /** What happens where a rule cannot be carried. @default "stop" */
  refusedRules: z.enum(["stop", "leave-out"]).default("stop"),
  /** What becomes of rules past priority 100; `clamp`: they land at 100. @default "refuse" */
  oldPriorities: z.enum(["refuse", "clamp", "leave-out"]).default("refuse"),
});
