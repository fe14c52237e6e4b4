import { urnOf } from "./pack-process.ts";
import type { Answer, SentResource } from "./pack-process.ts";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { judge } from "../../../core/rules/judge.ts";
import type { TransferCase } from "../../../core/rules/rule.ts";
import { sourceInstanceType, transferAccountsType } from "../../../policies/facts/carried.ts";
import { managedInstanceType } from "../../../policies/facts/managed-instance.ts";
import { rules } from "../../../policies/rules/index.ts";

/** The case that every rule passes, notes apart. */
export const clear = clearCase(rules);
/** A component that carries a case. */
export const carrying = ({ now: _now, ...known }: TransferCase, name = "web"): SentResource => ({
  type: sourceInstanceType,
  name,
  props: { ...known },
});
/** A component that carries the clear case with other facts of its instance. */
export const source = (given: Partial<TransferCase["instance"]> = {}, name = "web"): SentResource =>
  carrying({ ...clear, instance: { ...clear.instance, ...given } }, name);
/** The component that carries the pair of accounts. */
export const accounts = ({ source: from, target, attested }: TransferCase): SentResource => ({
  type: transferAccountsType,
  name: "landing",
  props: { source: from, target, attested },
});
/** An instance that a program manages. */
export const managed = (props: Record<string, unknown>, name = "web"): SentResource => ({
  type: managedInstanceType,
  name,
  props: { instanceType: "ecs.g7.large", ...props },
});
/** An EIP on an instance of the program. */
export const eipOn = (instance: SentResource, props: Record<string, unknown>): SentResource => ({
  type: "alicloud:ecs/eipAssociation:EipAssociation",
  name: "web",
  props,
  propertyDependencies: { instanceId: [urnOf(instance)] },
});

/** What is good to know of every instance, a clear one too. */
export const notes = judge(rules, clear)
  .filter(({ verdict }) => verdict.outcome === "fail")
  .map(({ rule }) => [rule.id, "advisory"]);

/** Which policies spoke, and at which level. */
export function told({ diagnostics }: Answer): string[][] {
  return diagnostics.map(({ policy, level }) => [policy, level]);
}
