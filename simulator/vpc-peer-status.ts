import type { Call } from "./call.ts";
import { badRequest } from "./errors.ts";
import { required } from "./params.ts";
import type { PeerConnection } from "./state-surroundings.ts";

/** How long a change is under way. */
const CHANGE_MS = 1000;

/** The status at a time, that of a change under way included. */
export function statusOf(connection: PeerConnection, now: Date): string {
  const { underWay, status, offerEnds } = connection;
  if (underWay !== undefined && now < underWay.until) return underWay.status;
  if (underWay?.status === "Deleting") return "Deleted";
  const expired = offerEnds !== undefined && now >= offerEnds;
  return status === "Accepting" && expired ? "Expired" : status;
}

/** When the offer ends or ended; undefined for one that was answered. */
export function expiryOf(connection: PeerConnection, now: Date): Date | undefined {
  const open = ["Accepting", "Expired"].includes(statusOf(connection, now));
  return open ? connection.offerEnds : undefined;
}

/** Changes the status, which takes a while. */
export function change(
  connection: PeerConnection,
  underWay: "Creating" | "Updating" | "Deleting",
  status: string,
  now: Date,
): void {
  connection.status = status;
  connection.underWay = { status: underWay, until: new Date(now.getTime() + CHANGE_MS) };
}

/** The connections that the account sees; those that are deleted go from both accounts. */
export function connectionsOf(call: Call): Map<string, PeerConnection> {
  for (const { surroundings } of call.accounts)
    for (const [id, connection] of surroundings.peerConnections)
      if (statusOf(connection, call.now) === "Deleted") surroundings.peerConnections.delete(id);
  return call.account.surroundings.peerConnections;
}

/** The connection of the request. */
export function findConnection(call: Call): PeerConnection {
  const id = required(call.params, "InstanceId");
  const connection = connectionsOf(call).get(id);
  if (connection === undefined)
    throw badRequest(
      "ResourceNotFound.InstanceId",
      `The specified resource of ${id} is not found.`,
    );
  return connection;
}

/** Refuses a connection in another status than these. */
export function checkStatus(
  connection: PeerConnection,
  allowed: readonly string[],
  now: Date,
): void {
  const status = statusOf(connection, now);
  if (!allowed.includes(status))
    throw badRequest("IncorrectStatus.VpcPeer", `The status of VpcPeer [${status}] is incorrect.`);
}
