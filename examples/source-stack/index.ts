import { Config } from "@pulumi/pulumi";
import { EcsDisk } from "@pulumi/alicloud/ecs/ecsDisk.js";
import { EcsDiskAttachment } from "@pulumi/alicloud/ecs/ecsDiskAttachment.js";
import { EipAddress } from "@pulumi/alicloud/ecs/eipAddress.js";
import { EipAssociation } from "@pulumi/alicloud/ecs/eipAssociation.js";
import { Instance } from "@pulumi/alicloud/ecs/instance.js";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import { Switch } from "@pulumi/alicloud/vpc/switch.js";

// With --policy-pack ../../policies a preview of this stack tells what would block the transfer of its instance.
const config = new Config();
const blocked = config.requireBoolean("blocked");
const password = config.getSecret("password");

const zoneId = "cn-hangzhou-h";
const vpc = new Network("shop-vpc", { vpcName: "shop", cidrBlock: "172.16.0.0/16" });
const vswitch = new Switch("shop-vswitch", { vpcId: vpc.id, zoneId, cidrBlock: "172.16.10.0/24" });
const group = new SecurityGroup("shop-group", { vpcId: vpc.id, securityGroupName: "shop" });
const instance = new Instance("shop-web", {
  instanceName: "shop-web",
  instanceType: "ecs.g7.large",
  imageId: "aliyun_3_x64_20G_alibase_20240528.vhd",
  vswitchId: vswitch.id,
  securityGroups: [group.id],
  systemDiskCategory: "cloud_essd",
  ...(password === undefined ? {} : { password }),
  ...(blocked
    ? { spotStrategy: "SpotAsPriceGo" }
    : { status: "Stopped", stoppedMode: "KeepCharging" }),
});

if (blocked) {
  const disk = new EcsDisk("shop-data", {
    zoneId,
    size: 40,
    category: "cloud_essd",
    encrypted: true,
  });
  new EcsDiskAttachment("shop-data-attachment", { diskId: disk.id, instanceId: instance.id });
  const eip = new EipAddress("shop-eip", { bandwidth: "5" });
  new EipAssociation("shop-eip-association", { allocationId: eip.id, instanceId: instance.id });
}

export const instanceId = instance.id;
