// node tools/docs/rules.ts: writes docs/rules.md and docs/rules.zh.md from the rules.
import { writeFileSync } from "node:fs";
import { rulesDocument } from "./rules/document.ts";

const docs = new URL("../../docs/", import.meta.url);
writeFileSync(new URL("rules.md", docs), rulesDocument("en"));
writeFileSync(new URL("rules.zh.md", docs), rulesDocument("zh"));
