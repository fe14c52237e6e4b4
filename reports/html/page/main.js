/** Instances that are listed before the rest waits to be asked for. */
const mostListed = 200;

/** With at most so many instances the list begins opened. */
const mostOpened = 3;

/** @typedef {{ subject: PageSubject, details: HTMLDetailsElement, build: (always?: boolean) => void }} Card */

const form = filterForm();
let wanted = wantedOf(form);

/**
 * A subject that is opened and closed; its body is built when it is opened.
 * @param {PageSubject} subject
 * @returns {Card}
 */
function makeCard(subject) {
  const isQuiet = subject.rows.every(({ kind }) => kind === "note");
  const isInstance = subject.about === "instance";
  const label = labelOf(subject);
  const id = textOf(subject.id);
  const title = make("h3", {}, foreign(label), label === id ? null : make("code", {}, foreign(id)));
  const verdict = isInstance
    ? make("span", { class: `verdict ${subject.verdict}` }, data.verdicts[subject.verdict])
    : null;
  const wave =
    subject.wave === undefined
      ? null
      : make("span", { class: "wave" }, fill(words.inWave, { wave: textOf(subject.wave) }));
  const opening =
    subject.opening === undefined
      ? null
      : make("span", { class: "opening" }, textOf(subject.opening));
  const summary = make(
    "summary",
    {},
    verdict,
    title,
    wave,
    make("span", { class: "marks" }, ...countsOf(subject)),
    opening,
  );
  const details = make(
    "details",
    { class: `card ${subject.verdict}${isQuiet ? " quiet" : ""}` },
    summary,
  );
  /** @type {Wanted | undefined} */
  let builtFor;
  const build = () => {
    if (builtFor === wanted) return;
    builtFor = wanted;
    const body = make("div", { class: "body" });
    const matching = isInstance ? rowFilter(wanted) : (/** @type {PageRow} */ row) => row;
    body.append(...subjectBody(subject, matching).filter((child) => child !== null));
    details.replaceChildren(summary, body);
  };
  details.addEventListener("toggle", () => {
    if (details.open) build();
  });
  return { subject, details, build };
}

const isInstanceCard = (/** @type {Card} */ { subject }) => subject.about === "instance";
const cards = data.subjects.map(makeCard);
const instanceCards = cards.filter(isInstanceCard);
const otherCards = cards.filter((card) => !isInstanceCard(card));

const showing = make("p", { role: "status", class: "showing" });
const list = make("div", { class: "cards" });
const more = make("button", { type: "button", class: "more" });
const openAll = make("button", { type: "button" }, words.openAll);
const closeAll = make("button", { type: "button" }, words.closeAll);
let listed = mostListed;

/** The filters that are set, in words: on paper nothing else tells what was left out. */
function askedFor() {
  return fieldNames.flatMap((name) => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement && field.value !== "") {
      return [
        `${field.labels[0]?.textContent ?? ""}: ${field.selectedOptions[0]?.textContent ?? ""}`,
      ];
    }
    return field instanceof HTMLInputElement && field.value !== ""
      ? [`${words.search}: ${field.value}`]
      : [];
  });
}

function matchingCards() {
  const matches = subjectFilter(wanted);
  return instanceCards.filter(({ subject }) => matches(subject));
}

/** Lists what the filters ask for. @param {number} most */
function show(most) {
  listed = most;
  const matching = matchingCards();
  const shown = matching.slice(0, most);
  const slots = { shown: formatCount(matching.length), count: formatCount(instanceCards.length) };
  showing.textContent =
    fill(words.showing, slots) +
    (asksForFindings(wanted) ? words.showingFindings : "") +
    askedFor()
      .map((said) => ` · ${said}`)
      .join("") +
    (matching.length === 0 ? ` · ${words.noMatch}` : "");
  list.replaceChildren(...shown.map(({ details }) => details));
  for (const { details, build } of shown) {
    if (matching.length <= mostOpened) details.open = true;
    if (details.open) build();
  }
  const left = matching.length - shown.length;
  more.hidden = left === 0;
  const next = Math.min(left, mostListed);
  more.textContent = fill(words.showMore, { shown: formatCount(next), count: formatCount(left) });
}

function filter() {
  wanted = wantedOf(form);
  for (const button of document.querySelectorAll("button[data-verdict]")) {
    const isOn = button.getAttribute("data-verdict") === wanted.verdict;
    button.setAttribute("aria-pressed", String(isOn));
  }
  show(mostListed);
}

/** Sets one filter and clears the others. @param {keyof Wanted} name @param {string} value */
function ask(name, value) {
  for (const other of fieldNames) setField(other, other === name ? value : "");
  filter();
}

/** @param {string} name @param {string} value */
function setField(name, value) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
}

/** Opens everything that a link leads into. */
function reveal() {
  const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
  target?.querySelector("details")?.setAttribute("open", "");
}

/** For paper: everything that matches, all of it open; then back to what it was. */
function printWhole() {
  let before = listed;
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    before = listed;
    show(Infinity);
    for (const { build } of [...otherCards, ...matchingCards()]) build();
    opened = [...document.querySelectorAll("details")].filter(({ open }) => !open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    show(before);
  });
}

function listen() {
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    ask("text", "");
  });
  more.addEventListener("click", () => show(listed + mostListed));
  openAll.addEventListener("click", () => setAll(true));
  closeAll.addEventListener("click", () => setAll(false));
  addEventListener("hashchange", reveal);
  for (const button of document.querySelectorAll("button[data-verdict], button[data-rule]")) {
    button.removeAttribute("disabled");
    button.addEventListener("click", () => {
      const rule = button.getAttribute("data-rule");
      const verdict = button.getAttribute("data-verdict") ?? "";
      if (rule !== null) ask("rule", rule);
      else ask("verdict", wanted.verdict === verdict ? "" : verdict);
      if (rule !== null) byId("instances").scrollIntoView();
    });
  }
}

/** @param {boolean} isOpen */
function setAll(isOpen) {
  for (const { details } of matchingCards().slice(0, listed)) details.open = isOpen;
}

const accounts = byId("accounts");
accounts.append(...otherCards.map(({ details }) => details));
accounts.hidden = otherCards.length === 0;
for (const { subject, details, build } of otherCards) {
  details.open = subject.rows.length > 0;
  if (details.open) build();
}
byId("instances").append(
  form,
  make("div", { class: "bar" }, showing, openAll, closeAll),
  list,
  more,
);
listen();
printWhole();
filter();
reveal();
