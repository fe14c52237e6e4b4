import type { About, Evidence, Outlet, RuleText, Verdict } from "./rule.ts";
import { printable } from "../printable.ts";
import type { Stage } from "../stage.ts";
import type { Text } from "../text.ts";

/** What a verdict is about. */
export interface Subject {
  /** `manifest`: what people wrote about the transfer, such as a waiver that has run out. */
  readonly about: About | "manifest";
  /** The instance's id; `<source UID> → <target UID>` for the pair of accounts. */
  readonly id: string;
  /** `null` where there is no name, or it could not be seen. */
  readonly name: string | null;
  /** `null` where there is none, or it could not be seen. */
  readonly region: string | null;
}

/** Why a warning that failed is lived with. */
export interface WaivedBy {
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/** What a finding says of the rule behind it. */
export type Ruling = Omit<RuleText, "id" | "question" | "cases" | "evidence" | "holdsBy"> & {
  readonly id: string;
};

/** A verdict on one subject, with everything that a report says about it. */
export interface Finding {
  readonly rule: Ruling;
  readonly subject: Subject;
  readonly verdict: Verdict;
  /** By which stage it must hold; `plan` where nothing mends it. */
  readonly dueBy: Stage;
  readonly outlet: Outlet;
  readonly waiver: WaivedBy | null;
}

/** `name (id)` for people, or the id alone. */
export function subjectLabel({ id, name }: Pick<Subject, "id" | "name">): string {
  return printable(name === null || name === "" || name === id ? id : `${name} (${id})`);
}

/** A piece of evidence in one line; paths and values are in the inventory's own notation. */
export function evidenceLine({ path, expected, actual }: Evidence): Text {
  const found = printable(`${path} = ${actual}`);
  return {
    zh: `${found}，应为 ${printable(expected)}`,
    en: `${found}, expected ${printable(expected)}`,
  };
}

/** What a remedy is made of. */
interface Told extends Pick<Finding, "rule"> {
  readonly subject: Pick<Subject, "id" | "region">;
}

/** What to do about a finding, with the instance's own id and region in its commands. */
export function remedyOf({ rule, subject }: Told): Text {
  return addressed(rule.remedy, subject);
}

/** The way back from {@link remedyOf}; `null` where the remedy changes nothing. */
export function undoOf({ rule, subject }: Finding): Text | null {
  return rule.undo === undefined ? null : addressed(rule.undo, subject);
}

/** Commands are made to be pasted, so only a real id, which no shell can misread, is put into them. */
function addressed(text: Text, { id, region }: Told["subject"]): Text {
  const fill = (line: string) =>
    filled(filled(line, "<instance>", id, /^i-[A-Za-z0-9-]+$/), "<region>", region, /^[a-z0-9-]+$/);
  return { zh: fill(text.zh), en: fill(text.en) };
}

function filled(line: string, slot: string, value: string | null, form: RegExp): string {
  return value !== null && form.test(value) ? line.replaceAll(slot, value) : line;
}

/** Whether a failure leaves no transfer at all: a blocker that nothing mends. */
export function isFinal({ verdict, rule, outlet }: Finding): boolean {
  return (
    verdict.outcome === "fail" &&
    rule.severity === "blocker" &&
    (outlet === "alternative" || outlet === "none")
  );
}
