import { InstanceFacts } from "../../../core/inventory.ts";

/** The clock of the rules' cases. */
export const caseClock = "2026-06-01T00:00:00Z";

/** An instance that every rule passes at {@link caseClock}, every fact of it known. */
export const clearInstance: InstanceFacts = InstanceFacts.parse({
  id: "i-bp1clear",
  name: "web-01",
  region: "cn-hangzhou",
  zone: "cn-hangzhou-h",
  instanceType: "ecs.g7.large",
  imageId: "aliyun_3_x64_20G_alibase_20260101.vhd",
  status: "Stopped",
  stoppedMode: "KeepCharging",
  chargeType: "PrePaid",
  spotStrategy: "NoSpot",
  createdAt: "2025-01-01T00:00:00Z",
  expiresAt: "2027-01-01T00:00:00Z",
  vpcId: "vpc-bp1source",
  vswitchId: "vsw-bp1source",
  privateIps: ["10.0.0.10"],
  publicIps: ["203.0.113.10"],
  eip: null,
  keyPair: null,
  dedicatedHostId: null,
  locks: [],
  securityGroupIds: ["sg-bp1source"],
  networkInterfaces: [{ id: "eni-bp1primary", type: "Primary", privateIps: ["10.0.0.10"] }],
  disks: [
    {
      id: "d-bp1system",
      type: "system",
      category: "cloud_essd",
      encrypted: false,
      kmsKeyId: null,
      portable: false,
      burstingEnabled: false,
      status: "In_use",
      sizeGiB: 40,
    },
    {
      id: "d-bp1data",
      type: "data",
      category: "cloud_essd",
      encrypted: false,
      kmsKeyId: null,
      portable: true,
      burstingEnabled: false,
      status: "In_use",
      sizeGiB: 100,
    },
  ],
});
