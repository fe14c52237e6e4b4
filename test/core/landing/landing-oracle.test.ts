import { expect } from "chai";
import { landsIn, mergedGroups } from "../../../core/landing/place-instances.ts";
import type { LandingPlan, SecurityGroupPlan } from "../../../core/landing/plan.ts";
import { planLanding } from "../../../core/landing/plan-landing.ts";
import { planRules } from "../../../core/landing/plan-rules.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import type { Cloud } from "../../../simulator/cloud.ts";
import { wouldPass } from "../../../simulator/packets.ts";
import type { WirePacket } from "../../../simulator/packets.ts";
import { valueOf } from "../../support/results.ts";
import { createDice } from "../../support/rule-sets.ts";
import type { Dice } from "../../support/rule-sets.ts";
import { oneOf } from "../../support/small-groups.ts";
import { cloudAfter, cloudBefore, groupsBefore, landedId } from "./support/landing-clouds.ts";
import { scenarioOf, stayingMembers } from "./support/landing-scenarios.ts";

const scenarios = 2000;
const packetsAGroup = 60;

describe("core/landing/plan-rules and the simulator's packets", () => {
  it(`agree on what ${String(scenarios)} landings let through, by every choice of the manifest`, () => {
    const dice = createDice(20_261_126);
    const met = { planned: 0, same: 0, different: 0, seen: 0 };
    for (let round = 0; round < scenarios; round += 1) {
      const scenario = scenarioOf(dice);
      const file = valueOf(parseManifest(scenario.manifest, "transfer.yaml"));
      const rules = planRules(file, scenario.source, new Map(), scenario.target);
      const landing = planLanding(file, scenario.source, new Map(), scenario.target);
      // What stands against a landing is the matter of other tests.
      if (!rules.ok || !landing.ok) continue;
      met.planned += 1;
      const before = cloudBefore(scenario);
      const after = cloudAfter(scenario, landing.value);
      for (const group of rules.value) {
        const there: SecurityGroupPlan | undefined = landing.value.securityGroups.find(
          ({ sourceId }) => sourceId === group.sourceId,
        );
        if (there === undefined) expect.fail(`${group.sourceId} does not land`);
        const isProven =
          group.comparison.same && group.unread.length + group.landingUnread.length === 0;
        met[isProven ? "same" : "different"] += 1;
        const sourceIds = groupsBefore(landing.value, group.sourceId);
        const packets: WirePacket[] = Array.from({ length: packetsAGroup }, () =>
          anyPacket(dice),
        ).filter(({ peer }) => !staysBehind(peer, landing.value));
        const differing: WirePacket | undefined = packets.find(
          (packet) =>
            passes(before, sourceIds, packet) !== passes(after, [landedId(there)], packet),
        );
        if (differing === undefined) continue;
        met.seen += 1;
        if (isProven) expect.fail(JSON.stringify({ round, differing, group, ...scenario }));
      }
    }

    expect(met.planned, "planned").to.be.at.least(scenarios / 4);
    expect(met.same, "same").to.be.at.least(scenarios / 8);
    expect(met.seen, "packets that differ").to.be.at.least(scenarios / 8);
  });
});

/** Whether an address is of a member that stays of a group that lands: a note says what becomes of these. */
function staysBehind(address: string, { instances }: LandingPlan): boolean {
  const lands = instances.flatMap((one) => [...landsIn(one), ...mergedGroups(one)]);
  return lands.includes("sg-stay") && stayingMembers.includes(address);
}

function passes(cloud: Cloud, groups: readonly string[], packet: WirePacket): boolean {
  return wouldPass(cloud, { groups: [...groups] }, packet).passes;
}

/** Addresses at either side of every border that a scenario draws, and those of all members. */
const addresses = {
  ipv4: [
    ...["9.255.255.255", "10.0.0.0", "10.0.255.255", "10.1.0.0", "10.1.255.255", "10.2.0.0"],
    ...["10.3.0.3", "10.4.0.4", "10.255.255.255", "11.0.0.0", "100.64.0.0", "100.64.0.128"],
    ...["172.16.10.10", "172.16.10.11", "172.16.10.12", "172.16.10.13", "172.16.10.14"],
    ...["172.16.99.9", "192.167.255.255", "192.168.0.0", "192.169.0.0", "0.0.0.0"],
  ],
  ipv6: [
    "::",
    "2001:db7:ffff::",
    "2001:db8::",
    "2001:db8::4",
    "2001:db8::5",
    "2001:db8:3::3",
    "2001:db9::",
  ],
} as const;
const near = {
  ipv4: ["172.16.10.10", "172.16.10.9", "172.16.0.0", "172.15.255.255"],
  ipv6: ["2001:db8:f::1"],
} as const;
const protocols = ["tcp", "tcp", "tcp", "udp", "udp", "icmp", "icmpv6", "gre", "other"] as const;
const ports = [1, 21, 22, 23, 79, 80, 81, 442, 443, 444, 445, 65_535] as const;

function anyPacket(dice: Dice): WirePacket {
  const family = dice(4) === 0 ? "ipv6" : "ipv4";
  const protocol = oneOf(dice, protocols);
  const odd = family === "ipv4" ? "icmpv6" : "icmp";
  return {
    direction: oneOf(dice, ["ingress", "egress"]),
    protocol: protocol === odd ? "other" : protocol,
    peer: oneOf(dice, addresses[family]),
    local: oneOf(dice, near[family]),
    sourcePort: oneOf(dice, [1023, 1024, 65_535]),
    port: oneOf(dice, ports),
  };
}
