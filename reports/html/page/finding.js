/**
 * One row of a subject: a finding, or what is unknown for one reason.
 * @param {PageRow} row
 * @param {PageSubject} subject
 */
function rowItem(row, subject) {
  const [first] = row.findings;
  const isGroup = row.findings.length > 1 || first === undefined;
  return make(
    "li",
    { class: `finding ${row.kind}` },
    isGroup ? groupHead(row) : findingHead(row, first),
    isGroup ? groupBody(row) : findingBody(row, first, subject),
  );
}

/** @param {PageRow} row */
function mark({ kind }) {
  return make("span", { class: `mark ${kind}` }, data.classes[kind]);
}

/**
 * @param {PageRow} row
 * @param {PageFinding} finding
 */
function findingHead(row, finding) {
  const rule = ruleOf(finding);
  return make(
    "h4",
    {},
    mark(row),
    " ",
    rule.title,
    " ",
    make("code", {}, rule.id),
    make("small", {}, dueOf(finding)),
    stepLink(finding),
  );
}

/** @param {PageFinding} finding */
function dueOf({ due, outlet }) {
  return `${words.due}${separator()}${data.stages[due]} · ${data.outlets[outlet]}`;
}

function separator() {
  return document.documentElement.lang === "en" ? " " : "：";
}

/** @param {PageFinding} finding */
function stepLink({ step }) {
  if (step === undefined) return null;
  const text = fill(words.step, { count: step });
  return make("small", {}, make("a", { href: `#step-${step}` }, text));
}

/**
 * @param {PageRow} row
 * @param {PageFinding} finding
 * @param {PageSubject} subject
 */
function findingBody(row, finding, subject) {
  const rule = ruleOf(finding);
  const { passesFrom, explanation, waiver } = finding;
  return make(
    "dl",
    {},
    ...described(words.evidence, ...evidenceOf(row, finding)),
    ...(explanation === undefined ? [] : described(words.explanation, textOf(explanation))),
    ...(passesFrom === undefined
      ? []
      : described(words.passesFrom, make("time", {}, textOf(passesFrom)))),
    ...(waiver === undefined ? [] : described(words.waived, foreign(textOf(waiver)))),
    ...(row.reason === undefined ? remedyOf(finding, subject) : settleOf(row)),
    ...(rule.remark === undefined ? [] : described(words.remark, rule.remark)),
    ...described(words.source, ...sourceOf(rule)),
  );
}

/**
 * @param {PageFinding} finding
 * @param {PageSubject} subject
 */
function remedyOf(finding, subject) {
  const { remedy, undo } = ruleOf(finding);
  if (finding.isSpared === true) return described(words.remedy, words.spared);
  return [
    ...described(words.remedy, ...sentence(remedy, subject)),
    ...(undo === undefined ? [] : described(words.undo, ...sentence(undo, subject))),
  ];
}

/**
 * @param {PageRow} row
 * @param {PageFinding} finding
 */
function evidenceOf(row, { path, evidence = [] }) {
  if (path !== undefined && row.reason !== undefined) {
    return [make("code", {}, textOf(path)), ": ", foreign(textOf(row.reason))];
  }
  const lines = evidence.map(([where, expected, actual]) =>
    make(
      "li",
      {},
      make("code", {}, textOf(where)),
      " = ",
      make("code", { class: "actual" }, foreign(textOf(actual))),
      make("small", {}, `${words.expected} `, make("code", {}, foreign(textOf(expected)))),
    ),
  );
  return [make("ul", { class: "evidence" }, ...lines)];
}

/**
 * A sentence with its commands on lines of their own, the subject's own id and region in them.
 * @param {PageRule["remedy"]} pieces
 * @param {PageSubject} subject
 */
function sentence(pieces, { slots: [instance, region] }) {
  return pieces.map(({ text, isCommand }) => {
    const filled = text
      .replaceAll("<instance>", () => textOf(instance))
      .replaceAll("<region>", () => textOf(region));
    return isCommand ? make("code", { class: "command" }, filled) : make("span", {}, filled);
  });
}

/** @param {PageRow} row */
function settleOf({ settle = [] }) {
  return settle.length === 0
    ? []
    : described(words.settle, ...settle.map((line) => make("p", {}, textOf(line))));
}

/** @param {PageRule} rule */
function sourceOf({ ref, quote, url }) {
  return [`${ref} `, make("q", { lang: "zh" }, quote), " ", linkTo(url, words.link)];
}

/**
 * @param {string} url
 * @param {string} label
 */
function linkTo(url, label) {
  if (!url.startsWith("https://")) return make("span", {}, url);
  return make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, label);
}

/** @param {PageRow} row */
function groupHead(row) {
  const count = row.findings.length;
  return make("h4", {}, mark(row), " ", fill(words.severalRules, { count }));
}

/** @param {PageRow} row */
function groupBody(row) {
  const rules = row.findings.map((finding) => {
    const { id, title } = ruleOf(finding);
    const path = finding.path === undefined ? "" : textOf(finding.path);
    return make(
      "li",
      {},
      title,
      " ",
      make("code", {}, id),
      make("small", {}, dueOf(finding), " · ", make("code", {}, path)),
    );
  });
  return make(
    "dl",
    {},
    ...described(words.reason, foreign(row.reason === undefined ? "" : textOf(row.reason))),
    ...settleOf(row),
    ...described(words.rulesCount, make("ul", { class: "rules" }, ...rules)),
  );
}
