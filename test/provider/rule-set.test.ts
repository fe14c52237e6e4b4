import { expect } from "chai";
import type { GroupRule } from "../../core/security-group/group-rule.ts";
import { CallError } from "../../provider/cloud.ts";
import type { Fields, GroupAction, GroupCloud } from "../../provider/cloud.ts";
import { permissionOf } from "../../provider/permissions.ts";
import {
  createRuleSet,
  deleteRuleSet,
  PartialFailure,
  readRuleSet,
  updateRuleSet,
} from "../../provider/rule-set.ts";
import type { NamedRules, RuleSet } from "../../provider/rule-set.ts";
import { groupRule } from "./support/rules.ts";

const signal = new AbortController().signal;
const set = (rules: NamedRules): RuleSet => ({
  ...{ securityGroupId: "sg-1", region: "cn-hangzhou", rules },
});
const ports = (from: number, count: number): NamedRules =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const port = String(from + index).padStart(5, "0");
      return [port, groupRule({ portRange: `${from + index}/${from + index}` })];
    }),
  );

/** A group that answers with these rules and writes down what else it is asked; it changes nothing. */
function groupWith(
  live: readonly GroupRule[] | undefined,
  refuse: Partial<Record<GroupAction, string>> = {},
) {
  const asked: { action: GroupAction; fields: Fields }[] = [];
  const call: GroupCloud["call"] = (action, fields) => {
    if (action === "DescribeSecurityGroupAttribute" && live !== undefined) {
      const from = Number(fields["NextToken"] ?? 0);
      const rows = live.slice(from, from + 1_000).map((rule, index) => ({
        ...permissionOf(rule),
        ...{ SecurityGroupRuleId: `sgr-${from + index}`, Direction: rule.direction },
      }));
      const NextToken = from + 1_000 < live.length ? String(from + 1_000) : "";
      return Promise.resolve({ NextToken, Permissions: { Permission: rows } });
    }
    const code = live === undefined ? "InvalidSecurityGroupId.NotFound" : refuse[action];
    if (code !== undefined) return Promise.reject(new CallError(action, code, "no"));
    asked.push({ action, fields });
    return Promise.resolve({});
  };
  return { cloud: { call }, asked, actions: () => asked.map(({ action }) => action) };
}

