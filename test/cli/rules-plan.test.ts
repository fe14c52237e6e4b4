import { expect } from "chai";
import { join } from "node:path";
import { runPlan } from "../../cli/rules/run-plan.ts";
import { UserError } from "../../cli/user-error.ts";
import { writeManifest } from "../e2e/support/landing.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";

interface Told {
  readonly code: number;
  readonly text: string;
}

function plan(manifest: string, format = "text"): Told {
  let text = "";
  const code = runPlan({ manifest, format, lang: "en" }, (more) => (text += more));
  return { code, text };
}

/** A manifest whose group has the rules, and what is said of the group. */
function manifestOf(permissions: Record<string, unknown>[], said: object = {}): string {
  const inventory = sourceInventory({ securityGroups: [securityGroup({ permissions })] });
  return writeManifest(inventory, { securityGroups: [{ source: "sg-bp1web", ...said }] });
}

const stranger = permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1stays", PortRange: "22/22" });
const unreadable = permission({ IpProtocol: "6" });
const redundant = permission({ Direction: "egress", DestCidrIp: "10.0.0.0/8", Priority: 110 });

describe("cli/rules plan", () => {
  for (const { name, rules, said, code } of [
    { name: "0 for rules that all land", rules: [permission()], said: {}, code: 0 },
    { name: "1 for a refused rule", rules: [stranger], said: {}, code: 1 },
    {
      name: "1 for a rule that is left out and missed",
      rules: [stranger],
      said: { refusedRules: "leave-out" },
      code: 1,
    },
    {
      name: "0 for a rule that is left out and changes nothing",
      rules: [{ ...redundant, SourceCidrIp: "" }],
      said: { oldPriorities: "leave-out" },
      code: 0,
    },
    {
      name: "1 for a refused rule that changes nothing, which stops the landing",
      rules: [{ ...redundant, SourceCidrIp: "" }],
      said: {},
      code: 1,
    },
    {
      name: "2 for a rule that cannot be read, left out",
      rules: [unreadable],
      said: { refusedRules: "leave-out" },
      code: 2,
    },
  ]) {
    it(`ends with ${name}`, () => {
      const told = plan(manifestOf(rules, said));

      expect(told.code, told.text).to.equal(code);
    });
  }

  it("prints text or JSON", () => {
    const manifest = manifestOf([permission()]);

    expect(plan(manifest).text).to.match(/^sg-bp1web \(sg-web\): 1 rule = 1 carried\n/);
    expect(JSON.parse(plan(manifest, "json").text)).to.include({ version: 1 });
  });

  it("tells what is wrong with a file, a plan or an option", () => {
    const good = manifestOf([permission()]);
    const astray = writeManifest(sourceInventory(), { instances: [{ id: "i-nothing" }] });
    for (const [manifest, format, says] of [
      [join(good, "..", "none.yaml"), "text", "there is no such file"],
      [astray, "text", "i-nothing"],
      [good, "xml", "--format xml"],
    ] as const) {
      expect(() => plan(manifest, format))
        .to.throw(UserError)
        .and.to.satisfy((error: UserError) => error.text.en.includes(says));
    }
  });
});
