import { z } from "zod";
import type { InstanceFacts } from "../core/facts/instance.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { gapOfCall, gapsById } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { compareText } from "./order.ts";
import { readByNumber } from "./pages.ts";

const Image = z.object({
  ImageId: z.string(),
  ImageOwnerAlias: z.string(),
  ProductCode: z.string().default(""),
  DiskDeviceMappings: z
    .object({
      DiskDeviceMapping: z.array(z.object({ SnapshotId: z.string().default("") })).default([]),
    })
    .default({ DiskDeviceMapping: [] }),
});
type Image = z.output<typeof Image>;

const Page = z.object({ Images: z.object({ Image: z.array(Image) }) });

/** Without a status only the images that are Available would be listed. */
const everyStatus = "Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated";

export interface Images {
  /** Where an image comes from. */
  of(imageId: Maybe<string>): InstanceFacts["image"];
  /** The account's own images that were made from one of these snapshots. */
  madeFrom(snapshots: Maybe<readonly string[]>): Maybe<string[]>;
  readonly gaps: readonly Gap[];
}

/** The account's own images, and each other image in use (DescribeImages, one id in a call, 100 a page). */
export async function collectImages(
  cloud: Cloud,
  imageIds: readonly Maybe<string>[],
): Promise<Images> {
  const own = await beside(() => readImages(cloud, { ImageOwnerAlias: "self" }));
  const known = new Map<string, Maybe<Image>>();
  for (const image of isUnknown(own) ? [] : own) known.set(image.ImageId, image);
  const others = new Set(imageIds.filter((id) => typeof id === "string" && !known.has(id)));
  await Promise.all(
    [...others].map(async (id) => {
      if (typeof id === "string") known.set(id, await beside(() => readImage(cloud, id)));
    }),
  );
  return {
    of: (imageId) => {
      if (isUnknown(imageId)) return imageId;
      const image = known.get(imageId) ?? { unknown: "the image was not asked for" };
      if (isUnknown(image)) return image;
      return { ownerAlias: image.ImageOwnerAlias, productCode: image.ProductCode };
    },
    madeFrom: (snapshots) => {
      if (isUnknown(own)) return own;
      if (isUnknown(snapshots)) return snapshots;
      const wanted = new Set(snapshots);
      return own
        .filter(({ DiskDeviceMappings }) =>
          DiskDeviceMappings.DiskDeviceMapping.some(({ SnapshotId }) => wanted.has(SnapshotId)),
        )
        .map(({ ImageId }) => ImageId)
        .sort(compareText);
    },
    gaps: [...gapOfCall("DescribeImages", own), ...gapsById("DescribeImages", known)],
  };
}

async function readImage(cloud: Cloud, ImageId: string): Promise<Maybe<Image>> {
  for (const filter of sources) {
    const [image] = await readImages(cloud, { ImageId, ...filter });
    if (image !== undefined) return image;
  }
  return { ImageId, ImageOwnerAlias: "", ProductCode: "", DiskDeviceMappings: nothing };
}

/** Without an owner the listing leaves out the marketplace and what others gave to everybody. */
const sources = [
  {},
  { ImageOwnerAlias: "marketplace" },
  { ImageOwnerAlias: "others", IsPublic: "true" },
] as const;

/** Of an image that is no longer there; what it was made from, the system disk's product code still says. */
const nothing = { DiskDeviceMapping: [] };

async function readImages(cloud: Cloud, filter: Record<string, string>): Promise<Image[]> {
  const pages = await readByNumber(
    cloud,
    "DescribeImages",
    { RegionId: cloud.region, PageSize: 100, Status: everyStatus, ...filter },
    Page,
    (page) => page.Images.Image.length,
  );
  return pages.flatMap((page) => page.Images.Image);
}
