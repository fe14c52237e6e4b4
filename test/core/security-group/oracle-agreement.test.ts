import { expect } from "chai";
import { compareRuleSets } from "../../../core/security-group/equivalence/compare.ts";
import type { Decision } from "../../../core/security-group/equivalence/decide.ts";
import type { Packet } from "../../../core/security-group/equivalence/rule-set.ts";
import type { Cloud } from "../../../simulator/cloud.ts";
import { createIdSource } from "../../../simulator/ids.ts";
import { wouldPass } from "../../../simulator/packets.ts";
import type { PacketVerdict } from "../../../simulator/packets.ts";
import { emptyAccount } from "../../../simulator/state.ts";
import type { Account, Eni, SecurityGroup } from "../../../simulator/state.ts";
import { isInRegion, packetAtBorder, setsOf } from "../../support/border-packets.ts";
import { createDice } from "../../support/rule-sets.ts";
import { membersOf, nearGroup, ruleSetOf, smallGroup } from "../../support/small-groups.ts";
import type { SmallGroup } from "../../support/small-groups.ts";

const pairs = 10_000;
const packetsARule = 8;

describe("core/security-group/equivalence and the simulator's packets", () => {
  it(`agree on ${String(pairs)} pairs of groups, at the borders of every rule`, () => {
    const dice = createDice(20_260_601);
    const { cloud, account } = cloudOfMembers();
    const met = { same: 0, wider: 0, narrower: 0, incomparable: 0, packets: 0, examples: 0 };
    for (let pair = 0; pair < pairs; pair += 1) {
      const one = smallGroup(dice);
      const other = dice(2) === 0 ? nearGroup(dice, one) : smallGroup(dice);
      putGroup(account, "sg-left", one);
      putGroup(account, "sg-right", other);
      const comparison = compareRuleSets(ruleSetOf(one), ruleSetOf(other));
      const regions = comparison.same ? [] : comparison.regions;
      met[comparison.relation] += 1;
      for (const row of [...one.rows, ...other.rows]) {
        for (let more = 0; more < packetsARule; more += 1) {
          const packet = packetAtBorder(dice, row);
          const left = ask(cloud, "sg-left", packet);
          const right = ask(cloud, "sg-right", packet);
          const around = regions.filter((region) => isInRegion(region, packet));
          met.packets += 1;
          if (around.length !== (left.passes === right.passes ? 0 : 1)) {
            expect.fail(JSON.stringify({ pair, one, other, packet, left, right, around }));
          }
        }
      }
      for (const { example, left, right } of regions) {
        // An example asks for memberships that an address of this cloud may not have.
        if (example.memberOf.join() !== setsOf(example.peer).join()) continue;
        met.examples += 1;
        if (
          !isAs(left, ask(cloud, "sg-left", example)) ||
          !isAs(right, ask(cloud, "sg-right", example))
        ) {
          expect.fail(JSON.stringify({ pair, one, other, example, left, right }));
        }
      }
    }

    expect(met.packets).to.be.at.least(pairs * packetsARule);
    expect(met.examples).to.be.at.least(pairs);
    for (const relation of ["same", "wider", "narrower", "incomparable"] as const) {
      expect(met[relation], relation).to.be.at.least(pairs / 20);
    }
  });
});

function ask(cloud: Cloud, group: string, packet: Packet): PacketVerdict {
  const { direction, protocol, peer, local, sourcePort, port } = packet;
  return wouldPass(
    cloud,
    { groups: [group] },
    { direction, protocol, peer, local, sourcePort, port },
  );
}

function isAs({ policy, by, rules }: Decision, verdict: PacketVerdict): boolean {
  return (
    (policy === "accept") === verdict.passes &&
    by === verdict.by &&
    (by !== "rule" || rules.some(({ id }) => id === verdict.ruleId))
  );
}

const regional = {
  regionId: "cn-hangzhou",
  createdAt: new Date(0),
  tags: new Map<string, string>(),
  name: "",
  description: "",
  resourceGroupId: "",
};

/** An account whose interfaces are in the groups that rules name, and in both that are compared. */
function cloudOfMembers(): { cloud: Cloud; account: Account } {
  const account = emptyAccount({
    name: "source",
    accountId: "1404423000000010",
    accessKeyId: "key-source",
    balance: { available: "0", cash: "0", credit: "0", currency: "CNY" },
    realName: "yes",
    ids: createIdSource("1404423000000010"),
  });
  for (const [group, addresses] of Object.entries(membersOf)) {
    const groups = group === "own" ? ["sg-left", "sg-right"] : [group];
    for (const address of addresses) {
      const eni = interfaceOf(`eni-${group}-${address}`, address, groups);
      account.enis.set(eni.id, eni);
    }
  }
  return { cloud: { accounts: [account], regions: [] }, account };
}

function interfaceOf(id: string, address: string, securityGroupIds: string[]): Eni {
  const six = address.includes(":");
  return {
    ...regional,
    id,
    kind: "Primary",
    vpcId: "vpc-a",
    vSwitchId: "vsw-a",
    zoneId: "cn-hangzhou-h",
    macAddress: "",
    primaryIp: six ? "172.31.0.1" : address,
    secondaryIps: [],
    ipv6Addresses: six ? [address] : [],
    ipv4Prefixes: [],
    ipv6Prefixes: [],
    serviceManaged: false,
    securityGroupIds,
    instanceId: "",
  };
}

function putGroup(account: Account, id: string, group: SmallGroup): void {
  const { type, innerAccessPolicy, rows } = group;
  const kept: SecurityGroup = {
    ...regional,
    id,
    vpcId: "vpc-a",
    type,
    serviceManaged: false,
    innerAccessPolicy,
    rules: rows.map(({ SecurityGroupRuleId, Direction, ...match }) => ({
      id: SecurityGroupRuleId,
      direction: Direction,
      createdAt: regional.createdAt,
      match,
      description: "",
    })),
  };
  account.securityGroups.set(id, kept);
}