describe("the life of a rule set", () => {
  it("begins with a hundred rules a call, each direction by itself", async () => {
    const { cloud, actions } = groupWith([]);
    const out = { out: groupRule({ direction: "egress" }) };

    await createRuleSet(cloud, set({ ...ports(1, 201), ...out }), signal);

    expect(actions()).to.deep.equal([
      ...["AuthorizeSecurityGroup", "AuthorizeSecurityGroup", "AuthorizeSecurityGroup"],
      "AuthorizeSecurityGroupEgress",
    ]);
  });

  it("does not begin in a group with rules of its own, nor without a group", async () => {
    const busy = groupWith([groupRule()]);
    const error = await failureOf(createRuleSet(busy.cloud, set(ports(1, 1)), signal));
    expect(error.message).to.include("sgr-0").and.to.include("import");
    expect(busy.actions()).to.deep.equal([]);

    const none = await failureOf(createRuleSet(groupWith(undefined).cloud, set({}), signal));
    expect(none.message).to.include("no security group sg-1");
  });

  it("adds before it removes, unless only a removal makes room", async () => {
    const roomy = groupWith(Object.values(ports(1, 10)));
    await updateRuleSet(roomy.cloud, set(ports(1, 10)), set(ports(5, 10)), signal);
    const full = groupWith(Object.values(ports(1, 1_000)));
    await updateRuleSet(full.cloud, set(ports(1, 1_000)), set(ports(2, 1_000)), signal);

    expect(roomy.actions()).to.deep.equal(["AuthorizeSecurityGroup", "RevokeSecurityGroup"]);
    expect(full.actions()).to.deep.equal(["RevokeSecurityGroup", "AuthorizeSecurityGroup"]);
  });

  it("leaves a rule that neither the old set nor the new one knows", async () => {
    const { cloud, asked } = groupWith([groupRule(), ...Object.values(ports(1, 2))]);

    await updateRuleSet(cloud, set(ports(1, 2)), set(ports(1, 1)), signal);

    expect(asked.map(({ fields }) => fields["Permissions.1.PortRange"])).to.deep.equal(["2/2"]);
    expect(asked[0]?.fields).not.to.have.any.keys("Permissions.2.PortRange");
  });

  it("changes a description by the rule's id, to an empty one too", async () => {
    const { cloud, asked } = groupWith([groupRule({ direction: "egress", description: "old" })]);
    const wanted = set({ a: groupRule({ direction: "egress" }) });

    await updateRuleSet(cloud, wanted, wanted, signal);

    expect(asked).to.deep.equal([
      {
        action: "ModifySecurityGroupEgressRule",
        fields: { SecurityGroupId: "sg-1", SecurityGroupRuleId: "sgr-0", Description: "" },
      },
    ]);
  });

  it("is read page by page, under known names, with the owner that no answer tells", async () => {
    const foreign = groupRule({ cidr: undefined, groupId: "sg-x", groupOwnerId: "14" });
    const { groupOwnerId: _, ...live } = foreign;
    const { cloud } = groupWith([live, ...Object.values(ports(1, 1_500))]);

    const read = await readRuleSet(cloud, set({}), { mine: foreign });

    expect(Object.keys(read?.rules ?? {})).to.have.lengthOf(1_501);
    expect(read?.rules["mine"]).to.deep.equal(withoutUndefined(foreign));
    expect(read?.rules["ingress|tcp|7/7|10.0.0.0/8|1|accept"]).to.include({ portRange: "7/7" });
    expect(await readRuleSet(groupWith(undefined).cloud, set({}), {})).to.equal(undefined);
  });

  it("tells after a failure what the group holds", async () => {
    const live = [groupRule(), ...Object.values(ports(1, 1))];
    const { cloud } = groupWith(live, { AuthorizeSecurityGroup: "InvalidPolicy" });

    const error = await failureOf(updateRuleSet(cloud, set({}), set(ports(1, 2)), signal));

    const made = error instanceof PartialFailure ? error.made.rules : undefined;
    expect(made).to.deep.equal(ports(1, 1));
    expect(error.message).to.include("InvalidPolicy");
  });

  it("has not begun where the first call failed", async () => {
    const { cloud } = groupWith([], { AuthorizeSecurityGroup: "Forbidden.RAM" });

    const error = await failureOf(createRuleSet(cloud, set(ports(1, 2)), signal));

    expect(error).to.be.instanceOf(CallError);
  });

  it("makes no further call once it is cancelled", async () => {
    const { cloud, actions } = groupWith([]);

    const error = await failureOf(
      createRuleSet(cloud, set(ports(1, 1)), AbortSignal.abort(new Error("cancelled"))),
    );

    expect(error.message).to.equal("cancelled");
    expect(actions()).to.deep.equal([]);
  });

  it("ends with the removal of its rules, also where the group is gone, but not where it is refused", async () => {
    const { cloud, actions } = groupWith([]);
    await deleteRuleSet(cloud, set(ports(1, 150)), signal);
    expect(actions()).to.deep.equal(["RevokeSecurityGroup", "RevokeSecurityGroup"]);
    await deleteRuleSet(groupWith(undefined).cloud, set(ports(1, 1)), signal);

    const denied = groupWith([], { RevokeSecurityGroup: "Forbidden.RAM" });
    const error = await failureOf(deleteRuleSet(denied.cloud, set(ports(1, 1)), signal));
    expect(error.message).to.include("Forbidden.RAM");
  });
});

async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return expect.fail("nothing failed");
}

function withoutUndefined(rule: GroupRule): object {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
}
