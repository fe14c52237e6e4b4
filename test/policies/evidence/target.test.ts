import { showsOfItsCases } from "../support/evidence.ts";

showsOfItsCases({
  "target-region": {
    "another region": ["destination.region: cn-shanghai, expected cn-hangzhou"],
    "no region on either side": ["instance.region: unknown, its name is empty"],
  },
  "target-zone": {
    "another zone of the region": ["destination.zone: cn-hangzhou-i, expected cn-hangzhou-h"],
    "no zone on either side": ["instance.zone: unknown, its name is empty"],
  },
  "target-cidr-plan": {
    "a vSwitch too small": [
      "destination.vswitchCidr: 10.0.0.252/30, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "10.0.0.252/30" has a mask that is not a',
    ],
    "a VPC too small": [
      "destination.vpcCidrs[0]: 10.0.0.0/29, expected an IPv4 block, /8 to /28, not reserved",
      'explained: "10.0.0.0/29" has a mask that is not all',
    ],
    "outside the VPC": ["destination.vswitchCidr: 10.1.0.0/24, expected inside 10.0.0.0/16"],
    "the shared space of carriers": [
      "destination.vpcCidrs[0]: 100.64.0.0/16, expected an IPv4 block, /8 to /28, not reserved",
      "destination.vswitchCidr: 100.64.1.0/24, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "100.64.0.0/16" overlaps 100.64.0.0/10, ',
    ],
    loopback: [
      "destination.vpcCidrs[0]: 127.0.0.0/16, expected an IPv4 block, /8 to /28, not reserved",
      "destination.vswitchCidr: 127.0.1.0/24, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "127.0.0.0/16" overlaps 127.0.0.0/8, whi',
    ],
    "link-local": [
      "destination.vpcCidrs[0]: 169.254.0.0/16, expected an IPv4 block, /8 to /28, not reserved",
      "destination.vswitchCidr: 169.254.1.0/24, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "169.254.0.0/16" overlaps 169.254.0.0/16',
    ],
    multicast: [
      "destination.vpcCidrs[0]: 224.0.0.0/16, expected an IPv4 block, /8 to /28, not reserved",
      "destination.vswitchCidr: 224.0.1.0/24, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "224.0.0.0/16" overlaps 224.0.0.0/4, whi',
    ],
    "a reserved secondary block": [
      "destination.vpcCidrs[1]: 169.254.0.0/16, expected an IPv4 block, /8 to /28, not reserved",
      'explained: "169.254.0.0/16" overlaps 169.254.0.0/16',
    ],
    "host bits": [
      "destination.vswitchCidr: 10.0.0.1/24, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "10.0.0.1/24" has host bits; write 10.0.',
    ],
    "no block at all": [
      "destination.vswitchCidr: 10.0.0, expected an IPv4 block, /16 to /29, not reserved",
      'explained: "10.0.0" is no IPv4 CIDR block; allowed ',
    ],
    "no block of the VPC seen": [
      "destination.vpcCidrs: unknown, no block was seen, and every VPC has one",
    ],
    "a reserved block of the VPC proves what the vSwitch hides": [
      "destination.vpcCidrs[0]: 127.0.0.0/16, expected an IPv4 block, /8 to /28, not reserved",
      'explained: "127.0.0.0/16" overlaps 127.0.0.0/8, whi',
    ],
  },
  "target-cidr-overlap": {
    "a larger network around it": [
      "destination.reachableCidrs[0].cidr: 10.0.0.0/8 through pcc-bp1office, expected outside 10.0.0.0/16",
    ],
    "a peering with the same block": [
      "destination.peering.sourceCidrs[0]: 10.0.0.0/16, expected outside 10.0.0.0/16",
      "explained: The same block to keep the private IP ad",
    ],
    "a block that cannot be read": [
      'destination.reachableCidrs[0].cidr: unknown, "a route" is no CIDR block',
    ],
    "no block of the landing's VPC seen": [
      "destination.vpcCidrs: unknown, no block was seen, and every VPC has one",
    ],
    "no block of the source VPC seen": [
      "destination.peering.sourceCidrs: unknown, no block was seen, and every VPC has one",
    ],
  },
  "target-vswitch-available": {
    "being created": ["destination.vswitchStatus: Pending, expected Available"],
  },
  "target-shared-vpc": {
    "shared by another account": ["destination.sharedBy: 1988000000000030, expected null"],
  },
  "target-free-ips": {
    "one too few": ["destination.freeIps: 3, expected >= 4"],
  },
  "target-vpc-match": {
    "a group of another VPC": ["destination.groupVpcId: vpc-bp1other, expected vpc-bp1target"],
    "a group of the classic network": ["destination.groupVpcId: none, expected vpc-bp1target"],
    "no VPC on either side": ["destination.vswitchVpcId: unknown, its name is empty"],
  },
  "target-sg-network-type": {
    "a VPC instance, a group of the classic network": [
      "destination.groupVpcId: none (classic), expected vpc-...",
    ],
    "a classic instance, a group of a VPC": [
      "destination.groupVpcId: vpc-bp1target, expected none (classic)",
    ],
  },
  "target-sg-type": {
    "an enterprise group": ["destination.groupType: enterprise, expected normal"],
  },
  "target-sg-not-managed": {
    "a managed group": ["destination.groupServiceManaged: true, expected false"],
  },
  "target-sg-capacity": {
    "a full group": ["destination.groupAddresses.used: 6000 + 1, expected used + arriving <= 6000"],
    "a full group, however many arrive": [
      "destination.groupAddresses.used: 6000 + 1 or more, expected used + arriving <= 6000",
    ],
  },
  "target-sg-rules": {
    "one more": ["destination.groupRules: 1001, expected <= 1000"],
  },
  "target-sg-wider": {
    "two regions": [
      "destination.groupExcess[0]: accept ingress tcp from 10.0.0.0/8 port 22/22, expected drop",
      "destination.groupExcess[1]: accept egress udp to 0.0.0.0/0, expected drop",
    ],
    "a rule of the source that cannot be compared": [
      "destination.groupExcess: unknown, rules of the source group cannot be compared: 1",
    ],
  },
  "target-private-ip-in-cidr": {
    "the first address, which the vSwitch keeps": [
      "destination.privateIp: 10.0.0.0, expected in 10.0.0.0/24, neither its first address nor one of its last three",
    ],
    "in a reserved block": [
      "destination.privateIp: 10.0.0.17, expected outside 10.0.0.16/28, which is reserved",
    ],
    "no address": ['destination.privateIp: unknown, "" is no IPv4 address'],
    "a vSwitch block that cannot be read": [
      'destination.vswitchCidr: unknown, "10.0.0" is no IPv4 block',
    ],
    "a reserved block that cannot be read": [
      'destination.reservedCidrs[0]: unknown, "10.0.0" is no CIDR block',
    ],
  },
  "target-private-ip": {
    "an address that is taken": ["destination.privateIpFree: false for 10.0.0.10, expected true"],
  },
});
