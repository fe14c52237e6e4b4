import type { Finding } from "./finding.ts";
import type { Outlet, Rule, TransferCase, Verdict } from "./rule.ts";
import type { InstanceFacts } from "../inventory.ts";
import type { Stage } from "../stage.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";

/**
 * What each rule says of one instance, in the catalogue's order.
 * A rule that throws answers `unknown` and says so: a broken rule is never silence, and never a pass.
 */
export function judge(rules: readonly Rule[], transfer: TransferCase): Finding[] {
  const { instance } = transfer;
  const name = isUnknown(instance.name) ? null : instance.name;

  return rules.map((rule) => {
    const verdict = verdictOf(rule, transfer);
    const outlet = outletOf(rule, verdict);
    return {
      rule: rule.id,
      instance: { id: instance.id, name },
      verdict,
      severity: rule.severity,
      dueBy: dueBy(rule, outlet),
      outlet,
      title: rule.title,
      ...(verdict.outcome === "pass" ? untouched(rule) : instructions(rule, instance)),
      source: rule.source,
      url: rule.url,
    };
  });
}

function verdictOf(rule: Rule, transfer: TransferCase): Verdict {
  try {
    return rule.check(transfer);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { outcome: "unknown", path: "instance", reason: `the rule itself failed: ${why}` };
  }
}

function outletOf(rule: Rule, verdict: Verdict): Outlet {
  return verdict.outcome === "pass" ? rule.outlet : (verdict.outlet ?? rule.outlet);
}

/** What cannot be mended decides who goes at all, so it is due when that is planned. */
function dueBy(rule: Rule, outlet: Outlet): Stage {
  return outlet === "alternative" || outlet === "none" ? "plan" : rule.holdsBy;
}

/** Nobody acts on a pass, and most findings of a fleet are passes: their texts keep the rule's slots. */
function untouched({ remedy, undo }: Rule): Pick<Finding, "remedy" | "undo"> {
  return { remedy, undo: undo ?? null };
}

function instructions(
  { remedy, undo }: Rule,
  instance: InstanceFacts,
): Pick<Finding, "remedy" | "undo"> {
  return {
    remedy: addressed(remedy, instance),
    undo: undo === undefined ? null : addressed(undo, instance),
  };
}

/** Commands are made to be pasted, so only a real id, which no shell can misread, is put into them. */
function addressed(text: Text, { id, region }: InstanceFacts): Text {
  const fill = (line: string) =>
    filled(filled(line, "<instance>", id, /^i-[A-Za-z0-9-]+$/), "<region>", region, /^[a-z0-9-]+$/);
  return { zh: fill(text.zh), en: fill(text.en) };
}

function filled(line: string, slot: string, value: unknown, form: RegExp): string {
  return typeof value === "string" && form.test(value) ? line.replaceAll(slot, value) : line;
}
