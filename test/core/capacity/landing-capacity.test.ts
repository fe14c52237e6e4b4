import { expect } from "chai";
import { landingCapacity } from "../../../core/capacity/landing-capacity.ts";
import { denied, goer, landed, landedVswitch, only, of, plan, target, vswitch } from "./support.ts";

describe("core/capacity/landing-capacity", () => {
  it("measures what a landing comes near to, in the plan's order", () => {
    const kinds = landingCapacity(plan(), target()).map(({ kind }) => kind);

    expect(kinds).to.deep.equal([
      "vpcs",
      "vpc-vswitches",
      "vswitch-addresses",
      "vswitch-swap-room",
      "groups",
      "group-addresses",
      "interface-rules",
      "pay-as-you-go-vcpus",
    ]);
  });

  it("says in both languages what is counted and where the limit comes from", () => {
    for (const { what, source } of landingCapacity(plan(), target())) {
      for (const { zh, en } of [what, source]) {
        expect(zh).to.match(/\p{Script=Han}/u);
        expect(en).to.match(/^[\x20-\x7e]+$/);
      }
    }
  });

  it("finds enough of everything in an empty account", () => {
    const states = landingCapacity(plan(), target()).map(({ state }) => state);

    expect(new Set(states)).to.deep.equal(new Set(["enough"]));
  });

  it("never finds enough of what only the target's inventory can tell", () => {
    const enough = landingCapacity(plan(), undefined).flatMap(({ kind, state }) =>
      state === "enough" ? [kind] : [],
    );

    // What the landing makes anew is empty, whatever else the account has.
    expect(enough).to.deep.equal([
      "vpc-vswitches",
      "vswitch-addresses",
      "vswitch-swap-room",
      "group-addresses",
      "interface-rules",
    ]);
  });

  for (const [kind, list, there] of [
    ["vpcs", "vpcs", {}],
    ["vpc-vswitches", "vswitches", { vpcs: landed.vpcs }],
    ["groups", "securityGroups", {}],
  ] as const) {
    it(`never finds enough ${kind} where not all of the region's were listed`, () => {
      const { listed: whole } = target();
      const stateWhere = (reach: "region" | "used" | typeof denied) =>
        only(kind, plan(), target({ ...there, listed: { ...whole, [list]: reach } })).state;

      expect(stateWhere("region")).to.equal("enough");
      expect(stateWhere("used")).to.equal("unknown");
      expect(stateWhere(denied)).to.equal("unknown");
    });
  }

  it("does not know whether a VPC is to come where two look like it", () => {
    const twins = ["vpc-t", "vpc-u"].map((id) => ({ id, name: "shop", cidr: "172.16.0.0/16" }));

    expect(only("vpcs", plan(), target({ vpcs: twins }))).to.include({ used: 2, state: "unknown" });
  });

  it("counts a VPC to come against the region's, and none that has landed or is adopted", () => {
    const nine = Array.from({ length: 9 }, (_, n) => ({ id: `vpc-${n}`, cidr: "10.0.0.0/16" }));
    const ten = [...nine, { id: "vpc-9", cidr: "10.0.0.0/16" }];
    const { network } = plan();

    expect(only("vpcs", plan(), target({ vpcs: nine }))).to.deep.equal({
      ...{ subject: "cn-hangzhou", used: 9, needed: 1, limit: 10, state: "enough" },
    });
    expect(only("vpcs", plan(), target({ vpcs: ten })).state).to.equal("unknown");
    expect(of("vpcs", plan(), target(landed))).to.deep.equal([]);
    expect(
      of("vpcs", plan({ network: { ...network, adoptedId: "vpc-9" } }), target({ vpcs: ten })),
    ).to.deep.equal([]);
  });

  it("counts the vSwitches to come against the VPC's", () => {
    const many = Array.from({ length: 149 }, (_, n) => ({
      ...{ id: `vsw-${n}`, vpcId: "vpc-t", zone: "cn-hangzhou-i", cidr: "10.0.0.0/24" },
    }));
    const full = [...many, { id: "vsw-149", vpcId: "vpc-t", zone: "z", cidr: "10.0.0.0/24" }];
    const elsewhere = { id: "vsw-e", vpcId: "vpc-other", zone: "z", cidr: "10.0.0.0/24" };
    const kind = "vpc-vswitches";

    expect(only(kind, plan(), target())).to.include({ subject: "shop", used: 0, needed: 1 });
    expect(
      only(kind, plan(), target({ ...landed, vswitches: [...many, elsewhere] })),
    ).to.deep.equal({ subject: "vpc-t", used: 149, needed: 1, limit: 150, state: "enough" });
    expect(only(kind, plan(), target({ ...landed, vswitches: full })).state).to.equal("unknown");
    expect(of(kind, plan(), target(landed))).to.deep.equal([]);
  });

  it("does not know the vSwitches of an adopted VPC without the target's inventory", () => {
    const { network } = plan();
    const adopting = plan({ network: { ...network, adoptedId: "vpc-t" } });

    expect(only("vpc-vswitches", adopting, undefined).used).to.have.property("unknown");
    expect(only("vpc-vswitches", adopting, undefined).state).to.equal("unknown");
  });

  it("counts the addresses of a vSwitch to come without those that the platform keeps", () => {
    const { network } = plan();
    const small = (cidr: string) =>
      plan({ network: { ...network, vswitches: [vswitch("a", { cidr })] } });

    expect(only("vswitch-addresses", small("172.16.10.0/29"), target())).to.deep.equal({
      ...{ subject: "shop-a", used: 0, needed: 2, limit: 4, state: "enough" },
    });
  });

  it("counts the free addresses of one that is there", () => {
    const withFree = (freeIps: number | typeof denied) =>
      only(
        "vswitch-addresses",
        plan(),
        target({ ...landed, vswitches: [{ ...landedVswitch, freeIps }] }),
      );

    expect(withFree(240)).to.deep.equal({
      ...{ subject: "vsw-t", used: 12, needed: 2, limit: 252, state: "enough" },
    });
    expect(withFree(2).state).to.equal("enough");
    expect(withFree(1).state).to.equal("short");
    expect(withFree(denied)).to.deep.include({ used: denied, state: "unknown" });
  });

  it("wants one address more where two could swap theirs", () => {
    const tight = target({ ...landed, vswitches: [{ ...landedVswitch, freeIps: 2 }] });
    const kind = "vswitch-swap-room";

    expect(only(kind, plan(), tight)).to.include({ needed: 3, state: "short" });
    expect(only(kind, plan(), target(landed)).state).to.equal("enough");
    expect(of(kind, plan({ instances: [goer("i-a")] }), tight)).to.deep.equal([]);
  });

  it("adds up what several source vSwitches bring into the one that they adopt", () => {
    const { network } = plan();
    const adopting = plan({
      network: {
        ...network,
        adoptedId: "vpc-t",
        vswitches: ["a", "b"].map((name) => vswitch(name, { adoptedId: "vsw-t" })),
      },
      instances: [goer("i-a"), goer("i-b", {}, { sourceVswitchId: "vsw-b" })],
    });

    expect(only("vswitch-addresses", adopting, target(landed))).to.include({
      ...{ subject: "vsw-t", needed: 2, state: "enough" },
    });
  });

  it("does not know an adopted vSwitch that the inventory does not have", () => {
    const { network } = plan();
    const vswitches = [vswitch("a", { adoptedId: "vsw-none" })];
    const adopting = plan({ network: { ...network, adoptedId: "vpc-t", vswitches } });

    for (const inventory of [target(landed), undefined])
      expect(only("vswitch-addresses", adopting, inventory)).to.include({ state: "unknown" });
  });

  it("counts no instance twice that has arrived already", () => {
    const [arrived] = plan().instances;
    const inventory = target({
      ...landed,
      instances: arrived === undefined ? [] : [arrived.facts],
    });

    expect(only("vswitch-addresses", plan(), inventory).needed).to.equal(1);
    expect(only("group-addresses", plan(), inventory).needed).to.equal(1);
    expect(only("pay-as-you-go-vcpus", plan(), inventory).needed).to.equal(4);
  });

  describe("of pay-as-you-go instances", () => {
    const quota = (used: number) => target({ standing: { postpaidVcpus: { max: 100, used } } });
    const kind = "pay-as-you-go-vcpus";

    it("adds the vCPUs up", () => {
      expect(only(kind, plan(), quota(92))).to.deep.equal({
        ...{ subject: "cn-hangzhou", used: 92, needed: 8, limit: 100, state: "enough" },
      });
      expect(only(kind, plan(), quota(93)).state).to.equal("short");
    });

    it("leaves subscriptions out", () => {
      const bought = { chargeType: "PrePaid" };
      const both = plan({ instances: [goer("i-a"), goer("i-b", bought)] });

      expect(only(kind, both, quota(0)).needed).to.equal(4);
      expect(of(kind, plan({ instances: [goer("i-b", bought)] }), quota(0))).to.deep.equal([]);
    });

    it("knows nothing where the charge type, the vCPUs or the quota were not seen", () => {
      for (const facts of [{ chargeType: denied }, { cpu: denied }])
        expect(only(kind, plan({ instances: [goer("i-a", facts)] }), quota(0))).to.deep.include({
          ...{ needed: denied, state: "unknown" },
        });
      const unread = target({ standing: { postpaidVcpus: denied } });
      expect(only(kind, plan(), unread)).to.deep.include({ used: denied, limit: denied });
      expect(only(kind, plan(), undefined).state).to.equal("unknown");
    });
  });
});
