import type { Finding, Subject } from "./finding.ts";
import type { AccountsCase, Outlet, Rule, TransferCase, Verdict } from "./rule.ts";
import type { Window } from "./window.ts";
import type { Stage } from "../stage.ts";
import { isUnknown } from "../unknown.ts";

/** What the rules about instances say of one instance, in the catalogue's order. */
export function judge(rules: readonly Rule[], transfer: TransferCase): Finding[] {
  const { id, name, region } = transfer.instance;
  const subject: Subject = {
    about: "instance",
    id,
    name: isUnknown(name) ? null : name,
    region: isUnknown(region) ? null : region,
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.about !== "instance") continue;
    const { check, window } = rule;
    findings.push(finding(rule, subject, check, window, transfer));
  }
  return findings;
}

/** What the rules about accounts say of the pair, once for all instances. */
export function judgeAccounts(rules: readonly Rule[], accounts: AccountsCase): Finding[] {
  const id = `${uidOf(accounts.source)} → ${uidOf(accounts.target)}`;
  const subject: Subject = { about: "accounts", id, name: null, region: null };
  return rules.flatMap((rule) =>
    rule.about === "accounts" ? [finding(rule, subject, rule.check, rule.window, accounts)] : [],
  );
}

function uidOf({ id }: AccountsCase["source"]): string {
  return isUnknown(id) ? "?" : id;
}

function finding<C>(
  rule: Rule,
  subject: Subject,
  check: (transfer: C) => Verdict,
  window: ((transfer: C) => Window) | undefined,
  transfer: C,
): Finding {
  const verdict = verdictOf(rule, check, transfer);
  const outlet = outletOf(rule, verdict);
  return {
    rule,
    subject,
    verdict,
    dueBy: dueBy(rule, outlet),
    outlet,
    waiver: null,
    window: window === undefined ? always : windowOf(window, transfer),
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

const always: Window = {};

/** A window that cannot be computed leaves its ends open: the verdict of the same rule says what is wrong. */
function windowOf<C>(window: (transfer: C) => Window, transfer: C): Window {
  try {
    return window(transfer);
  } catch {
    return always;
  }
}

function outletOf(rule: Rule, verdict: Verdict): Outlet {
  return verdict.outcome === "pass" ? rule.outlet : (verdict.outlet ?? rule.outlet);
}

/** What cannot be mended decides who goes at all, so it is due when that is planned. */
function dueBy(rule: Rule, outlet: Outlet): Stage {
  return outlet === "alternative" || outlet === "none" ? "plan" : rule.holdsBy;
}
