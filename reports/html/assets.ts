import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The page's own style and script, each with the hash by which the page's policy knows it. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  readonly policy: string;
}

const folder = join(import.meta.dirname, "page");

const styles = ["page.css", "print.css"];

/** In the order in which they stand in the one script. */
const scripts = ["elements.js", "model.js", "finding.js", "instance.js", "filters.js", "main.js"];

/** Reads what a page is made of. */
export function readAssets(): Assets {
  const style = styles.map(read).join("\n");
  const script = `"use strict";\n(() => {\n${scripts.map(read).join("\n")}\n})();\n`;
  return { style, script, policy: policyFor(style, script) };
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
}

/** Nothing is fetched, and nothing runs or styles but what has exactly these bytes; text never becomes markup. */
function policyFor(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
