/**
 * What the filters ask for; an empty string asks for nothing.
 * @typedef {{ text: string, verdict: string, wave: string, severity: string, due: string, outcome: string, rule: string }} Wanted
 */

/** @type {readonly (keyof Wanted)[]} */
const fieldNames = ["text", "verdict", "wave", "severity", "due", "outcome", "rule"];

/**
 * @param {string} label
 * @param {keyof Wanted} name
 * @param {readonly (readonly [string, string])[]} options
 */
function choice(label, name, options) {
  const all = make("option", { value: "" }, words.any);
  const others = options.map(([value, text]) => make("option", { value }, text));
  const select = make("select", { id: `filter-${name}`, name }, all, ...others);
  return make("p", {}, make("label", { for: `filter-${name}` }, label), select);
}

/** The form with one field a filter. */
function filterForm() {
  const text = make("input", {
    id: "filter-text",
    name: "text",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
  });
  const open = new Set(
    data.subjects.flatMap(({ about, rows }) =>
      about === "instance" ? rows.flatMap(({ findings }) => findings.map(({ rule }) => rule)) : [],
    ),
  );
  const rules = data.rules.flatMap(({ id }, index) => (open.has(index) ? [id] : [])).sort();
  return make(
    "form",
    { role: "search", "aria-label": words.filters, class: "filters" },
    make("p", { class: "wide" }, make("label", { for: "filter-text" }, words.search), text),
    choice(words.ofInstance, "verdict", Object.entries(data.verdicts)),
    waveChoice(),
    choice(words.severity, "severity", Object.entries(data.severities)),
    choice(words.due, "due", Object.entries(data.stages)),
    choice(words.outcome, "outcome", [
      ["fail", words.fails],
      ["unknown", words.isUnknown],
      ["waived", words.isWaived],
    ]),
    choice(
      words.rule,
      "rule",
      rules.map((id) => [id, id]),
    ),
    make("button", { type: "reset" }, words.reset),
  );
}

/** Where instances go in waves, the waves by their names, and those that are in none. */
function waveChoice() {
  const instances = data.subjects.filter(({ about }) => about === "instance");
  const options = [...new Set(instances.map(waveValue))]
    .filter((value) => value !== inNoWave)
    .map((value) => /** @type {const} */ ([value, textOf(Number(value))]))
    .sort(([, one], [, other]) => one.localeCompare(other, "en", { numeric: true }));
  if (options.length === 0) return null;
  const isPart = instances.some(({ wave }) => wave === undefined);
  return choice(words.wave, "wave", [
    ...options,
    ...(isPart ? [/** @type {const} */ ([inNoWave, words.noWave])] : []),
  ]);
}

const inNoWave = "none";

/** A wave as the value of an option. @param {PageSubject} subject */
function waveValue({ wave }) {
  return wave === undefined ? inNoWave : String(wave);
}

/**
 * @param {HTMLFormElement} form
 * @returns {Wanted}
 */
function wantedOf(form) {
  const fields = new FormData(form);
  const value = (/** @type {string} */ name) => String(fields.get(name) ?? "");
  return {
    text: value("text").trim().toLowerCase(),
    verdict: value("verdict"),
    wave: value("wave"),
    severity: value("severity"),
    due: value("due"),
    outcome: value("outcome"),
    rule: value("rule"),
  };
}

/** @param {Wanted} wanted */
function asksForFindings({ severity, due, outcome, rule }) {
  return [severity, due, outcome, rule].some((value) => value !== "");
}

/**
 * A row with those of its findings that are asked for.
 * @param {Wanted} wanted
 * @returns {(row: PageRow) => PageRow}
 */
function rowFilter(wanted) {
  if (!asksForFindings(wanted)) return (row) => row;
  const { severity, due, outcome, rule } = wanted;
  return (row) => {
    if (outcome !== "" && outcomeOf(row) !== outcome) return { ...row, findings: [] };
    const findings = row.findings.filter((finding) => {
      const own = ruleOf(finding);
      return (
        (severity === "" || own.severity === severity) &&
        (due === "" || finding.due === due) &&
        (rule === "" || own.id === rule)
      );
    });
    return { ...row, findings };
  };
}

/**
 * The instances that are asked for.
 * @param {Wanted} wanted
 * @returns {(subject: PageSubject) => boolean}
 */
function subjectFilter(wanted) {
  const matching = rowFilter(wanted);
  const isAboutFindings = asksForFindings(wanted);
  return (subject) => {
    if (wanted.verdict !== "" && subject.verdict !== wanted.verdict) return false;
    if (wanted.wave !== "" && waveValue(subject) !== wanted.wave) return false;
    if (wanted.text !== "") {
      const name = subject.name === undefined ? "" : textOf(subject.name);
      const said = `${name}\n${textOf(subject.id)}`.toLowerCase();
      if (!said.includes(wanted.text)) return false;
    }
    return !isAboutFindings || subject.rows.some((row) => matching(row).findings.length > 0);
  };
}
