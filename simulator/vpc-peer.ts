import { optionalRegion, type Answer, type Call, type Product } from "./call.ts";
import { countedTokenPage } from "./paging.ts";
import { commaIds, list, matches } from "./params.ts";
import { hasTags, vpcTags } from "./tags.ts";
import { toSecond } from "./time.ts";
import type { PeerConnection, PeerEnd } from "./state-surroundings.ts";

/** VPC peer connections, 2022-01-01. */
export const vpcPeer: Product = {
  name: "VpcPeer",
  version: "2022-01-01",
  actions: { ListVpcPeerConnections: listVpcPeerConnections },
};

/** ListVpcPeerConnections: seen by both accounts, in the regions of both VPCs; 1-100 a page, 20 without MaxResults. */
function listVpcPeerConnections(call: Call): Answer {
  const { params, account } = call;
  const region = optionalRegion(call);
  const vpcs = [...(commaIds(params, "VpcId") ?? []), ...list(params, "VpcId")];
  const rows = [...account.surroundings.peerConnections.values()].filter((connection) => {
    const ends = [connection.near, connection.far].filter(
      ({ accountId }) => accountId === account.accountId,
    );
    return (
      (region === undefined || ends.some(({ regionId }) => regionId === region.regionId)) &&
      (vpcs.length === 0 ||
        [connection.near, connection.far].some(({ vpcId }) => vpcs.includes(vpcId))) &&
      matches(params, "InstanceId", connection.id) &&
      matches(params, "Name", connection.name) &&
      matches(params, "ResourceGroupId", connection.resourceGroupId) &&
      hasTags(params, connection, "Tags")
    );
  });
  const page = countedTokenPage(params, rows, { defaultSize: 20, maxSize: 100 });
  return { ...page.fields, VpcPeerConnects: page.rows.map(connectionRow) };
}

function connectionRow(connection: PeerConnection): Answer {
  return {
    InstanceId: connection.id,
    Name: connection.name,
    Description: connection.description,
    Status: connection.status,
    BizStatus: "Normal",
    Bandwidth: connection.bandwidth,
    LinkType: "Gold",
    RegionId: connection.near.regionId,
    OwnerId: Number(connection.near.accountId),
    Vpc: vpcOf(connection.near),
    AcceptingRegionId: connection.far.regionId,
    AcceptingOwnerUid: Number(connection.far.accountId),
    AcceptingVpc: vpcOf(connection.far),
    GmtCreate: toSecond(connection.createdAt),
    GmtModified: toSecond(connection.createdAt),
    ResourceGroupId: connection.resourceGroupId,
    Tags: vpcTags(connection)["Tag"],
  };
}

function vpcOf({ vpcId, cidrBlocks }: PeerEnd): Answer {
  return { VpcId: vpcId, Ipv4Cidrs: cidrBlocks, Ipv6Cidrs: [] };
}
