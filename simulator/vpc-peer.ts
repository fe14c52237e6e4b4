import { idempotent, optionalRegion, type Answer, type Call, type Product } from "./call.ts";
import { countedTokenPage } from "./paging.ts";
import { commaIds, list, matches } from "./params.ts";
import { hasTags, listTagResources, tagResources, untagResources, vpcTags } from "./tags.ts";
import { toSecond } from "./time.ts";
import type { PeerConnection, PeerEnd } from "./state-surroundings.ts";
import {
  acceptVpcPeerConnection,
  createVpcPeerConnection,
  deleteVpcPeerConnection,
  modifyVpcPeerConnection,
  rejectVpcPeerConnection,
} from "./vpc-peer-changes.ts";
import { connectionsOf, expiryOf, findConnection, statusOf } from "./vpc-peer-status.ts";

const TAGGED = {
  PeerConnection: (call: Call) =>
    new Map(
      [...connectionsOf(call)].filter(([, { near }]) => near.accountId === call.account.accountId),
    ),
};

/** VPC peer connections, 2022-01-01. */
export const vpcPeer: Product = {
  name: "VpcPeer",
  version: "2022-01-01",
  actions: {
    CreateVpcPeerConnection: idempotent(createVpcPeerConnection),
    AcceptVpcPeerConnection: acceptVpcPeerConnection,
    RejectVpcPeerConnection: rejectVpcPeerConnection,
    ModifyVpcPeerConnection: modifyVpcPeerConnection,
    DeleteVpcPeerConnection: deleteVpcPeerConnection,
    GetVpcPeerConnectionAttribute: getVpcPeerConnectionAttribute,
    ListVpcPeerConnections: listVpcPeerConnections,
    TagResources: tagResources(TAGGED),
    UnTagResources: untagResources(TAGGED),
    ListTagResources: listTagResources(TAGGED),
  },
};

/** GetVpcPeerConnectionAttribute: for both accounts. */
function getVpcPeerConnectionAttribute(call: Call): Answer {
  return connectionRow(call, findConnection(call));
}

/** ListVpcPeerConnections: seen by both accounts, in the regions of both VPCs; 1-100 a page, 20 without MaxResults. */
function listVpcPeerConnections(call: Call): Answer {
  const { params, account } = call;
  const region = optionalRegion(call);
  const vpcs = [...(commaIds(params, "VpcId") ?? []), ...list(params, "VpcId")];
  const rows = [...connectionsOf(call).values()].filter((connection) => {
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
  return {
    ...page.fields,
    VpcPeerConnects: page.rows.map((connection) => connectionRow(call, connection)),
  };
}

function connectionRow(call: Call, connection: PeerConnection): Answer {
  const expiry = expiryOf(connection, call.now);
  return {
    InstanceId: connection.id,
    Name: connection.name,
    Description: connection.description,
    Status: statusOf(connection, call.now),
    BizStatus: "Normal",
    Bandwidth: connection.bandwidth,
    ...(connection.linkType === undefined ? {} : { LinkType: connection.linkType }),
    RegionId: connection.near.regionId,
    OwnerId: Number(connection.near.accountId),
    Vpc: vpcOf(call, connection.near),
    AcceptingRegionId: connection.far.regionId,
    AcceptingOwnerUid: Number(connection.far.accountId),
    AcceptingVpc: vpcOf(call, connection.far),
    GmtCreate: toSecond(connection.createdAt),
    GmtModified: toSecond(connection.createdAt),
    ...(expiry === undefined ? {} : { GmtExpired: toSecond(expiry) }),
    ResourceGroupId: connection.resourceGroupId,
    // Tags belong to the account that set them, and only the requester's are kept here.
    Tags: connection.near.accountId === call.account.accountId ? vpcTags(connection)["Tag"] : [],
  };
}

/** The blocks that the VPC has now. */
function vpcOf(call: Call, { accountId, vpcId, cidrBlocks }: PeerEnd): Answer {
  const owner = call.accounts.find((account) => account.accountId === accountId);
  const vpc = owner?.vpcs.get(vpcId);
  if (vpc === undefined) return { VpcId: vpcId, Ipv4Cidrs: cidrBlocks, Ipv6Cidrs: [] };
  return {
    VpcId: vpcId,
    Ipv4Cidrs: [vpc.cidrBlock, ...vpc.secondaryCidrs],
    Ipv6Cidrs: vpc.ipv6CidrBlock === "" ? [] : [vpc.ipv6CidrBlock],
  };
}
