import { expect } from "chai";
import fc from "fast-check";
import type { Place } from "../../../core/addresses/place.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { sampleInterface } from "../../../core/rules/warned.ts";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { targetPrivateIpInCidr } from "../../../policies/rules/target/private-ip-in-cidr.ts";
import { targetPrivateIp } from "../../../policies/rules/target/private-ip.ts";
import { answer, answers, arrival, place } from "../../support/address-question.ts";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";

const denied = { unknown: "denied" };
const toCome = { read: undefined };

/** The target with an instance in its VPC. */
function held(over: Partial<InstanceFacts>) {
  const holder = clearInstance({
    id: "i-t",
    vpcId: "vpc-t",
    vswitchId: "vsw-t1",
    privateIps: [],
    networkInterfaces: [],
    ...over,
  });
  return { target: sourceInventory({ instances: [holder] }) };
}

function obstaclesOf(...given: Parameters<typeof answer>): unknown {
  const said = answer(...given);
  return said.state === "lost" ? said.obstacles : said;
}

describe("core/addresses/keepability, of one address", () => {
  it("keeps one that the cloud says is free", () => {
    expect(answer(arrival("10.0.1.77"))).to.deep.equal({
      instanceId: "i-a",
      state: "kept",
      address: "10.0.1.77",
      vswitchId: "vsw-t1",
    });
  });

  it("keeps one in a vSwitch that is yet to come, which nobody can ask about", () => {
    expect(answer(arrival("10.0.1.9", place(toCome)))).to.have.property("state", "kept");
  });

  it("keeps a free one whatever the reservations hide: the cloud's answer counts them in", () => {
    const at = place({}, { reservedCidrs: denied });

    expect(answer(arrival("10.0.1.77", at))).to.have.property("state", "kept");
  });

  for (const [address, kept] of [
    ["10.0.1.0", false],
    ["10.0.1.1", true],
    ["10.0.1.252", true],
    ["10.0.1.253", false],
    ["10.0.1.254", false],
    ["10.0.1.255", false],
  ] as const) {
    it(`${kept ? "keeps" : "loses"} ${address} of 10.0.1.0/24`, () => {
      const obstacles = obstaclesOf(arrival(address, place(toCome)));

      if (kept) expect(obstacles).to.have.property("state", "kept");
      else expect(obstacles).to.deep.equal([{ kind: "system", cidr: "10.0.1.0/24" }]);
    });
  }

  it("loses one outside of the vSwitch, asked about or not", () => {
    const outside = [{ kind: "outside", cidr: "10.0.1.0/24" }];

    expect(obstaclesOf(arrival("10.0.2.77"))).to.deep.equal(outside);
    expect(obstaclesOf(arrival("10.0.0.255", place(toCome)))).to.deep.equal(outside);
  });

  it("loses one in a reserved block, whatever could not be asked", () => {
    const at = place({}, { reservedCidrs: ["10.0.1.64/28", "junk"], addressChecks: denied });

    expect(obstaclesOf(arrival("10.0.1.77", at))).to.deep.equal([
      { kind: "reserved", cidr: "10.0.1.64/28" },
    ]);
  });

  it("loses one that the cloud refuses, and does not guess what has it", () => {
    const at = place({}, { addressChecks: { "10.0.1.77": false } });

    expect(obstaclesOf(arrival("10.0.1.77", at))).to.deep.equal([
      { kind: "taken", holder: undefined },
    ]);
  });

  const holders: readonly [string, Partial<InstanceFacts>, object][] = [
    ["an instance", { privateIps: ["10.0.1.9"] }, { interfaceId: undefined, primary: true }],
    [
      "a second interface",
      {
        networkInterfaces: [
          sampleInterface({ id: "eni-2", type: "Secondary", privateIps: ["10.0.1.9"] }),
        ],
      },
      { interfaceId: "eni-2", primary: false },
    ],
    [
      "a second address",
      {
        networkInterfaces: [sampleInterface({ id: "eni-1", privateIps: ["10.0.1.8", "10.0.1.9"] })],
      },
      { interfaceId: "eni-1", primary: false },
    ],
    [
      "a prefix",
      {
        networkInterfaces: [
          sampleInterface({
            id: "eni-1",
            privateIps: [],
            prefixes: ["2001:db8::/80", "10.0.1.0/28"],
          }),
        ],
      },
      { interfaceId: "eni-1", primary: false },
    ],
  ];
  for (const [what, facts, holder] of holders) {
    it(`loses one that ${what} holds, and says which`, () => {
      expect(obstaclesOf(arrival("10.0.1.9"), held(facts))).to.deep.equal([
        { kind: "taken", holder: { instanceId: "i-t", ...holder } },
      ]);
    });
  }

  it("loses nothing to a prefix beside it", () => {
    const prefixes = ["10.0.1.0/28", "10.0.1.96/28"];
    const networkInterfaces = [sampleInterface({ privateIps: [], prefixes })];

    expect(answer(arrival("10.0.1.77"), held({ networkInterfaces }))).to.have.property(
      "state",
      "kept",
    );
  });

  it("names one obstacle where the cloud's refusal has its reason already", () => {
    const at = place(
      {},
      { reservedCidrs: ["10.0.1.64/28"], addressChecks: { "10.0.1.77": false } },
    );

    expect(obstaclesOf(arrival("10.0.1.77", at))).to.have.length(1);
  });

  it("asks of an address outside nobody who holds it elsewhere, the instance itself included", () => {
    const outside = [{ kind: "outside", cidr: "10.0.1.0/24" }];

    for (const id of ["i-t", "i-a"]) {
      const elsewhere = held({ id, privateIps: ["10.0.2.9"] });
      expect(obstaclesOf(arrival("10.0.2.9"), elsewhere)).to.deep.equal(outside);
    }
  });

  it("loses nothing to the same address in another VPC", () => {
    const elsewhere = held({ privateIps: ["10.0.1.77"], vpcId: "vpc-other" });

    expect(answer(arrival("10.0.1.77"), elsewhere)).to.have.property("state", "kept");
  });

  it("keeps the address that the instance has back already", () => {
    const at = place({}, { addressChecks: { "10.0.1.9": false } });
    const back = held({ id: "i-a", privateIps: ["10.0.1.9"] });

    expect(answer(arrival("10.0.1.9", at), back)).to.have.property("state", "kept");
  });

  it("does not take a second address of the instance itself for its primary one", () => {
    const two = ["10.0.1.8", "10.0.1.9"];
    const networkInterfaces = [sampleInterface({ privateIps: two })];
    const secondary = [sampleInterface({ type: "Secondary", privateIps: ["10.0.1.9"] })];

    for (const facts of [
      { networkInterfaces },
      { networkInterfaces: secondary },
      { privateIps: two },
    ]) {
      const said = answer(arrival("10.0.1.9"), held({ id: "i-a", ...facts }));
      expect(said).to.have.property("state", "lost");
    }
  });
});

