import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseInventory } from "../../core/inventory-file.ts";
import { readTransfer } from "../../core/case/read-transfer.ts";
import { parseConsoleExport } from "../../core/security-group/export.ts";
import { landedRules, translatePermissions } from "../../core/security-group/translate.ts";
import { valueOf } from "../support/results.ts";
import { sourceGroup } from "./security-group/support/translation.ts";

const examples = join(import.meta.dirname, "../../examples");
const read = (path: string): string => readFileSync(path, "utf8");

describe("examples", () => {
  it("lands the manifest for real accounts", () => {
    const { plan } = valueOf(
      readTransfer(join(examples, "manifests/real-account.yaml"), read, new Date()),
    );

    expect(plan.instances.map(({ name }) => name)).to.deep.equal(["web-1", "web-2", "db-1"]);
    expect(
      plan.securityGroups.map(({ rules, leftOut }) => [rules.length, leftOut.length]),
    ).to.deep.equal([
      [1, 3],
      [12, 0],
    ]);
  });

  for (const name of readdirSync(join(examples, "exports"))) {
    it(`reads the export ${name}`, () => {
      const { permissions } = valueOf(
        parseConsoleExport(read(join(examples, "exports", name)), name),
      );

      expect(landedRules(translatePermissions(permissions, sourceGroup))).not.to.be.empty;
    });
  }

  for (const name of readdirSync(join(examples, "inventories"))) {
    it(`reads the inventory ${name}`, () => {
      expect(valueOf(parseInventory(read(join(examples, "inventories", name)), name)).instances).not
        .to.be.empty;
    });
  }
});
