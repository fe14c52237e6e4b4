import { RunError } from "@pulumi/pulumi";
import { Provider } from "@pulumi/alicloud/provider.js";
import { expect } from "chai";
import { AccountPeering } from "../../components/account-peering.ts";
import type { AccountPeeringArgs } from "../../components/account-peering.ts";
import { named, registrationsOf } from "./support/registrations.ts";

const requester: AccountPeeringArgs["requester"] = {
  account: "1755000000000020",
  region: "cn-hangzhou",
  vpcId: "vpc-new",
  cidrs: ["10.0.0.0/16"],
  routeTables: { system: "vtb-new" },
};
const accepter: AccountPeeringArgs["accepter"] = {
  account: "1404423000000010",
  region: "cn-hangzhou",
  vpcId: "vpc-old",
  cidrs: ["172.16.0.0/16", "192.168.0.0/16"],
  routeTables: { system: "vtb-old", custom: "vtb-old2" },
};

const peered = (over: Partial<AccountPeeringArgs> = {}) =>
  registrationsOf(() => {
    const accepterProvider = new Provider("source", { profile: "source" });
    return new AccountPeering("old", { requester, accepter, ...over }, { accepterProvider });
  });

describe("components/account-peering", () => {
  it("registers a connection, its acceptance and a route a table and block, below itself", async () => {
    const registered = await peered();
    const inside = registered.filter(({ parent }) => parent === "old");

    expect(named(registered, "old").type).to.equal("ecs-transfer:index:AccountPeering");
    expect(inside.map(({ name }) => name)).to.have.members([
      "old-connection",
      "old-acceptance",
      "old-requester-system-172.16.0.0/16",
      "old-requester-system-192.168.0.0/16",
      "old-accepter-system-10.0.0.0/16",
      "old-accepter-custom-10.0.0.0/16",
    ]);
  });

  it("asks from the requester's VPC for the accepter's, and sets no bandwidth and no link type", async () => {
    expect(named(await peered(), "old-connection").inputs).to.deep.equal({
      peerConnectionName: "old",
      description: "ecs-transfer peering of 1755000000000020 with 1404423000000010",
      vpcId: "vpc-new",
      acceptingAliUid: 1404423000000010,
      acceptingRegionId: "cn-hangzhou",
      acceptingVpcId: "vpc-old",
    });
  });

  it("sets both between regions", async () => {
    const far = { ...accepter, region: "cn-beijing" };
    const registered = await peered({ accepter: far, bandwidth: 200, linkType: "Platinum" });

    expect(named(registered, "old-connection").inputs).to.include({
      acceptingRegionId: "cn-beijing",
      bandwidth: 200,
      linkType: "Platinum",
    });
  });

  it("accepts and routes in the other account with its provider, and nothing else", async () => {
    const registered = await peered();
    const ofSource = registered
      .filter(({ provider, custom }) => custom && provider === "source")
      .map(({ name }) => name);

    expect(ofSource).to.have.members([
      "old-acceptance",
      "old-accepter-system-10.0.0.0/16",
      "old-accepter-custom-10.0.0.0/16",
    ]);
  });

  it("lets the acceptance go with the connection, which its own deletion would delete", async () => {
    expect(named(await peered(), "old-acceptance")).to.include({ deletedWith: "old-connection" });
  });

  it("leads to the accepted connection, one route of a side after the other", async () => {
    const registered = await peered();
    const second = named(registered, "old-requester-system-192.168.0.0/16");

    expect(second.inputs).to.deep.equal({
      routeTableId: "vtb-new",
      destinationCidrblock: "192.168.0.0/16",
      nexthopType: "VpcPeer",
      nexthopId: "pcc-of-old-acceptance",
    });
    expect(second.waitsFor).to.deep.equal(["old-acceptance", "old-requester-system-172.16.0.0/16"]);
    expect(named(registered, "old-accepter-custom-10.0.0.0/16").waitsFor).to.deep.equal([
      "old-acceptance",
      "old-accepter-system-10.0.0.0/16",
    ]);
  });

  it("tells the connection and the routes by side, table and block", async () => {
    expect(named(await peered(), "old").outputs).to.deep.equal({
      peeringId: "pcc-of-old-acceptance",
      routeIds: {
        requester: {
          system: {
            "172.16.0.0/16": "route-of-old-requester-system-172.16.0.0/16",
            "192.168.0.0/16": "route-of-old-requester-system-192.168.0.0/16",
          },
        },
        accepter: {
          system: { "10.0.0.0/16": "route-of-old-accepter-system-10.0.0.0/16" },
          custom: { "10.0.0.0/16": "route-of-old-accepter-custom-10.0.0.0/16" },
        },
      },
    });
  });

  it("registers nothing where blocks overlap, and says which", async () => {
    const failed: unknown[] = [];
    const registered = await registrationsOf(() => {
      const accepterProvider = new Provider("source", { profile: "source" });
      const same = { ...requester, cidrs: ["172.16.0.0/16"] };
      try {
        new AccountPeering("old", { requester: same, accepter }, { accepterProvider });
      } catch (error) {
        failed.push(error);
      }
    });

    expect(registered.map(({ name }) => name)).to.deep.equal(["source"]);
    expect(failed).to.have.lengthOf(1);
    expect(failed[0]).to.be.instanceOf(RunError);
    expect(String(failed[0]))
      .to.include("AccountPeering old:")
      .and.to.include("172.16.0.0/16 of account 1755000000000020 overlaps 172.16.0.0/16")
      .and.to.include("重叠");
  });
});