describe("core/addresses/keepability, of what is missing", () => {
  const cases: readonly [string, ReturnType<typeof arrival>, object][] = [
    ["the address", arrival(denied), { fact: "instance.privateIps", reason: "denied" }],
    [
      "any address",
      arrival("", place(), { privateIps: [] }),
      { fact: "instance.privateIps", reason: "the inventory shows no private address" },
    ],
    [
      "an IPv4 address",
      arrival("10.0.1.77/32"),
      { fact: "instance.privateIps", reason: '"10.0.1.77/32" is no IPv4 address' },
    ],
    ["the vSwitch", arrival("10.0.1.77", denied), { fact: "vswitch", reason: "denied" }],
    [
      "its block",
      arrival("10.0.1.77", place({ cidr: "2001:db8::/64" })),
      { fact: "vswitch", reason: '"2001:db8::/64" is no IPv4 block' },
    ],
    [
      "the cloud's answers",
      arrival("10.0.1.77", place({}, { addressChecks: denied })),
      { fact: "vswitch.addressChecks", reason: "denied" },
    ],
    [
      "the cloud's answer to this one",
      arrival("10.0.1.9"),
      {
        fact: "vswitch.addressChecks",
        reason: "10.0.1.9 was not asked about: read the target's inventory with --manifest",
      },
    ],
  ];
  for (const [what, given, missing] of cases) {
    it(`does not know without ${what}`, () => {
      expect(answer(given)).to.deep.include({ state: "unknown", missing });
    });
  }

  it("takes neither side where the cloud calls an address free that somebody holds", () => {
    const said = answer(arrival("10.0.1.77"), held({ privateIps: ["10.0.1.77"] }));

    expect(said).to.have.nested.property("missing.fact", "vswitch.addressChecks");
    expect(said).to.have.nested.property("missing.reason").that.includes("i-t holds it");
  });
});

