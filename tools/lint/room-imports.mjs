// ESLint rule: import arrows between rooms, for static, re-exporting, type and dynamic imports.
import { dirname, relative, resolve } from "node:path";
import { whyForbidden } from "./rooms.mjs";

/** @type {import("eslint").Rule.RuleModule} */
export const roomImports = {
  meta: {
    type: "problem",
    docs: { description: "hold the import arrows between rooms" },
    schema: [],
    messages: { forbidden: "{{why}} (tools/lint/rooms.mjs)" },
  },
  create(context) {
    /** @param {string} path */
    const inRepository = (path) => relative(context.cwd, path).replaceAll("\\", "/");
    const file = inRepository(context.filename);

    /** @param {any} source the node that names what is imported, if any */
    function check(source) {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const named = source.value;
      const target = named.startsWith(".")
        ? `/${inRepository(resolve(dirname(context.filename), named))}`
        : named;
      const why = whyForbidden(file, target);
      if (why) context.report({ node: source, messageId: "forbidden", data: { why } });
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      /** @param {any} node `import("...")` as a type */
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
