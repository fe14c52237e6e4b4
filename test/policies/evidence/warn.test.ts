import { showsOfItsCases } from "../support/evidence.ts";

showsOfItsCases({
  "warn-security-baseline": {
    "the target encrypts by default": [
      "target.encryptionByDefault: true, expected false",
      "attested.warn-security-baseline: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "the source encrypts by default, the target not seen": [
      "source.encryptionByDefault: true, expected false",
      "attested.warn-security-baseline: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "a baseline is enforced": [
      "attested.warn-security-baseline: enforced, by owner of the source account, 2026-05-31, expected none",
    ],
  },
  "warn-source-stack": {
    "a Pulumi stack": [
      "attested.warn-source-stack: pulumi, by owner of the source account, 2026-05-31, expected none",
      "explained: The status of Instance defaults to Runni",
    ],
    "a Terraform state": [
      "attested.warn-source-stack: terraform, by owner of the source account, 2026-05-31, expected none",
      "explained: The status of alicloud_instance defaults",
    ],
    "another tool": [
      "attested.warn-source-stack: other, by owner of the source account, 2026-05-31, expected none",
    ],
    "tags of ROS against the answer": [
      "instance.tagKeys: acs:ros:stackId, expected none",
      "attested.warn-source-stack: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
  },
  "warn-pending-transfer": {
    unfinished: [
      "attested.warn-pending-transfer: unfinished, by owner of the source account, 2026-05-31, expected none",
    ],
  },
  "warn-postpaid-quota-target": {
    "pay-as-you-go, one vCPU short": [
      "target.postpaidVcpus: max 100, used 97, expected max - used >= 4",
    ],
  },
  "warn-auto-release": {
    "to be released in a week": ["instance.autoReleaseAt: 2026-06-08T00:00:00Z, expected null"],
  },
  "warn-auto-renewal": {
    "a subscription with it": ["instance.autoRenew: true, expected false"],
  },
  "warn-deletion-protection": {
    on: ["instance.deletionProtection: true, expected false"],
  },
  "warn-migrating": {
    "a job": ["instance.replicationJobs[0]: j-bp1move, expected none"],
    "two jobs": [
      "instance.replicationJobs[0]: j-bp1move, expected none",
      "instance.replicationJobs[1]: j-bp1copy, expected none",
    ],
  },
  "warn-scaling-group": {
    "a scaling group": ["instance.scalingGroupId: asg-bp1web, expected null"],
  },
  "warn-k8s-node": {
    "the cluster's tag": ["instance.tagKeys: ack.aliyun.com, expected none"],
  },
  "warn-sg-service-managed": {
    "a managed group": ["instance.managedGroupIds[0]: sg-bp1ack, expected none"],
  },
  "warn-deployment-set": {
    "a deployment set": ["instance.deploymentSetId: ds-bp1spread, expected null"],
  },
  "warn-hpc-cluster": {
    "a cluster": ["instance.hpcClusterId: hpc-bp1rack, expected null"],
  },
  "warn-capacity-reservation": {
    "a reservation": ["instance.capacityReservationId: crp-bp1pool, expected null"],
  },
  "warn-custom-route-table": {
    "a custom route table": ["instance.customRouteTableId: vtb-bp1custom, expected null"],
  },
  "warn-secondary-private-ip": {
    "two addresses": [
      "instance.networkInterfaces[0].privateIps: 10.0.0.10, 10.0.0.11, expected one address",
    ],
    "an IPv4 prefix": ["instance.networkInterfaces[0].prefixes: 10.0.0.16/28, expected none"],
    "no address seen": [
      "instance.networkInterfaces[0].privateIps: unknown, no private address was seen, and every primary interface has one",
    ],
    "no interface seen": [
      "instance.networkInterfaces: unknown, no primary network interface was seen, and every instance has one",
    ],
  },
  "warn-ipv6": {
    "an IPv6 address": ["instance.networkInterfaces[0].ipv6: 2001:db8::10, expected none"],
    "an IPv6 prefix": ["instance.networkInterfaces[0].prefixes: 2001:db8::/80, expected none"],
    "only a secondary interface seen": [
      "instance.networkInterfaces: unknown, no primary network interface was seen, and every instance has one",
    ],
  },
  "warn-static-ip-guest": {
    "a static address": [
      "attested.warn-static-ip-guest: static, by owner of the source account, 2026-05-31, expected dhcp",
    ],
  },
  "warn-eip-visible-mode": {
    "EIP-visible": ["instance.eip.mode: BINDED, expected NAT"],
  },
  "warn-dnat": {
    "an entry": ["instance.dnatEntries[0]: fwd-bp1ssh, expected none"],
    "two entries": [
      "instance.dnatEntries[0]: fwd-bp1ssh, expected none",
      "instance.dnatEntries[1]: fwd-bp1web, expected none",
    ],
  },
  "warn-traffic-mirror": {
    "a session": ["instance.trafficMirrors[0]: tms-bp1audit, expected none"],
  },
  "warn-shared-or-multiattach-disk": {
    "multi-attach on, one instance so far": [
      "instance.disks[1].multiAttach: Enabled data d-bp1data, expected Disabled",
    ],
    "attached to two instances": [
      "instance.disks[1].attachedTo: i-bp1,i-bp2 data d-bp1data, expected one instance",
    ],
    "a disk that names no instance": [
      "instance.disks[1].attachedTo: unknown, no attachment was seen, and the disk is the instance's",
    ],
    "no disk at all": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "warn-local-disk": {
    "a local SSD": [
      "instance.disks[1].category: local_ssd_pro data d-bp1data, expected a cloud disk",
    ],
    "no disk at all": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "warn-elastic-ephemeral": {
    "standard edition": [
      "instance.disks[1].category: elastic_ephemeral_disk_standard data d-bp1data, expected a lasting disk",
    ],
    "no system disk seen": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "warn-snapshot-policy": {
    "a policy on a data disk": [
      "instance.disks[1].snapshotPolicyId: sp-bp1daily data d-bp1data, expected null",
    ],
    "no disk at all": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "warn-replica-pair": {
    "a data disk is replicated": [
      "instance.disks[1].replicaPairId: pair-cn-web data d-bp1data, expected null",
    ],
    "no system disk seen": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "warn-ram-role": {
    "a role": ["instance.ramRole: web-reads-oss, expected null"],
  },
  "warn-license-mac": {
    licensed: [
      "attested.warn-license-mac: licensed, by owner of the source account, 2026-05-31, expected none",
    ],
  },
});
