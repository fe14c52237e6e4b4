import { expect } from "chai";
import { planRecovery } from "../../../cli/recovery/plan-recovery.ts";
import { readStackState } from "../../../cli/recovery/stack-state.ts";
import type { LandedResource } from "../../../collectors/landed.ts";
import { exported, landed, operation, recorded, types, urnOf } from "./support.ts";

const ofVpc = "ecs-transfer shop/prod of vpc-bp1";
const ofSwitch = "ecs-transfer shop/prod of vsw-bp1";
const ofGroup = "ecs-transfer shop/prod of sg-bp1";
const ofList = "ecs-transfer shop/prod of pl-bp1";

const knownVpc = recorded(types.vpc, "vpc", { id: "vpc-1" });
const pendingVpc = operation(
  "creating",
  recorded(types.vpc, "vpc", { inputs: { description: ofVpc } }),
);
const pendingSwitch = operation(
  "creating",
  recorded(types.vswitch, "vsw", { inputs: { description: ofSwitch, vpcId: "vpc-1" } }),
);
const pendingBlock = operation(
  "creating",
  recorded(types.block, "block", {
    inputs: { vpcId: "vpc-1", secondaryCidrBlock: "10.0.0.0/16" },
  }),
);
const block = landed({ kind: "vpc-block", id: "vpc-1:10.0.0.0/16", description: ofVpc });
const vpc = landed({ description: ofVpc });
const vswitch = landed({ kind: "vswitch", id: "vsw-1", description: ofSwitch });
const group = landed({ kind: "security-group", id: "sg-1", description: ofGroup });
const list = landed({ kind: "prefix-list", id: "pl-1", description: ofList, vpcId: "" });

