// node tools/docs/schemas.ts: writes docs/schema/*.schema.json from the schemas of the program.
import { mkdirSync, writeFileSync } from "node:fs";
import { schemaDocuments } from "./schemas/documents.ts";

const folder = new URL("../../docs/schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { file, text } of await schemaDocuments()) writeFileSync(new URL(file, folder), text);
