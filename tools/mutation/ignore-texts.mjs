// What a mutation run leaves alone: texts that people read, and the rows of the rules' own cases.
// A text is plain where nothing in it decides or computes; one that does is mutated like any other code.
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** @typedef {{ type: string } & Record<string, unknown>} Node a node of the Babel syntax tree */
/** @typedef {{ node: Node, parentPath: Path | null }} Path */

/** Properties whose value is nothing but text wherever they occur. */
const textKeys = new Set("title remedy undo remark ask means url quote source zh en".split(" "));

/** What a plain text is made of. */
const plainTypes = new Set([
  ..."StringLiteral TemplateLiteral TemplateElement Identifier NumericLiteral".split(" "),
  ..."MemberExpression ObjectExpression ObjectProperty SpreadElement".split(" "),
]);

/** Calls that only put a text together. */
const plainCalls = new Set(["String", "join", "printable", "quoted", "oneLine"]);

/** @param {unknown} value @returns {value is Node} */
function isNode(value) {
  return typeof value === "object" && value !== null && "type" in value;
}

/** @param {Node} node */
function childrenOf(node) {
  return Object.entries(node)
    .filter(([key]) => !/comments$/i.test(key))
    .flatMap(([, value]) => value)
    .filter(isNode);
}

/** @param {unknown} node an identifier, a string or a member expression */
function nameOf(node) {
  if (!isNode(node)) return undefined;
  const named = node.type === "MemberExpression" ? node["property"] : node;
  return isNode(named) ? (named["name"] ?? named["value"]) : undefined;
}

/** @param {unknown} node @returns {boolean} */
function isPlain(node) {
  if (!isNode(node)) return false;
  const plain =
    plainTypes.has(node.type) ||
    (node.type === "CallExpression" && plainCalls.has(String(nameOf(node["callee"]))));
  return plain && childrenOf(node).every(isPlain);
}

/** @param {Node} node */
function isLiteral({ type }) {
  return type === "StringLiteral" || type === "TemplateLiteral";
}

/** @param {Node} node */
function isTextObject({ type, properties }) {
  return (
    type === "ObjectExpression" &&
    Array.isArray(properties) &&
    properties.length > 0 &&
    properties.every(({ key }) => ["zh", "en"].includes(String(nameOf(key))))
  );
}

/** @param {Node} node */
function isTextProperty({ type, key, value }) {
  if (type !== "ObjectProperty" || !textKeys.has(String(nameOf(key))) || !isNode(value)) {
    return false;
  }
  return isLiteral(value) || value.type === "ObjectExpression";
}

/** @param {Node} node a literal */
function hasHan(node) {
  const own = /** @type {{ value: { raw: string } }[]} */ (node["quasis"] ?? []);
  const texts = [String(node["value"] ?? ""), ...own.map(({ value }) => value.raw)];
  return texts.some((text) => /\p{Script=Han}/u.test(text));
}

/**
 * Whether a literal becomes part of a text, by way of templates, choices and calls that only join.
 * @param {Path} path
 * @returns {boolean}
 */
function endsInText({ node, parentPath }) {
  if (parentPath === null) return false;
  const { node: parent } = parentPath;
  switch (parent.type) {
    case "ObjectProperty":
      return parent["value"] === node && textKeys.has(String(nameOf(parent["key"])));
    case "NewExpression":
      return nameOf(parent["callee"]) === "Error";
    case "ConditionalExpression":
      return parent["test"] !== node && endsInText(parentPath);
    case "CallExpression":
      return plainCalls.has(String(nameOf(parent["callee"]))) && endsInText(parentPath);
    case "TemplateLiteral":
    case "LogicalExpression":
      return endsInText(parentPath);
    default:
      return false;
  }
}

/** @param {Path} path */
function whyIgnored(path) {
  const { node } = path;
  if (node.type === "ObjectProperty" && nameOf(node["key"]) === "cases") return "a rule's cases";
  const isText =
    isTextProperty(node) ||
    isTextObject(node) ||
    (isLiteral(node) && (hasHan(node) || endsInText(path)));
  return isText && isPlain(node) ? "a text" : undefined;
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "texts", {
    shouldIgnore: (path) => whyIgnored(/** @type {Path} */ (path)),
  }),
];
