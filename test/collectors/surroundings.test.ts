import { expect } from "chai";
import { CloudError } from "../../collectors/cloud-error.ts";
import type { Inventory } from "../../core/inventory.ts";
import { collectAround, collectRegion } from "./around.ts";
import { failure, success } from "./hand-made-cloud.ts";
import { denied, instancesPage, wireInstance } from "./small-region.ts";

type Fact = (inventory: Inventory) => unknown;
const instance =
  (name: keyof Inventory["instances"][number]): Fact =>
  ({ instances }) =>
    instances[0]?.[name];

describe("collectors/surroundings", () => {
  it("asks for everything around one instance with one call each, and for nothing twice", async () => {
    const { calls } = await collectAround({});

    const counts = Object.fromEntries(
      [...Map.groupBy(calls, ({ action }) => action)].map(([action, calls]) => [
        action,
        calls.length,
      ]),
    );
    expect(counts).to.include({
      DescribeInstances: 1,
      DescribeDisks: 1,
      DescribeInstanceHistoryEvents: 1,
      DescribeInstanceRamRole: 1,
      DescribeInstanceAttachmentAttributes: 1,
      DescribeSnapshots: 1,
      // The account's own, and the one in use.
      DescribeImages: 2,
      // Both sites, and both states.
      DescribeDiskReplicaPairs: 2,
      ListTrafficMirrorSessions: 2,
      DescribeEipAddresses: 1,
      DescribeHaVips: 1,
      DescribeRouteTableList: 1,
      DescribeRouteEntryList: 1,
      DescribeNatGateways: 1,
    });
    expect(counts).to.not.have.any.keys(
      "DescribeInstanceAutoRenewAttribute",
      "DescribeClassicLinkInstances",
      "DescribeForwardTableEntries",
      "CheckCanAllocateVpcPrivateIpAddress",
    );
  });

  it("asks for nothing around instances where there are none", async () => {
    const { callsOf } = await collectRegion({
      DescribeInstances: ({ query }) =>
        query["DryRun"] === "true" ? failure(400, "DryRunOperation", "ok") : instancesPage([]),
    });

    for (const action of ["DescribeHaVips", "DescribeImages", "DescribeSnapshots"])
      expect(callsOf(action), action).to.be.empty;
  });

  for (const [action, fact] of [
    ["DescribeImages", instance("image")],
    ["DescribeImages", instance("customImages")],
    ["DescribeSnapshots", instance("snapshots")],
    ["DescribeSnapshots", instance("customImages")],
    ["DescribeInstanceHistoryEvents", instance("systemEvents")],
    ["DescribeInstanceAutoRenewAttribute", instance("autoRenew")],
    ["DescribeInstanceRamRole", instance("ramRole")],
    ["DescribeInstanceAttachmentAttributes", instance("capacityReservationId")],
    ["DescribeHaVips", instance("haVips")],
    ["DescribeRouteTableList", instance("routeEntries")],
    ["DescribeRouteEntryList", instance("routeEntries")],
    ["DescribeNatGateways", instance("dnatEntries")],
    ["ListTrafficMirrorSessions", instance("trafficMirrors")],
    ["DescribeVSwitches", instance("customRouteTableId")],
    ["DescribeSecurityGroups", instance("managedGroupIds")],
    ["DescribeDisks", instance("snapshots")],
    ["DescribeRouteEntryList", ({ vpcs }: Inventory) => vpcs[0]?.reaches],
    ["ListVpcPeerConnections", ({ vpcs }: Inventory) => vpcs[0]?.reaches],
    ["ListVSwitchCidrReservations", ({ vswitches }: Inventory) => vswitches[0]?.reservedCidrs],
    ["DescribeNetworkInterfaces", (all: Inventory) => all.securityGroups[0]?.addresses],
  ] as const satisfies readonly (readonly [string, Fact])[]) {
    it(`keeps what a denied ${action} would have given as unknown, and names it once`, async () => {
      const { inventory, gaps } = await collectAround({
        DescribeInstances: () =>
          instancesPage([wireInstance("i-1", { InstanceChargeType: "PrePaid" })]),
        [action]: denied,
      });

      expect(fact(inventory))
        .to.have.property("unknown")
        .that.matches(/^Forbidden\.RAM: User not authorized/);
      const own = gaps.filter((gap) => gap.action === action);
      expect(own.map((gap) => gap.reason.split(":")[0])).to.deep.equal(
        // The account's own images, and the one in use.
        action === "DescribeImages" ? ["Forbidden.RAM", "Forbidden.RAM"] : ["Forbidden.RAM"],
      );
    });
  }

  it("does not end where a product is not offered in the region", async () => {
    const { instance: one, gaps } = await collectAround({
      DescribeDiskReplicaPairs: () => failure(404, "InvalidRegionId.NotFound", "no"),
    });

    expect(one.disks).to.have.nested.property(
      "[0].replicaPairId.unknown",
      "InvalidRegionId.NotFound: no",
    );
    expect(one.haVips).to.deep.equal([]);
    expect(gaps.map((gap) => gap.action)).to.include("DescribeDiskReplicaPairs");
  });

  it("costs no more than its own facts when one answer has another form", async () => {
    const { instance: one, gaps } = await collectAround({
      DescribeHaVips: () => success({ TotalCount: 0, HaVips: [] }),
    });

    expect(one.haVips)
      .to.have.property("unknown")
      .that.matches(/^UnexpectedAnswer: .*DescribeHaVips/);
    expect(one.trafficMirrors).to.deep.equal([]);
    expect(gaps.map((gap) => gap.action)).to.include("DescribeHaVips");
  });

  it("ends when the key is refused on the way", async () => {
    const error = await collectAround({
      DescribeHaVips: () => failure(403, "InvalidAccessKeyId.Inactive", "no"),
    }).catch((thrown: unknown) => thrown);

    expect(error).to.be.instanceOf(CloudError).with.property("kind", "key");
  });

  it("does not search for an instance of which a name is not known", async () => {
    const { instance: one } = await collectAround({
      DescribeInstances: () =>
        instancesPage([wireInstance("i-1", { NetworkInterfaces: undefined })]),
    });

    for (const name of [
      "haVips",
      "routeEntries",
      "dnatEntries",
      "trafficMirrors",
      "loadBalancers",
      "accelerators",
      "dtsJobs",
      "unpaidOrders",
    ] as const) {
      expect(one[name], name).to.have.property("unknown").that.contains("NetworkInterfaces");
    }
  });
});
