import { ApiError, missingParameter, notFound } from "./errors.ts";
import { text, type Params } from "./params.ts";
import type { Account, Region } from "./state.ts";

/** What one request may see and change. */
export interface Call {
  readonly action: string;
  readonly params: Params;
  readonly account: Account;
  /** All accounts of the world, for what crosses them. */
  readonly accounts: readonly Account[];
  readonly regions: readonly Region[];
  readonly now: Date;
  /** host:port that the client spoke to. */
  readonly endpoint: string;
}

export type Answer = Record<string, unknown>;
export type Handler = (call: Call) => Answer;

/** One product: its version picks it, its actions are looked up by name. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly actions: Readonly<Record<string, Handler>>;
}

/** The region of the request, for actions whose RegionId is mandatory. */
export function regionOf(call: Call): Region {
  const regionId = text(call.params, "RegionId");
  if (regionId === "") throw missingParameter("RegionId");
  return knownRegion(call, regionId);
}

/** The region of the request, if it names one. */
export function optionalRegion(call: Call): Region | undefined {
  const regionId = text(call.params, "RegionId");
  return regionId === "" ? undefined : knownRegion(call, regionId);
}

/** Refuses a zone that the region does not have. */
export function checkZone(region: Region, zoneId: string): void {
  if (!region.zones.includes(zoneId))
    throw notFound("InvalidZoneId.NotFound", "The specified zone does not exist.");
}

/** The resources of a map that lie in the region. */
export function inRegion<T extends { regionId: string }>(
  resources: ReadonlyMap<string, T>,
  region: Region | undefined,
): T[] {
  return [...resources.values()].filter(
    (resource) => region === undefined || resource.regionId === region.regionId,
  );
}

/**
 * Makes a create idempotent by ClientToken: a repeat of the same request gets the first answer, the
 * same token with other parameters is refused.
 */
export function idempotent(handler: Handler): Handler {
  return (call) => {
    const token = text(call.params, "ClientToken");
    if (token === "") return handler(call);
    if (token.length > 64)
      throw new ApiError(
        400,
        "InvalidClientToken.Malformed",
        'The specified parameter "ClientToken" is not valid: at most 64 characters.',
      );
    const key = `${call.action}/${token}`;
    const request = fingerprint(call.params);
    const earlier = call.account.clientTokens.get(key);
    if (earlier === undefined) {
      const answer = handler(call);
      call.account.clientTokens.set(key, { request, answer });
      return answer;
    }
    if (earlier.request !== request)
      throw new ApiError(
        400,
        "IdempotentParameterMismatch",
        "The request uses a client token of a previous request that was not identical.",
      );
    return earlier.answer;
  };
}

const CHANGES_WITH_EVERY_REQUEST = new Set([
  "Timestamp",
  "Signature",
  "SignatureNonce",
  "SecurityToken",
]);

function fingerprint(params: Params): string {
  const stable = [...params].filter(([name]) => !CHANGES_WITH_EVERY_REQUEST.has(name));
  return JSON.stringify(stable.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function knownRegion(call: Call, regionId: string): Region {
  const region = call.regions.find((candidate) => candidate.regionId === regionId);
  if (region === undefined)
    throw notFound("InvalidRegionId.NotFound", "The specified RegionId does not exist.");
  return region;
}
