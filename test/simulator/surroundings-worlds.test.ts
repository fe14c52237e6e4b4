import { expect } from "chai";
import { parseWorld, WorldError } from "../../simulator/world.ts";
import { MACHINE_WORLD, NETWORK_WORLD } from "./surroundings.ts";

describe("simulator: worlds that contradict themselves", () => {
  const MACHINES: [string, [string, string], RegExp][] = [
    [
      "a planned event that is over already",
      ["type: SystemMaintenance.Redeploy, notBefore: +3d", "finishedAt: -1d"],
      /instances\[0\]\.events\[0\]: an event that is Scheduled has no finishedAt/,
    ],
    [
      "two events of one id",
      ["id: e-asked", "id: e-planned"],
      /events\[1\]: the id e-planned is there twice/,
    ],
    [
      "a type of event that is none",
      ["InstanceFailure.Reboot", "reboot"],
      /expected a type such as/,
    ],
    [
      "the renewal of what has no end",
      ["ramRole: reader", "autoRenew: true"],
      /instances\[0\]: only a PrePaid instance has autoRenew/,
    ],
    [
      "a classic instance without its address",
      ["        innerIp: 10.26.1.7\n", ""],
      /instances\[4\]: an instance of the classic network has zone and innerIp/,
    ],
    [
      "a classic instance in a VPC's group",
      ["securityGroups: [sg-old]", "securityGroups: [sg-a]"],
      /instances\[4\]: the security group sg-a is not in the classic network/,
    ],
    [
      "a link of an instance that is not classic",
      ["ramRole: reader", "classicLink: vpc-a"],
      /instances\[0\]: only an instance of the classic network has/,
    ],
    [
      "an instance without a vSwitch",
      ["id: i-spot\n        vswitch: vsw-a", "id: i-spot"],
      /instances\[3\]: an instance has a vswitch/,
    ],
    [
      "a group without a VPC",
      ["{ id: sg-a, vpc: vpc-a }", "{ id: sg-a }"],
      /securityGroups\[0\]: a security group has a vpc/,
    ],
    [
      "a disk of two instances without multi-attach",
      ["multiAttach: Enabled, ", ""],
      /disks\[0\]: only a disk with multiAttach/,
    ],
    [
      "a disk in another zone than its instance",
      ["id: d-shared, zone: cn-hangzhou-h", "id: d-shared, zone: cn-hangzhou-i"],
      /disks\[0\]: the disk is in cn-hangzhou-i, i-a in cn-hangzhou-h/,
    ],
    [
      "a replica in a zone that is none",
      ["zone: cn-beijing-a }", "zone: cn-beijing-b }"],
      /instances\[0\]: the region cn-beijing has no zone "cn-beijing-b"/,
    ],
    [
      "a snapshot of nothing",
      ["{ id: s-system, instance: i-a }", "{ id: s-system }"],
      /snapshots\[0\]: a snapshot has a disk, or an instance/,
    ],
    [
      "an image of an unknown snapshot",
      ["[s-system, s-data]", "[s-system, s-none]"],
      /images\[0\]: no snapshot "s-none" in this account; there are: s-system, s-data, s-free/,
    ],
    ["an unknown region", ["[cn-beijing]\n", "[cn-nowhere]\n"], /no region "cn-nowhere"/],
    ["an unknown key", ["hpcClusterId: hpc-a", "hpcCluster: hpc-a"], /did you mean hpcClusterId\?/],
  ];
  for (const [name, [from, to], message] of MACHINES)
    it(`a world is refused for ${name}`, () => {
      const text = MACHINE_WORLD.replace(from, to);

      expect(text).not.to.equal(MACHINE_WORLD);
      expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, message);
    });

  const NETWORKS: [string, [string, string], RegExp][] = [
    [
      "a HaVip that names no instance",
      ["instances: [i-a, i-b]", "instances: [i-a, i-none]"],
      /haVips\[0\]: no instance "i-none" in this account; there are: i-a, i-b/,
    ],
    [
      "a HaVip with instances and interfaces",
      ["interfaces: [eni-second]", "instances: [i-a], interfaces: [eni-second]"],
      /haVips\[1\]: a HaVip has instances or interfaces, not both/,
    ],
    [
      "a HaVip on a taken address",
      ["ipAddress: 10.0.1.31", "ipAddress: 10.0.1.10"],
      /haVips\[1\]: .*duplicated: 10.0.1.10/,
    ],
    [
      "a master that is not associated",
      ["master: i-b", "master: i-none"],
      /the master i-none is not associated/,
    ],
    [
      "an entry without a table",
      ["{ id: rte-one, vpc: vpc-a,", "{ id: rte-one,"],
      /routeEntries\[0\]: a route entry has a routeTable, or a vpc/,
    ],
    [
      "an entry of an unknown table",
      ["routeTable: vtb-custom", "routeTable: vtb-none"],
      /no route table "vtb-none"/,
    ],
    [
      "a vSwitch in another VPC's table",
      ["name: custom, vpc: vpc-a", "name: custom, vpc: vpc-b"],
      /vswitches\[1\]: the route table vtb-custom is not in vpc-a/,
    ],
    [
      "an EIP bound twice",
      ["eips: [eip-nat]", "eips: [eip-b]"],
      /natGateways\[0\]: the EIP eip-b is bound to i-b/,
    ],
    [
      "an EIP bound to nothing",
      ["boundTo: { interface: eni-second }", "boundTo: {}"],
      /eips\[1\]: an EIP is bound to an interface or to a HaVip/,
    ],
    [
      "a reserved block outside",
      ["10.0.1.96/28]", "10.0.9.96/28]"],
      /vswitches\[0\]: 10.0.9.96\/28 is not inside what vsw-a can give away/,
    ],
    [
      "a prefix that is none",
      ["ipv4Prefixes: [10.0.1.64/28]", "ipv4Prefixes: [10.0.1.64/27]"],
      /instances\[0\]: Not a \/28 of 10.0.1.0\/24/,
    ],
    [
      "an unknown peer VPC",
      ["account: target, vpc: landing", "account: target, vpc: vpc-none"],
      /peerings\[1\]: no VPC "vpc-none" in the peer account; there are: vpc-landing/,
    ],
    [
      "a peer account that is none",
      ["account: target", "account: nobody"],
      /peerings\[1\]: "nobody" is neither an account of the world nor an account ID/,
    ],
    [
      "an accelerator without its server",
      ["{ id: ga-own, servers: [i-a] }", "{ id: ga-own, servers: [i-none] }"],
      /oldAccelerators\[0\]: no instance "i-none"/,
    ],
    ["an unknown key", ["targetType: SLB", "targetTipe: SLB"], /did you mean targetType\?/],
  ];
  for (const [name, [from, to], message] of NETWORKS)
    it(`a world is refused for ${name}`, () => {
      const text = NETWORK_WORLD.replace(from, to);

      expect(text).not.to.equal(NETWORK_WORLD);
      expect(() => parseWorld(text, "w.yaml")).to.throw(WorldError, message);
    });
});
