import { regionOf, type Answer, type Call } from "./call.ts";
import { badRequest } from "./errors.ts";
import { checkDescription, checkEcsName, checkVpcName } from "./names.ts";
import { flag, integer, oneOf, refuseUnapplied, required, text } from "./params.ts";
import type { Account, Vpc } from "./state.ts";
import type { PeerConnection, PeerEnd } from "./state-surroundings.ts";
import { tagsOf } from "./tags.ts";
import { change, checkStatus, connectionsOf, findConnection } from "./vpc-peer-status.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";

/** Connections of one VPC, inside the region and between regions. */
const MOST = { intra: 10, cross: 20 } as const;

/** How long the accepting account may take, as `GmtExpired` of the documented example has it. */
const OFFER_MS = 7 * 24 * 3600 * 1000;

/** Mbit/s between regions without a bandwidth of one's own. */
const CROSS_REGION_BANDWIDTH = 1024;

/**
 * CreateVpcPeerConnection: one inside an account is activated at once, one between accounts waits for the accepting
 * one. No refusal of overlapping blocks is documented; routes to them cannot be made, or lead nowhere.
 */
export function createVpcPeerConnection(call: Call): Answer {
  const { params, account, now } = call;
  const region = regionOf(call);
  const vpc = account.vpcs.get(required(params, "VpcId"));
  if (vpc?.regionId !== region.regionId) throw illegal("VpcId");
  const far = acceptingEnd(call);
  checkEcsName(text(params, "Name"), "IllegalParam.Name", "VpcPeer");
  checkDescription(text(params, "Description"), "IllegalParam.Description", "VpcPeer", 2);
  const cross = far.end.regionId !== vpc.regionId;
  const bandwidth = bandwidthOf(call, cross);
  const linkType = linkTypeOf(call, cross);
  checkNew(call, vpc, far.end);

  const id = account.ids.next("pcc", vpc.regionId);
  const connection: PeerConnection = {
    id,
    regionId: vpc.regionId,
    createdAt: now,
    tags: tagsOf(params),
    name: text(params, "Name"),
    description: text(params, "Description"),
    resourceGroupId: text(params, "ResourceGroupId") || defaultResourceGroup(account.accountId),
    near: endOf(account.accountId, vpc),
    far: far.end,
    status: "",
    offerEnds: new Date(now.getTime() + OFFER_MS),
    bandwidth,
    linkType,
  };
  const own = far.owner.accountId === account.accountId;
  change(connection, "Creating", own ? "Activated" : "Accepting", now);
  account.surroundings.peerConnections.set(id, connection);
  far.owner.surroundings.peerConnections.set(id, connection);
  return { InstanceId: id };
}

/** AcceptVpcPeerConnection, by the accepting account. */
export function acceptVpcPeerConnection(call: Call): Answer {
  refuseUnapplied(call.params, ["ResourceGroupId"]);
  const connection = offerOf(call);
  change(connection, "Updating", "Activated", call.now);
  return {};
}

/** RejectVpcPeerConnection, by the accepting account. */
export function rejectVpcPeerConnection(call: Call): Answer {
  offerOf(call).status = "Rejected";
  return {};
}

/** ModifyVpcPeerConnection: name, description and, between regions, the bandwidth. */
export function modifyVpcPeerConnection(call: Call): Answer {
  const { params, now } = call;
  refuseUnapplied(params, ["LinkType"]);
  const connection = findConnection(call);
  checkStatus(connection, ["Activated"], now);
  checkVpcName(text(params, "Name"), "IllegalParam.Name", "VpcPeer");
  checkDescription(text(params, "Description"), "IllegalParam.Description", "VpcPeer");
  const bandwidth = integer(params, "Bandwidth");
  if (bandwidth !== undefined && bandwidth !== connection.bandwidth) {
    if (connection.near.regionId === connection.far.regionId)
      throw badRequest(
        "OperationFailed.BandwidthCannotBeChangedInSameRegion",
        "The operation failed because the bandwidth cannot be changed in the same region.",
      );
    if (bandwidth < 1) throw illegal("Bandwidth");
    connection.bandwidth = bandwidth;
  }
  if (params.has("Name")) connection.name = text(params, "Name");
  if (params.has("Description")) connection.description = text(params, "Description");
  change(connection, "Updating", "Activated", now);
  return {};
}

