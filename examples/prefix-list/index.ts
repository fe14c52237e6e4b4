import { Config } from "@pulumi/pulumi";
import { EcsPrefixList } from "@pulumi/alicloud/ecs/ecsPrefixList.js";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import { Switch } from "@pulumi/alicloud/vpc/switch.js";

// A prefix list, a rule that names it, and a network with IPv6; the entries come from the configuration.
const entries = new Config().requireObject<Record<string, string>>("entries");

const list = new EcsPrefixList("offices", {
  prefixListName: "offices",
  description: "Offices of the shop",
  addressFamily: "IPv4",
  maxEntries: 5,
  entries: Object.entries(entries).map(([cidr, description]) => ({ cidr, description })),
});
const vpc = new Network("shop", {
  vpcName: "shop",
  cidrBlock: "172.16.0.0/16",
  enableIpv6: true,
});
new Switch("shop-h", {
  vpcId: vpc.id,
  vswitchName: "shop-h",
  zoneId: "cn-hangzhou-h",
  cidrBlock: "172.16.10.0/24",
  enableIpv6: true,
  ipv6CidrBlockMask: 10,
});
const group = new SecurityGroup("web", { vpcId: vpc.id, securityGroupName: "web" });
new SecurityGroupRule("ssh", {
  securityGroupId: group.id,
  type: "ingress",
  ipProtocol: "tcp",
  portRange: "22/22",
  nicType: "intranet",
  prefixListId: list.id,
});
