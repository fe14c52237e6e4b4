/** @typedef {import("../page-data.ts").PageData} PageData */
/** @typedef {import("../page-data.ts").PageRule} PageRule */
/** @typedef {import("../page-data.ts").PageSubject} PageSubject */
/** @typedef {import("../page-data.ts").PageRow} PageRow */
/** @typedef {import("../page-data.ts").PageFinding} PageFinding */
/** @typedef {import("../page-data.ts").PageRoute} PageRoute */

/** @type {PageData} */
const data = JSON.parse(byId("data").textContent ?? "");
const { words } = data;
const formatCount = new Intl.NumberFormat(document.documentElement.lang).format;

/**
 * @param {number} number
 * @returns {string}
 */
function textOf(number) {
  return data.texts[number] ?? "";
}

/**
 * @param {PageFinding} finding
 * @returns {PageRule}
 */
function ruleOf(finding) {
  const rule = data.rules[finding.rule];
  if (rule === undefined) throw new Error(`there is no rule ${finding.rule}`);
  return rule;
}

/** @param {PageSubject} subject */
function labelOf({ name, id }) {
  return name === undefined || textOf(name) === "" ? textOf(id) : textOf(name);
}

/**
 * What a row's findings answer.
 * @param {PageRow} row
 * @returns {"fail" | "unknown" | "waived"}
 */
function outcomeOf({ kind }) {
  if (kind === "waived") return "waived";
  return kind === "undecided" || kind === "advice" ? "unknown" : "fail";
}

/**
 * The rules that a subject passed.
 * @param {PageSubject} subject
 * @returns {readonly PageRule[]}
 */
function passedRulesOf({ about, rows, passedRules }) {
  if (passedRules !== undefined)
    return data.rules.filter((_, index) => passedRules.includes(index));
  const open = new Set(rows.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const isInstance = about === "instance";
  return data.rules.filter(
    (rule, index) =>
      rule.isAboutInstances === isInstance && !open.has(index) && index < data.applied,
  );
}
