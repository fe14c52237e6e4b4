import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { commaIds, matches, text, wanted } from "../params.ts";
import { ecsTags, hasTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Image } from "../state.ts";

/**
 * DescribeImages: 10 a page, at most 100. Without ImageOwnerAlias the images of the marketplace are
 * left out; without Status only Available ones are shown.
 */
export function describeImages(call: Call): Answer {
  const region = regionOf(call);
  const { params } = call;
  const ids = commaIds(params, "ImageId");
  const alias = text(params, "ImageOwnerAlias");
  const snapshot = text(params, "SnapshotId");
  const statuses = (text(params, "Status") || "Available").split(",");
  const rows = inRegion(call.account.images, region).filter(
    (image) =>
      wanted(ids, image.id) &&
      (alias === "" ? image.ownerAlias !== "marketplace" : alias === image.ownerAlias) &&
      (statuses.includes("ALL") || statuses.includes(image.status)) &&
      matches(params, "ImageName", image.name) &&
      (snapshot === "" || image.snapshotIds.includes(snapshot)) &&
      matches(params, "OSType", image.osType) &&
      hasTags(params, image),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    RegionId: region.regionId,
    Images: { Image: page.rows.map((image) => imageRow(call, image)) },
  };
}

function imageRow(call: Call, image: Image): Answer {
  const used = [...call.account.instances.values()].some(({ imageId }) => imageId === image.id);
  return {
    ImageId: image.id,
    ImageName: image.name,
    Description: image.description,
    ImageOwnerAlias: image.ownerAlias,
    ImageOwnerId: image.ownerId === "" ? 0 : Number(image.ownerId),
    ImageFamily: "",
    ImageVersion: "",
    ProductCode: image.productCode,
    OSName: image.osName,
    OSNameEn: image.osName,
    OSType: image.osType,
    Platform: image.platform,
    Architecture: image.architecture,
    BootMode: "BIOS",
    Size: image.size,
    Status: image.status,
    Usable: image.status === "Available",
    Usage: used ? "instance" : "none",
    Progress: "100%",
    IsPublic: image.ownerAlias === "system",
    IsCopied: false,
    IsSelfShared: "",
    IsSubscribed: image.ownerAlias === "marketplace",
    IsSupportCloudinit: true,
    IsSupportIoOptimized: true,
    LoginAsNonRootSupported: false,
    CreationTime: toSecond(image.createdAt),
    DiskDeviceMappings: { DiskDeviceMapping: deviceMappings(call, image) },
    Features: { NvmeSupport: "supported", ImdsSupport: "v2" },
    DetectionOptions: { Status: "", Items: { Item: [] } },
    ResourceGroupId: image.resourceGroupId,
    Tags: ecsTags(image),
  };
}

/** The snapshots of a custom image; one of the system, the market or another account shows none. */
function deviceMappings(call: Call, image: Image): Answer[] {
  return image.snapshotIds.flatMap((id, index) => {
    const snapshot = call.account.surroundings.snapshots.get(id);
    if (snapshot === undefined) return [];
    return {
      Device: `/dev/xvd${String.fromCharCode("a".charCodeAt(0) + index)}`,
      Type: snapshot.sourceDiskType,
      Size: String(snapshot.sourceDiskSize),
      SnapshotId: id,
      Encrypted: snapshot.encrypted,
      Format: "",
      Progress: "",
      RemainTime: 0,
      ImportOSSBucket: "",
      ImportOSSObject: "",
    };
  });
}
