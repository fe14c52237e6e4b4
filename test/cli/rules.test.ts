import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runDiff } from "../../cli/rules/run-diff.ts";
import { UserError } from "../../cli/user-error.ts";
import type { Language } from "../../core/text.ts";

const root = join(import.meta.dirname, "..", "..");
const inventory = join(root, "examples", "inventories", "source.inventory.json");

interface Told {
  readonly code: number;
  readonly text: string;
}

interface Asked {
  readonly lang?: Language;
  readonly format?: string;
  readonly same?: readonly string[];
}

function diff(left: string, right: string, asked: Asked = {}): Told {
  let text = "";
  const options = { format: "text", lang: "en", ...asked };
  const code = runDiff(left, right, options, (more) => (text += more));
  return { code, text };
}

function mistakeOf(left: string, right: string, asked: Asked = {}): UserError {
  try {
    diff(left, right, asked);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("no mistake was found");
}

const web = {
  Direction: "ingress",
  Policy: "Accept",
  IpProtocol: "TCP",
  PortRange: "443/443",
  SourceCidrIp: "0.0.0.0/0",
  Priority: "1",
};

describe("cli/rules", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "ecs-transfer-rules-"))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function exported(name: string, rules: unknown): string {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(rules));
    return path;
  }

  /** A group of the example, whose rules were seen or were not. */
  function groupOf(seen: "seen" | "unseen"): string {
    const { securityGroups } = JSON.parse(readFileSync(inventory, "utf8")) as {
      readonly securityGroups: readonly { readonly id: string; readonly permissions: unknown }[];
    };
    const group = securityGroups.find(
      ({ permissions }) => Array.isArray(permissions) === (seen === "seen"),
    );
    if (group === undefined) throw new Error("the example has no such group");
    return `${inventory}#${group.id}`;
  }

  it("refuses a group of an inventory with more rules than a group holds, with their number", () => {
    const { securityGroups, ...rest } = JSON.parse(readFileSync(inventory, "utf8")) as {
      securityGroups: Record<string, unknown>[];
    };
    const permissions = Array.from({ length: 1001 }, () => web);
    const path = exported("many.json", {
      ...rest,
      securityGroups: [{ ...securityGroups[0], id: "sg-many", permissions }],
    });
    const { text } = mistakeOf(`${path}#sg-many`, inventory);

    expect(text.en).to.include("1001 rules for this group, and a group holds 1000 at most");
    expect(text.zh).to.include("1001 条");
  });

  it("says the same of a group and itself", () => {
    expect(diff(groupOf("seen"), groupOf("seen"))).to.deep.equal({
      code: 0,
      text: "The two groups let through exactly the same packets.\n",
    });
    expect(diff(groupOf("seen"), groupOf("seen"), { lang: "zh" }).text).to.equal(
      "两个安全组放行的报文完全相同。\n",
    );
  });

  it("says the same of rules that are written otherwise", () => {
    const halves = ["0.0.0.0/1", "128.0.0.0/1"].map((SourceCidrIp) => ({ ...web, SourceCidrIp }));

    const { code, text } = diff(exported("one.json", [web]), exported("two.json", halves));

    expect(code, text).to.equal(0);
    expect(text).to.contain("an export names neither type nor inner access policy");
  });

  it("names what the right one lets through beyond the left one, with a packet and the rule", () => {
    const wider = { ...web, PortRange: "443/444" };

    const { code, text } = diff(exported("one.json", [web]), exported("two.json", [wider]));

    expect(code).to.equal(1);
    expect(text).to.contain("The right one lets through more than the left one:");
    expect(text).to.contain("1. ingress tcp from 0.0.0.0/0 not in members of the group port 444");
    expect(text).to.match(/one\.json: drop \(no rule matches\)/);
    expect(text).to.match(/two\.json: accept \(.*\)/);
    expect(text).to.match(/for example tcp \S+ -> \S+ port 444/);
  });

  it("gives the same as JSON, with every region", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...web,
      PortRange: `${String(1000 + index * 2)}/${String(1000 + index * 2)}`,
    }));
    const [one, two] = [exported("one.json", [web]), exported("two.json", [web, ...many])];

    const report = JSON.parse(diff(one, two, { format: "json" }).text) as {
      readonly relation: string;
      readonly regions: readonly unknown[];
    };

    expect(report).to.include({ version: 1, same: false, relation: "wider" });
    expect(report.regions).to.have.length(30);
    expect(diff(one, two).text).to.contain("... and 10 more; --format json has all of them");
  });

  it("proves nothing where a rule cannot be read", () => {
    const strange = { ...web, IpProtocol: "SCTP" };
    const one = exported("one.json", [web, strange]);

    const { code, text } = diff(one, one);

    expect(code).to.equal(2);
    expect(text).to.contain("so nothing is proven:").and.to.contain("SCTP");
    expect(text).not.to.contain("exactly the same");
  });

  it("takes a group of the right side for one of the left where it is told to", () => {
    const from = (SourceGroupId: string) => ({ ...web, SourceCidrIp: "", SourceGroupId });
    const one = exported("one.json", [from("sg-bp1old")]);
    const two = exported("two.json", [from("sg-bp2new")]);

    expect(diff(one, two).code).to.equal(1);
    expect(diff(one, two, { same: ["sg-bp1old=sg-bp2new"] }).code).to.equal(0);
  });

  it("tells what is wrong with a name, a file or an option", () => {
    const right = groupOf("seen");
    for (const [left, asked, said] of [
      [`${inventory}#sg-nothing`, {}, "holds no group sg-nothing"],
      [inventory, {}, `name a group of it with #: ${inventory}#sg-`],
      [groupOf("unseen"), {}, "the inventory could not see this group"],
      [exported("map.json", { rules: 1 }), {}, "allowed: a list of rules"],
      [join(folder, "none.json"), {}, "there is no such file"],
      [right, { same: ["sg-1"] }, "--same sg-1: write LEFT_ID=RIGHT_ID"],
      [right, { same: ["a=b=c"] }, "--same a=b=c: write LEFT_ID=RIGHT_ID"],
      [right, { format: "xml" }, "--format xml"],
    ] as const) {
      expect(mistakeOf(left, right, asked).text.en).to.contain(said);
    }
  });

  it("lets no control character of a file reach the terminal", () => {
    const rule = { ...web, IpProtocol: "TCP\u001B[31m", Description: "\u001B[2J" };
    const one = exported("one.json", [rule]);

    expect(diff(one, one).text).not.to.contain("\u001B");
  });
});