describe("core/addresses/keepability, of two that want one address", () => {
  const other = (over: Partial<InstanceFacts> = {}) =>
    arrival("10.0.1.77", place(), { id: "i-b", vpcId: "vpc-s2", ...over });

  it("loses it for both, each with the other's name, and plans it for neither", () => {
    const [one, two] = answers([arrival("10.0.1.77"), other()]);

    expect([one, two]).to.have.nested.property("[0].obstacles[0].others").deep.equal(["i-b"]);
    expect([one, two]).to.have.nested.property("[1].obstacles[0].others").deep.equal(["i-a"]);
    expect(one).to.have.nested.property("nearest.because", "contested");
  });

  it("keeps it for both in vSwitches of two VPCs", () => {
    const elsewhere = place({ id: "vsw-t2", vpcId: "vpc-t2" });
    const said = answers([
      arrival("10.0.1.77"),
      arrival("10.0.1.77", elsewhere, { id: "i-b", vpcId: "vpc-s2" }),
    ]);

    expect(said.map(({ state }) => state)).to.deep.equal(["kept", "kept"]);
  });

  it("keeps it for the one that lands where it is, whatever one in another vSwitch wishes", () => {
    const outside = place({ id: "vsw-t2", cidr: "10.0.2.0/24" });
    const [one, two] = answers([
      arrival("10.0.1.77"),
      arrival("10.0.1.77", outside, { id: "i-b", vpcId: "vpc-s2" }),
    ]);

    expect(one).to.have.property("state", "kept");
    expect(two).to.have.nested.property("nearest.because", "contested");
  });

  it("does not know of one that another may want, whose address was not seen", () => {
    const [one] = answers([arrival("10.0.1.77"), other({ privateIps: denied })]);

    expect(one).to.have.nested.property("missing.reason", "i-b may want 10.0.1.77 too: denied");
  });

  it("does not take two of unseen VPCs, or of none, for two of one VPC", () => {
    for (const vpcId of [denied, ""]) {
      const [one] = answers([
        arrival("10.0.1.77", place(), { vpcId }),
        other({ privateIps: denied, vpcId }),
      ]);
      expect(one).to.have.property("state", "unknown");
    }
  });

  it("keeps it whatever one in another vSwitch wants, whose address was not seen", () => {
    const elsewhere = place({ id: "vsw-t2", cidr: "10.0.2.0/24" });
    const hidden = arrival(denied, elsewhere, { id: "i-b", vpcId: "vpc-s2" });

    expect(answers([arrival("10.0.1.77"), hidden])[0]).to.have.property("state", "kept");
  });

  it("knows that one of the same VPC does not want it, whose address was not seen", () => {
    const [one] = answers([arrival("10.0.1.77"), other({ privateIps: denied, vpcId: "vpc-s" })]);

    expect(one).to.have.property("state", "kept");
  });
});

describe("core/addresses/keepability, beside the rules about private IPs", () => {
  const blocks = ["10.0.1.0/24", "10.0.1.0/28", "10.0.1.64/29"];
  const situation = fc.record({
    last: fc.nat(255),
    cidr: fc.constantFrom(...blocks),
    reservedCidrs: fc.subarray(["10.0.1.0/29", "10.0.1.64/28", "10.0.1.240/28"]),
    free: fc.option(fc.boolean(), { nil: undefined }),
  });

  it("keeps nothing that a rule fails, and loses what either fails", () => {
    fc.assert(
      fc.property(situation, ({ last, cidr, reservedCidrs, free }) => {
        const address = `10.0.1.${String(last)}`;
        const addressChecks = free === undefined ? {} : { [address]: free };
        const read: Place["read"] = { reservedCidrs, addressChecks };
        const { state } = answer(arrival(address, place({ cidr, read })));
        const base = clearCase([]);
        const destination = {
          ...base.destination,
          privateIp: address,
          vswitchCidr: cidr,
          reservedCidrs,
          privateIpFree: free ?? { unknown: "not asked about" },
        };
        const outcomes = [targetPrivateIpInCidr, targetPrivateIp].map((rule) =>
          rule.about === "instance" ? rule.check({ ...base, destination }).outcome : "none",
        );

        if (outcomes.includes("fail")) expect(state).to.equal("lost");
        else if (outcomes.includes("unknown")) expect(state).to.equal("unknown");
        else expect(state).to.equal("kept");
      }),
      { numRuns: 1000 },
    );
  });
});
