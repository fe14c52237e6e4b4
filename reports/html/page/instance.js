/**
 * What was found of a subject, as the body of its card.
 * @param {PageSubject} subject
 * @param {(row: PageRow) => PageRow} matching what of a row is listed
 */
function subjectBody(subject, matching) {
  const rows = subject.rows.map(matching).filter(({ findings }) => findings.length > 0);
  const notes = rows.filter(({ kind }) => kind === "note");
  const open = rows.filter(({ kind }) => kind !== "note");
  const count = (/** @type {readonly PageRow[]} */ some) =>
    some.reduce((sum, { findings }) => sum + findings.length, 0);
  const hidden = count(subject.rows) - count(rows);
  const isQuiet = subject.rows.every(({ kind }) => kind === "note");
  return [
    make("dl", { class: "about" }, ...aboutOf(subject)),
    isQuiet ? make("p", {}, words.nothingOpen) : null,
    make("ol", { class: "findings" }, ...open.map((row) => rowItem(row, subject))),
    notes.length === 0 ? null : notesOf(notes, subject),
    hidden === 0 ? null : make("p", { class: "hidden" }, fill(words.hidden, { count: hidden })),
    subject.routes === undefined ? null : routesOf(subject.routes),
    subject.passed === 0 ? null : passedOf(subject),
  ];
}

/** @param {PageSubject} subject */
function aboutOf({ window, at }) {
  return [
    ...(window === undefined ? [] : described(words.window, textOf(window))),
    ...(textOf(at) === "" ? [] : described(words.at, make("code", {}, foreign(textOf(at))))),
  ];
}

/**
 * What is good to know, out of the way of what decides.
 * @param {readonly PageRow[]} rows
 * @param {PageSubject} subject
 */
function notesOf(rows, subject) {
  const summary = make("summary", {}, fill(words.notes, { count: formatCount(rows.length) }));
  const items = rows.map((row) => rowItem(row, subject));
  const whole = make("p", { class: "only-print" }, words.explain);
  const findings = make("ol", { class: "findings" }, ...items);
  return make("details", { class: "notes" }, summary, findings, whole);
}

/** @param {PageSubject} subject */
function passedOf(subject) {
  const summary = make("summary", {}, fill(words.passed, { count: formatCount(subject.passed) }));
  const items = passedRulesOf(subject).map(({ id, title }) =>
    make("li", {}, make("code", {}, id), " ", make("span", {}, title)),
  );
  return make("details", { class: "passed" }, summary, make("ul", {}, ...items));
}

/**
 * The ways that are left, next to each other.
 * @param {readonly PageRoute[]} routes
 */
function routesOf(routes) {
  /** @type {(label: string, cell: (route: PageRoute) => Node) => HTMLElement} */
  const row = (label, cell) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, label),
      ...routes.map((route) => make("td", {}, cell(route))),
    );
  /** @type {(numbers: readonly number[], none: string) => Node} */
  const list = (numbers, none) =>
    numbers.length === 0
      ? make("span", {}, none)
      : make("ul", {}, ...numbers.map((number) => make("li", {}, textOf(number))));
  return make(
    "section",
    { class: "routes" },
    make("h4", {}, words.routes),
    make(
      "div",
      { class: "scroll" },
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            make("td", {}),
            ...routes.map(({ title }) => make("th", { scope: "col" }, textOf(title))),
          ),
        ),
        make(
          "tbody",
          {},
          row(words.loses, ({ loses }) => list(loses, "")),
          row(words.obstacles, ({ obstacles }) => list(obstacles, words.noObstacles)),
          row(words.steps, ({ steps }) => make("span", {}, textOf(steps))),
          row(words.link, ({ url }) => linkTo(url, words.link)),
        ),
      ),
    ),
  );
}

/**
 * How many findings of each kind, worst first.
 * @param {PageSubject} subject
 */
function countsOf({ rows }) {
  /** @type {Map<PageRow["kind"], number>} */
  const counts = new Map();
  for (const { kind, findings } of rows) {
    if (kind !== "note") counts.set(kind, (counts.get(kind) ?? 0) + findings.length);
  }
  return [...counts].map(([kind, count]) =>
    make(
      "span",
      { class: `count ${kind}` },
      fill(data.counts[kind], { count: formatCount(count) }),
    ),
  );
}
