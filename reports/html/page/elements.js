/**
 * An element. Strings among its children become text, never markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Readonly<Record<string, string>>} attributes
 * @param {...(Node | string | null)} children `null` is left out
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * A phrase with its slots filled: `{count}`, or `{count|note|notes}` for the word that goes with the number.
 * @param {string} phrase
 * @param {Readonly<Record<string, string | number>>} values
 */
function fill(phrase, values) {
  return phrase.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (slot, name, one, many) => {
    const value = values[name];
    if (value === undefined) return slot;
    if (one === undefined) return String(value);
    return String(value) === "1" ? one : many;
  });
}

/**
 * A name of somebody else's, whose writing direction stays its own.
 * @param {string} text
 */
function foreign(text) {
  return make("bdi", {}, text);
}

/**
 * A term with what it is, for a description list.
 * @param {string} term
 * @param {...(Node | string | null)} value
 */
function described(term, ...value) {
  return [make("dt", {}, term), make("dd", {}, ...value)];
}
