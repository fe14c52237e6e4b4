import { expect } from "chai";
import { CROSSING, MINUTE, PEER, peeringRoom, type PeeringRoom } from "./peering-room.ts";
import { at, listAt, refusalOf, textAt, VPC, type Client, type Params } from "./support.ts";

describe("simulator: peer connections that are made", () => {
  let room: PeeringRoom;
  let source: Client;
  let target: Client;

  beforeEach(async () => {
    room = await peeringRoom();
    ({ source, target } = room);
  });
  afterEach(async () => {
    await room.simulator.stop();
  });

  const statusOf = async (InstanceId: string, by = source): Promise<unknown> =>
    at(await by(PEER, "GetVpcPeerConnectionAttribute", { InstanceId }), "Status");

  it("are created, then wait for the other account, which both see", async () => {
    const body = await target(PEER, "CreateVpcPeerConnection", { ...CROSSING, Name: "old" });
    const InstanceId = textAt(body, "InstanceId");

    expect(await statusOf(InstanceId, target)).to.equal("Creating");
    room.pass(MINUTE);
    const seen = await source(PEER, "GetVpcPeerConnectionAttribute", { InstanceId });
    expect(seen).to.deep.include({
      ...{ Status: "Accepting", Name: "old", Bandwidth: -1, RegionId: "cn-hangzhou" },
      ...{ OwnerId: 1755000000000020, AcceptingOwnerUid: 1404423000000010 },
      GmtExpired: "2026-12-03T08:00:00Z",
      Vpc: { VpcId: "vpc-new", Ipv4Cidrs: ["10.0.0.0/16"], Ipv6Cidrs: [] },
      AcceptingVpc: {
        ...{ VpcId: "vpc-old", Ipv4Cidrs: ["172.16.0.0/16", "192.168.0.0/16"], Ipv6Cidrs: [] },
      },
    });
    expect(seen).not.to.have.property("LinkType");
  });

  it("are updated while the other account accepts, then activated", async () => {
    const InstanceId = await room.offer();

    await source(PEER, "AcceptVpcPeerConnection", { InstanceId });

    expect(await statusOf(InstanceId)).to.equal("Updating");
    room.pass(MINUTE);
    expect(await statusOf(InstanceId)).to.equal("Activated");
    expect(await statusOf(InstanceId, target)).to.equal("Activated");
    expect(await refusalOf(source(PEER, "AcceptVpcPeerConnection", { InstanceId }))).to.equal(
      "IncorrectStatus.VpcPeer",
    );
  });

  it("are not accepted by the account that asked, nor by a stranger to them", async () => {
    const InstanceId = await room.offer();

    expect(await refusalOf(target(PEER, "AcceptVpcPeerConnection", { InstanceId }))).to.equal(
      "Forbidden.NoPermission",
    );
    expect(
      await refusalOf(source(PEER, "AcceptVpcPeerConnection", { InstanceId: "pcc-none" })),
    ).to.equal("ResourceNotFound.InstanceId");
  });

  it("can be rejected instead", async () => {
    const InstanceId = await room.offer();

    await source(PEER, "RejectVpcPeerConnection", { InstanceId });

    expect(await statusOf(InstanceId, target)).to.equal("Rejected");
    expect(await refusalOf(source(PEER, "AcceptVpcPeerConnection", { InstanceId }))).to.equal(
      "IncorrectStatus.VpcPeer",
    );
  });

  it("expire after seven days without an answer", async () => {
    const InstanceId = await room.offer();
    room.pass(7 * 24 * 60 * MINUTE);

    expect(await statusOf(InstanceId)).to.equal("Expired");
    expect(await refusalOf(source(PEER, "AcceptVpcPeerConnection", { InstanceId }))).to.equal(
      "IncorrectStatus.VpcPeer",
    );
  });

  it("are activated at once inside an account", async () => {
    const own = { AcceptingAliUid: "1755000000000020", AcceptingVpcId: "vpc-other" };

    expect(await statusOf(await room.offer(own), target)).to.equal("Activated");
  });

  it("take a bandwidth and a link type between regions", async () => {
    const far = { AcceptingRegionId: "cn-beijing", AcceptingVpcId: "vpc-far" };
    const read = async (InstanceId: string) =>
      target(PEER, "GetVpcPeerConnectionAttribute", { InstanceId });

    const plain = await room.offer(far);
    expect(await read(plain)).to.include({ Bandwidth: 1024, LinkType: "Gold" });
    await target(PEER, "DeleteVpcPeerConnection", { InstanceId: plain });
    room.pass(MINUTE);
    const chosen = await room.offer({ ...far, Bandwidth: "100", LinkType: "Platinum" });
    expect(await read(chosen)).to.include({ Bandwidth: 100, LinkType: "Platinum" });
    await source(PEER, "AcceptVpcPeerConnection", { InstanceId: chosen });
    room.pass(MINUTE);
    await target(PEER, "ModifyVpcPeerConnection", { InstanceId: chosen, Bandwidth: "200" });
    expect(await read(chosen)).to.include({ Bandwidth: 200 });
  });

  const REFUSED: [string, Params, string][] = [
    [
      "a link type inside a region",
      { LinkType: "Gold" },
      "OperationFailed.InterRegionLinkTypeNotSupported",
    ],
    ["a bandwidth inside a region", { Bandwidth: "100" }, "IllegalParam.Bandwidth"],
    ["no account", { AcceptingAliUid: "" }, "MissingParameter"],
    [
      "an account that there is not",
      { AcceptingAliUid: "1999000000000099" },
      "IllegalParam.AcceptingAliUid",
    ],
    [
      "a VPC that the other account has not",
      { AcceptingVpcId: "vpc-new" },
      "IllegalParam.AcceptingVpcId",
    ],
    ["a VPC of another region", { AcceptingVpcId: "vpc-far" }, "IllegalParam.AcceptingVpcId"],
    ["a VPC that this account has not", { VpcId: "vpc-old" }, "IllegalParam.VpcId"],
    ["no region", { RegionId: "" }, "MissingParameter"],
    ["a name that begins with a digit", { Name: "1st" }, "IllegalParam.Name"],
  ];
  for (const [what, over, code] of REFUSED)
    it(`are not made with ${what}`, async () => {
      expect(
        await refusalOf(target(PEER, "CreateVpcPeerConnection", { ...CROSSING, ...over })),
      ).to.equal(code);
      expect(at(await source(PEER, "ListVpcPeerConnections"), "TotalCount")).to.equal(0);
    });

  it("are one for a pair of VPCs, whichever side asks", async () => {
    await room.offer();
    const back = { AcceptingAliUid: "1755000000000020", AcceptingVpcId: "vpc-new" };

    expect(await refusalOf(target(PEER, "CreateVpcPeerConnection", CROSSING))).to.equal(
      "ResourceAlreadyExist.VpcPeer",
    );
    expect(
      await refusalOf(
        source(PEER, "CreateVpcPeerConnection", { ...CROSSING, ...back, VpcId: "vpc-old" }),
      ),
    ).to.equal("ResourceAlreadyExist.VpcPeer");
  });

  it("are one for the same client token", async () => {
    const ids = [await room.offer({ ClientToken: "t" }), await room.offer({ ClientToken: "t" })];

    expect(new Set(ids).size).to.equal(1);
  });

  it("are renamed by either account once activated, with no bandwidth inside a region", async () => {
    const InstanceId = await room.offer();
    const rename = (by: Client, params: Params) =>
      refusalOf(by(PEER, "ModifyVpcPeerConnection", { InstanceId, ...params }));

    expect(await rename(target, { Name: "early" })).to.equal("IncorrectStatus.VpcPeer");
    await source(PEER, "AcceptVpcPeerConnection", { InstanceId });
    room.pass(MINUTE);
    expect(await rename(source, { Name: "late", Description: "why" })).to.equal("");
    room.pass(MINUTE);
    expect(await target(PEER, "GetVpcPeerConnectionAttribute", { InstanceId })).to.include({
      Name: "late",
      Description: "why",
      Status: "Activated",
    });
    expect(await rename(target, { Bandwidth: "5" })).to.equal(
      "OperationFailed.BandwidthCannotBeChangedInSameRegion",
    );
  });

  it("carry the tags of the account that asked, and show them to it alone", async () => {
    const InstanceId = await room.offer({ "Tag.1.Key": "app", "Tag.1.Value": "shop" });
    const tag = { ResourceType: "PeerConnection", "ResourceId.1": InstanceId };
    await target(PEER, "TagResources", { ...tag, "Tag.1.Key": "env", "Tag.1.Value": "prod" });
    const tagsFor = async (by: Client) =>
      listAt(await by(PEER, "GetVpcPeerConnectionAttribute", { InstanceId }), "Tags");

    expect(await tagsFor(target)).to.deep.equal([
      { Key: "app", Value: "shop" },
      { Key: "env", Value: "prod" },
    ]);
    expect(await tagsFor(source)).to.deep.equal([]);
  });

  it("are deleting for a while, then gone from both accounts", async () => {
    const InstanceId = await room.connection();

    await source(PEER, "DeleteVpcPeerConnection", { InstanceId });

    expect(await statusOf(InstanceId, target)).to.equal("Deleting");
    expect(await refusalOf(target(PEER, "DeleteVpcPeerConnection", { InstanceId }))).to.equal(
      "IncorrectStatus.VpcPeer",
    );
    room.pass(MINUTE);
    for (const by of [source, target])
      expect(await refusalOf(statusOf(InstanceId, by))).to.equal("ResourceNotFound.InstanceId");
    expect(room.simulator.resources("source")?.["peerConnections"]).to.deep.equal([]);
    expect(room.simulator.resources("target")?.["peerConnections"]).to.deep.equal([]);
  });

  it("are held by routes of either side, which go with them only by force", async () => {
    const InstanceId = await room.connection();
    const RouteTableId = await room.tableOf(source, "vpc-old");
    const route = { NextHopType: "VpcPeer", NextHopId: InstanceId };
    const DestinationCidrBlock = "10.0.0.0/16";
    await source(VPC, "CreateRouteEntry", { RouteTableId, DestinationCidrBlock, ...route });

    expect(await refusalOf(target(PEER, "DeleteVpcPeerConnection", { InstanceId }))).to.equal(
      "OperationDenied.RouteEntryExist",
    );
    await target(PEER, "DeleteVpcPeerConnection", { InstanceId, Force: "true" });
    const left = await source(VPC, "DescribeRouteEntryList", {
      RouteTableId,
      RouteEntryType: "Custom",
    });
    expect(listAt(left, "RouteEntrys.RouteEntry")).to.deep.equal([]);
  });

  it("are ten of one VPC inside a region", async () => {
    for (let n = 0; n < 8; n += 1)
      await target(VPC, "CreateVpc", { CidrBlock: `10.${String(n + 2)}.0.0/16` });
    const others = listAt(await target(VPC, "DescribeVpcs", { PageSize: "50" }), "Vpcs.Vpc");
    const ask = (VpcId: string, AcceptingVpcId: string) =>
      target(PEER, "CreateVpcPeerConnection", { ...CROSSING, VpcId, AcceptingVpcId });
    const ids = others.map((row) => textAt(row, "VpcId"));
    expect(ids).to.have.lengthOf(10);
    for (const id of ids) await ask(id, "vpc-many");
    const own = { VpcId: "vpc-old", AcceptingVpcId: "vpc-many" };

    expect(
      await refusalOf(source(PEER, "CreateVpcPeerConnection", { ...CROSSING, ...swapped(own) })),
    ).to.equal("QuotaExceeded.IntraRegionVpcPeerCountPerVpc");
  });

  /** The requester is the VPC whose quota counts. */
  function swapped(ends: { VpcId: string; AcceptingVpcId: string }): Params {
    return { VpcId: ends.AcceptingVpcId, AcceptingVpcId: ends.VpcId };
  }
});
