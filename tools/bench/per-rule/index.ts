import { readFileSync } from "node:fs";
import { Config } from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import type { GroupRule } from "../../../core/security-group/group-rule.ts";

const file = new Config().require("rules");
const rules = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, GroupRule>>;

const vpc = new Network("shop", { vpcName: "shop", cidrBlock: "172.16.0.0/16" });
const group = new SecurityGroup("web", { vpcId: vpc.id, securityGroupName: "web" });
for (const [name, rule] of Object.entries(rules)) {
  const { direction, protocol, portRange = "-1/-1", cidr = "", policy, priority } = rule;
  new SecurityGroupRule(
    name,
    {
      ...{ securityGroupId: group.id, type: direction, ipProtocol: protocol, portRange },
      ...{ nicType: "intranet", cidrIp: cidr, policy, priority },
      ...(rule.description === undefined ? {} : { description: rule.description }),
    },
    { deletedWith: group },
  );
}
