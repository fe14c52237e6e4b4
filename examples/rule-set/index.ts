import { readFileSync } from "node:fs";
import { Config } from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import {
  likeAlicloud,
  RuleSetProvider,
  SecurityGroupRules,
} from "../../components/security-group-rules.ts";
import type { GroupRule } from "../../core/security-group/group-rule.ts";

// All rules of a group as one resource, read from a file. A rule whose groupId is "self" names the group itself.
const config = new Config();
const rules = JSON.parse(readFileSync(config.require("rules"), "utf8")) as Record<
  string,
  GroupRule
>;
const adopt = config.get("adopt");

const provider = new RuleSetProvider("rule-sets", likeAlicloud());
const securityGroupId = adopt ?? newGroup();
const named = Object.fromEntries(
  Object.entries(rules).map(([name, rule]) => [name, withOwnId(rule)]),
);
new SecurityGroupRules(
  "web",
  { securityGroupId, rules: named },
  { provider, ...(adopt === undefined ? {} : { import: adopt }) },
);

function withOwnId(rule: GroupRule) {
  return rule.groupId === "self" ? { ...rule, groupId: securityGroupId } : rule;
}

function newGroup() {
  const vpc = new Network("shop", { vpcName: "shop", cidrBlock: "172.16.0.0/16" });
  return new SecurityGroup("web", { vpcId: vpc.id, securityGroupName: "web" }).id;
}