interface Row {
  readonly name: string;
  readonly resources?: readonly Record<string, unknown>[];
  readonly pending?: readonly Record<string, unknown>[];
  readonly cloud?: readonly LandedResource[];
  readonly adopt?: readonly (readonly [urn: string, id: string])[];
  readonly forget?: readonly string[];
  readonly unclear?: readonly string[];
  readonly orphans?: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: "has nothing to do where state and cloud agree",
    resources: [knownVpc],
    cloud: [vpc],
  },
  {
    name: "adopts a VPC that was made and not recorded",
    pending: [pendingVpc],
    cloud: [vpc],
    adopt: [[urnOf(types.vpc, "vpc"), "vpc-1"]],
  },
  {
    name: "forgets a creation that never reached the cloud",
    pending: [pendingVpc],
    forget: [urnOf(types.vpc, "vpc")],
  },
  {
    name: "adopts a vSwitch in the VPC that it was meant for",
    resources: [knownVpc],
    pending: [pendingSwitch],
    cloud: [vpc, vswitch],
    adopt: [[urnOf(types.vswitch, "vsw"), "vsw-1"]],
  },
  {
    name: "leaves a vSwitch of another VPC alone, as an orphan",
    resources: [knownVpc],
    pending: [pendingSwitch],
    cloud: [vpc, { ...vswitch, vpcId: "vpc-2" }],
    forget: [urnOf(types.vswitch, "vsw")],
    orphans: ["vsw-1"],
  },
  {
    name: "adopts a secondary block that was added to its VPC and not recorded",
    resources: [knownVpc],
    pending: [pendingBlock],
    cloud: [vpc, block, { ...block, id: "vpc-1:10.9.0.0/16" }],
    adopt: [[urnOf(types.block, "block"), "vpc-1:10.0.0.0/16"]],
  },
  {
    name: "forgets a secondary block that no VPC has, or another one",
    resources: [knownVpc],
    pending: [pendingBlock],
    cloud: [vpc, { ...block, id: "vpc-2:10.0.0.0/16" }],
    forget: [urnOf(types.block, "block")],
  },
  {
    name: "forgets a secondary block that the state has under another name",
    resources: [knownVpc, recorded(types.block, "other", { id: "vpc-1:10.0.0.0/16" })],
    pending: [pendingBlock],
    cloud: [vpc, block],
    forget: [urnOf(types.block, "block")],
  },
  {
    name: "adopts a VPC that has a secondary block, in which nothing lies",
    pending: [pendingVpc],
    cloud: [vpc, block],
    adopt: [[urnOf(types.vpc, "vpc"), "vpc-1"]],
  },
  {
    name: "adopts a group by its description, not by its name",
    resources: [knownVpc],
    pending: [
      operation(
        "creating",
        recorded(types.group, "sg", { inputs: { description: ofGroup, vpcId: "vpc-1" } }),
      ),
    ],
    cloud: [vpc, { ...group, id: "sg-other", description: `${ofGroup}2` }, group],
    adopt: [[urnOf(types.group, "sg"), "sg-1"]],
    orphans: ["sg-other"],
  },
  {
    name: "takes nothing of another kind for what it looks for",
    pending: [pendingVpc],
    cloud: [{ ...vswitch, description: ofVpc }],
    forget: [urnOf(types.vpc, "vpc")],
    orphans: ["vsw-1"],
  },
  {
    name: "takes nothing that the state knows for what was just made",
    resources: [recorded(types.vpc, "other", { id: "vpc-1" })],
    pending: [pendingVpc],
    cloud: [vpc],
    forget: [urnOf(types.vpc, "vpc")],
  },
  {
    name: "adopts one resource for one creation only",
    pending: [
      pendingVpc,
      operation("creating", recorded(types.vpc, "vpc2", { inputs: { description: ofVpc } })),
    ],
    cloud: [vpc],
    adopt: [[urnOf(types.vpc, "vpc"), "vpc-1"]],
    forget: [urnOf(types.vpc, "vpc2")],
  },
  {
    name: "calls what a dead run made an orphan where a later one made it again",
    resources: [recorded(types.vpc, "vpc", { id: "vpc-2" })],
    pending: [pendingVpc],
    cloud: [vpc, landed({ id: "vpc-2", vpcId: "vpc-2", description: ofVpc })],
    forget: [urnOf(types.vpc, "vpc")],
    orphans: ["vpc-1"],
  },
  {
    name: "never adopts a VPC in which something lies: another state's stack of the same name made it",
    pending: [pendingVpc],
    cloud: [vpc, vswitch, group],
    forget: [urnOf(types.vpc, "vpc")],
    orphans: ["vpc-1", "vsw-1", "sg-1"],
  },
  {
    name: "forgets a rule, which the next up may create twice without harm",
    pending: [operation("creating", recorded(types.rule, "rule"))],
    forget: [urnOf(types.rule, "rule")],
  },
  {
    name: "forgets a rule set, which the next up makes whole, and the provider of rule sets",
    pending: [
      operation("creating", recorded(types.ruleSetProvider, "rule-sets")),
      operation("creating", recorded(types.ruleSet, "rules")),
    ],
    forget: [urnOf(types.ruleSetProvider, "rule-sets"), urnOf(types.ruleSet, "rules")],
  },
  {
    name: "adopts a prefix list by its description, and calls another one an orphan",
    pending: [
      operation("creating", recorded(types.prefixList, "pl", { inputs: { description: ofList } })),
    ],
    cloud: [{ ...list, id: "pl-other", description: `${ofList}2` }, list],
    adopt: [[urnOf(types.prefixList, "pl"), "pl-1"]],
    orphans: ["pl-other"],
  },
  {
    name: "forgets a component, of which there is nothing in the cloud",
    pending: [operation("creating", recorded("my:index:Thing", "thing", { custom: false }))],
    forget: [urnOf("my:index:Thing", "thing")],
  },
  {
    name: "leaves a person to judge what is no part of a landing",
    pending: [operation("creating", recorded(types.eip, "eip"))],
    cloud: [vpc],
    unclear: [urnOf(types.eip, "eip")],
    orphans: ["vpc-1"],
  },
];

describe("cli/recovery/plan-recovery", () => {
  for (const row of rows) {
    const { name, resources = [], pending = [], cloud = [] } = row;
    it(name, () => {
      const plan = planRecovery(readStackState(exported(resources, pending)), cloud);

      expect({
        adopt: plan.adopt.map(({ urn, resource }) => [urn, resource.id]),
        forget: plan.forget,
        unclear: plan.unclear.map(({ urn }) => urn),
        orphans: plan.orphans.map(({ id }) => id),
      }).to.deep.equal({
        adopt: row.adopt ?? [],
        forget: row.forget ?? [],
        unclear: row.unclear ?? [],
        orphans: row.orphans ?? [],
      });
    });
  }
});
