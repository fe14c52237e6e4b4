import { z } from "zod";
import { CsvColumns } from "./csv-columns.ts";
import { FilePath, SecurityGroupId } from "./forms.ts";

/** What the manifest decides of one source group and its rules. */
export const GroupChoices = z.strictObject({
  source: SecurityGroupId,
  /** A group that the target has, to be used in place of a new one; it is never changed. */
  adopt: SecurityGroupId.optional(),
  /** A console export to take instead of the inventory's rules, relative to the manifest. */
  rules: FilePath.optional(),
  /** What the columns of that export hold, where it is CSV. */
  columns: CsvColumns.optional(),
  /** What happens where a rule cannot be carried. @default "stop" */
  refusedRules: z.enum(["stop", "leave-out"]).default("stop"),
  /** What becomes of rules past priority 100; `clamp`: they land at 100. @default "refuse" */
  oldPriorities: z.enum(["refuse", "clamp", "leave-out"]).default("refuse"),
  /**
   * What becomes of rules for a group of the source account that does not land. `members`: a rule for each address that
   * it holds now; `reference`: they go on naming it, which holds where the VPCs are connected.
   * Of an enterprise landing, `members` writes out groups that land, too. @default "refuse"
   */
  groupsThatStay: z.enum(["refuse", "members", "reference", "leave-out"]).default("refuse"),
  /** Whether prefix lists are made anew in the target, or each of their entries becomes a rule. @default "recreate" */
  prefixLists: z.enum(["recreate", "inline"]).default("recreate"),
  /** What becomes of IPv6 rules where the landing has no IPv6. @default "refuse" */
  ipv6Rules: z.enum(["refuse", "leave-out"]).default("refuse"),
  /** A normal group can land as an enterprise one, with the access written out that it had without a rule. @default the source's */
  type: z.literal("enterprise").optional(),
  /**
   * A resource for each rule, or one for all. `auto`: one for all past 50 rules and where a rule is a five-tuple;
   * a group that has landed keeps its way only where this says it. @default "auto"
   */
  ruleResources: z.enum(["auto", "single", "set"]).default("auto"),
});