/** DeleteVpcPeerConnection, by either account; routes of both sides hold it, or go with it under Force. */
export function deleteVpcPeerConnection(call: Call): Answer {
  const connection = findConnection(call);
  checkStatus(connection, ["Activated", "Accepting", "Rejected", "Expired"], call.now);
  for (const { surroundings } of call.accounts) {
    for (const [id, { nextHops }] of surroundings.routeEntries) {
      if (!nextHops.some((hop) => hop.id === connection.id)) continue;
      if (flag(call.params, "Force") !== true)
        throw badRequest(
          "OperationDenied.RouteEntryExist",
          "The operation is not allowed because of existing routeEntry point to VpcPeer.",
        );
      surroundings.routeEntries.delete(id);
    }
  }
  change(connection, "Deleting", "Deleted", call.now);
  return {};
}

/** What another account offers to this one. */
function offerOf(call: Call): PeerConnection {
  const connection = findConnection(call);
  if (connection.far.accountId !== call.account.accountId)
    throw badRequest("Forbidden.NoPermission", `Authentication is failed for ${connection.id}.`);
  checkStatus(connection, ["Accepting"], call.now);
  return connection;
}

function acceptingEnd(call: Call): { readonly owner: Account; readonly end: PeerEnd } {
  const { params, accounts, regions } = call;
  const uid = required(params, "AcceptingAliUid");
  const regionId = required(params, "AcceptingRegionId");
  const vpcId = required(params, "AcceptingVpcId");
  const owner = accounts.find(({ accountId }) => accountId === uid);
  if (owner === undefined) throw illegal("AcceptingAliUid");
  if (!regions.some((region) => region.regionId === regionId)) throw illegal("AcceptingRegionId");
  const vpc = owner.vpcs.get(vpcId);
  if (vpc?.regionId !== regionId) throw illegal("AcceptingVpcId");
  return { owner, end: endOf(owner.accountId, vpc) };
}

function endOf(accountId: string, vpc: Vpc): PeerEnd {
  const cidrBlocks = [vpc.cidrBlock, ...vpc.secondaryCidrs];
  return { accountId, regionId: vpc.regionId, vpcId: vpc.id, cidrBlocks };
}

/** The documents give a bandwidth to connections between regions alone. */
function bandwidthOf({ params }: Call, cross: boolean): number {
  const given = integer(params, "Bandwidth");
  if (given === undefined) return cross ? CROSS_REGION_BANDWIDTH : -1;
  if (given < 1 || !cross) throw illegal("Bandwidth");
  return given;
}

function linkTypeOf({ params }: Call, cross: boolean): string | undefined {
  const given = oneOf(params, "LinkType", ["Gold", "Platinum"]);
  if (cross) return given ?? "Gold";
  if (given !== undefined)
    throw badRequest(
      "OperationFailed.InterRegionLinkTypeNotSupported",
      "The same region not supported link type feature.",
    );
  return undefined;
}

function checkNew(call: Call, vpc: Vpc, far: PeerEnd): void {
  const others = [...connectionsOf(call).values()].filter(({ near, far: other }) =>
    [near.vpcId, other.vpcId].includes(vpc.id),
  );
  const twin = others.find(({ near, far: other }) => [near.vpcId, other.vpcId].includes(far.vpcId));
  if (far.vpcId === vpc.id) throw illegal("AcceptingVpcId");
  if (twin !== undefined)
    throw badRequest(
      "ResourceAlreadyExist.VpcPeer",
      `The specified resource of ${twin.id} already exists.`,
    );
  const cross = far.regionId !== vpc.regionId;
  const usage = others.filter(
    ({ near, far: other }) => (near.regionId !== other.regionId) === cross,
  ).length;
  const most = cross ? MOST.cross : MOST.intra;
  const quota = cross ? "CrossRegionVpcPeerCountPerVpc" : "IntraRegionVpcPeerCountPerVpc";
  if (usage >= most)
    throw badRequest(
      `QuotaExceeded.${quota}`,
      `The quota of ${quota} is exceeded, usage ${String(usage)}/${String(most)}.`,
    );
}

function illegal(name: string): Error {
  return badRequest(`IllegalParam.${name}`, `The param of ${name} is illegal.`);
}
