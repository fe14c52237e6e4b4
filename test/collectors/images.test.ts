import { expect } from "chai";
import { collectAround } from "./around.ts";
import { success } from "./hand-made-cloud.ts";
import type { Answering } from "./hand-made-cloud.ts";
import {
  disksPage,
  instancesPage,
  numbered,
  wireDisk,
  wireImage,
  wireInstance,
} from "./small-region.ts";

/** Answers one image to those who ask for it as given, and nothing to others. */
function onlyAs(filter: Record<string, string>, image: unknown): Answering {
  const names = ["ImageId", "ImageOwnerAlias", "IsPublic"];
  return ({ query }) =>
    numbered("Images", "Image", names.every((name) => query[name] === filter[name]) ? [image] : []);
}

describe("collectors/images", () => {
  for (const [what, filter, changes] of [
    ["of the platform", {}, { ImageOwnerAlias: "system" }],
    [
      "of the marketplace",
      { ImageOwnerAlias: "marketplace" },
      { ImageOwnerAlias: "marketplace", ProductCode: "cmjj000001" },
    ],
    [
      "of the community",
      { ImageOwnerAlias: "others", IsPublic: "true" },
      { ImageOwnerAlias: "others" },
    ],
  ] as const) {
    it(`finds an image ${what}`, async () => {
      const image = wireImage("aliyun_3", changes);

      const { instance, gaps } = await collectAround({
        DescribeImages: onlyAs({ ImageId: "aliyun_3", ...filter }, image),
      });

      expect(instance.image).to.deep.equal({
        ownerAlias: changes.ImageOwnerAlias,
        productCode: "ProductCode" in changes ? changes.ProductCode : "",
      });
      expect(gaps.filter((gap) => gap.action === "DescribeImages")).to.be.empty;
    });
  }

  it("leaves an image that nobody lists any more to the product code of the system disk", async () => {
    const { instance, gaps } = await collectAround({
      DescribeImages: () => numbered("Images", "Image", []),
    });

    expect(instance.image).to.deep.equal({ ownerAlias: "", productCode: "" });
    expect(gaps.filter((gap) => gap.action === "DescribeImages")).to.be.empty;
  });

  it("asks about each image once, about the account's own not at all", async () => {
    const { inventory, callsOf } = await collectAround({
      DescribeInstances: () =>
        instancesPage([
          wireInstance("i-1"),
          wireInstance("i-2"),
          wireInstance("i-3", { ImageId: "m-own" }),
        ]),
      DescribeImages: ({ query }) =>
        numbered(
          "Images",
          "Image",
          query["ImageOwnerAlias"] === "self"
            ? [wireImage("m-own", { ImageOwnerAlias: "self", ProductCode: "cmjj000002" })]
            : [wireImage("aliyun_3")],
        ),
    });

    expect(inventory.instances[2]?.image).to.deep.equal({
      ownerAlias: "self",
      productCode: "cmjj000002",
    });
    expect(callsOf("DescribeImages")).to.have.length(2);
    expect(callsOf("DescribeImages")[0]?.query["Status"]?.split(",")).to.include.members([
      "Available",
      "Deprecated",
      "UnAvailable",
    ]);
  });

  it("finds the account's images that were made from snapshots of the instance's disks", async () => {
    const madeFrom = (SnapshotId: string): Record<string, unknown> => ({
      ImageOwnerAlias: "self",
      DiskDeviceMappings: { DiskDeviceMapping: [{ SnapshotId }] },
    });

    const { instance } = await collectAround({
      DescribeDisks: () =>
        disksPage([wireDisk("d-1", "i-1"), wireDisk("d-2", "i-1", { Type: "data" })]),
      DescribeSnapshots: () =>
        success({
          Snapshots: {
            Snapshot: [
              { SnapshotId: "s-2", SourceDiskId: "d-2" },
              { SnapshotId: "s-1", SourceDiskId: "d-1" },
              { SnapshotId: "s-9", SourceDiskId: "d-9" },
            ],
          },
        }),
      DescribeImages: ({ query }) =>
        numbered(
          "Images",
          "Image",
          query["ImageOwnerAlias"] === "self"
            ? [wireImage("m-2", madeFrom("s-2")), wireImage("m-9", madeFrom("s-9"))]
            : [wireImage("aliyun_3")],
        ),
    });

    expect(instance.snapshots).to.deep.equal(["s-1", "s-2"]);
    expect(instance.customImages).to.deep.equal(["m-2"]);
  });
});

describe("collectors/snapshots", () => {
  for (const [count, calls, what] of [
    [3, 3, "each of a few instances"],
    [11, 1, "the whole region, once, where there are many instances"],
  ] as const) {
    it(`asks about ${what}`, async () => {
      const all = Array.from({ length: count }, (_, index) =>
        wireInstance(`i-${String(index + 1)}`),
      );

      const { callsOf } = await collectAround({ DescribeInstances: () => instancesPage(all) });

      expect(callsOf("DescribeSnapshots")).to.have.length(calls);
      expect(callsOf("DescribeSnapshots")[0]?.query["InstanceId"] === undefined).to.equal(
        calls === 1,
      );
    });
  }
});
