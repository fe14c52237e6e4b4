// The landing of ../landing.ts, written by hand: what somebody would write who knows every value and has no toolkit.
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import { Switch } from "@pulumi/alicloud/vpc/switch.js";

function origin(sourceId: string) {
  return {
    description: `ecs-transfer ecs-transfer/bench takes the place of ${sourceId} in 1404423000000010`,
    tags: {
      "ecs-transfer:stack": "ecs-transfer/bench",
      "ecs-transfer:source-account": "1404423000000010",
      "ecs-transfer:source-id": sourceId,
    },
  };
}

const vpc = new Network("shop", {
  vpcName: "shop",
  cidrBlock: "172.16.0.0/16",
  ...origin("vpc-bp1bench"),
});
const vswitchH = new Switch("shop-h", {
  vpcId: vpc.id,
  zoneId: "cn-hangzhou-h",
  cidrBlock: "172.16.10.0/24",
  vswitchName: "shop-h",
  ...origin("vsw-bp1benchh"),
});
const vswitchI = new Switch(
  "shop-i",
  {
    vpcId: vpc.id,
    zoneId: "cn-hangzhou-i",
    cidrBlock: "172.16.20.0/24",
    vswitchName: "shop-i",
    ...origin("vsw-bp1benchi"),
  },
  { dependsOn: vswitchH },
);

function group(name: string, firstPort: number): SecurityGroup {
  const created = new SecurityGroup(name, {
    vpcId: vpc.id,
    securityGroupName: name,
    securityGroupType: "normal",
    innerAccessPolicy: "Accept",
    ...origin(`sg-bp1bench${name}`),
  });
  for (let port = firstPort; port < firstPort + 20; port += 1) {
    new SecurityGroupRule(`${name}-${port}`, {
      securityGroupId: created.id,
      type: "ingress",
      ipProtocol: "tcp",
      portRange: `${port}/${port}`,
      nicType: "intranet",
      policy: "accept",
      priority: 1,
      cidrIp: "10.0.0.0/8",
      description: `port ${port}`,
    });
  }
  return created;
}

export const vpcId = vpc.id;
export const vswitchIds = [vswitchH.id, vswitchI.id];
export const securityGroupIds = [group("web", 8001).id, group("db", 9001).id];
