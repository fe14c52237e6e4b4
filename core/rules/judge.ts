import type { Finding, Subject } from "./finding.ts";
import type { AccountsCase, Outlet, Rule, TransferCase, Verdict } from "./rule.ts";
import type { Stage } from "../stage.ts";
import { isUnknown } from "../unknown.ts";

/** What the rules about instances say of one instance, in the catalogue's order. */
export function judge(rules: readonly Rule[], transfer: TransferCase): Finding[] {
  return judgeAll(rules, [transfer]);
}

/** {@link judge} for many instances, one after the other. */
export function judgeAll(
  rules: readonly Rule[],
  transfers: readonly TransferCase[],
  first: readonly Finding[] = [],
): Finding[] {
  const applied = rules.flatMap((rule) =>
    rule.about === "instance" ? [appliedOf(rule, rule.check)] : [],
  );
  // Made at its full length: a fleet has hundreds of thousands of findings.
  const findings = new Array<Finding>(first.length + transfers.length * applied.length);
  let count = 0;
  for (const one of first) {
    findings[count] = one;
    count += 1;
  }
  for (const transfer of transfers) {
    const subject = subjectOf(transfer);
    for (const one of applied) {
      findings[count] = finding(one, subject, transfer);
      count += 1;
    }
  }
  return findings;
}

/** What the rules about accounts say of the pair, once for all instances. */
export function judgeAccounts(rules: readonly Rule[], accounts: AccountsCase): Finding[] {
  const id = `${uidOf(accounts.source)} → ${uidOf(accounts.target)}`;
  const subject: Subject = { about: "accounts", id, name: null, region: null };
  return rules.flatMap((rule) =>
    rule.about === "accounts" ? [finding(appliedOf(rule, rule.check), subject, accounts)] : [],
  );
}

function subjectOf({ instance: { id, name, region } }: TransferCase): Subject {
  return {
    about: "instance",
    id,
    name: isUnknown(name) ? null : name,
    region: isUnknown(region) ? null : region,
  };
}

function uidOf({ id }: AccountsCase["source"]): string {
  return isUnknown(id) ? "?" : id;
}

/** A rule, with what is the same in all its findings. */
interface Applied<C> {
  readonly rule: Rule;
  readonly check: (transfer: C) => Verdict;
  readonly outlet: Outlet;
  readonly dueBy: Stage;
}

function appliedOf<C>(rule: Rule, check: Applied<C>["check"]): Applied<C> {
  return { rule, check, outlet: rule.outlet, dueBy: dueBy(rule, rule.outlet) };
}

function finding<C>(applied: Applied<C>, subject: Subject, transfer: C): Finding {
  const { rule, check } = applied;
  const verdict = verdictOf(rule, check, transfer);
  const own = verdict.outcome === "pass" ? undefined : verdict.outlet;
  return {
    rule,
    subject,
    verdict,
    dueBy: own === undefined ? applied.dueBy : dueBy(rule, own),
    outlet: own ?? applied.outlet,
    waiver: null,
  };
}

/** A rule that throws answers `unknown` and says so: a broken rule is never silence, and never a pass. */
function verdictOf<C>(rule: Rule, check: (transfer: C) => Verdict, transfer: C): Verdict {
  try {
    return check(transfer);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { outcome: "unknown", path: rule.about, reason: `the rule itself failed: ${why}` };
  }
}

/** What cannot be mended decides who goes at all, so it is due when that is planned. */
function dueBy(rule: Rule, outlet: Outlet): Stage {
  return outlet === "alternative" || outlet === "none" ? "plan" : rule.holdsBy;
}
