import { badRequest, notFound, type ApiError } from "./errors.ts";
import { alb } from "./alb.ts";
import { billing2017 } from "./bss/billing-2017.ts";
import { billing2023 } from "./bss/billing-2023.ts";
import type { Answer, Call, Product } from "./call.ts";
import { dts } from "./dts.ts";
import { ebs } from "./ebs.ts";
import { ecs } from "./ecs/index.ts";
import { ess } from "./ess.ts";
import { ga } from "./ga.ts";
import { gwlb } from "./gwlb.ts";
import { location } from "./location.ts";
import { nlb } from "./nlb.ts";
import { privatelink } from "./privatelink.ts";
import { quotas } from "./quotas.ts";
import { resourceManager } from "./resource-manager.ts";
import { slb } from "./slb/index.ts";
import { smc } from "./smc.ts";
import { sts } from "./sts.ts";
import { vpcPeer } from "./vpc-peer.ts";
import { vpc } from "./vpc/index.ts";
import type { WireRequest } from "./request.ts";
import type { Account, Region } from "./state.ts";

/** All accounts and products of one simulated cloud. */
export interface Cloud {
  readonly accounts: readonly Account[];
  readonly regions: readonly Region[];
}

/** Each version is one product's alone; billing has two, with actions of the same names. */
const PRODUCTS: readonly Product[] = [
  ecs,
  ebs,
  vpc,
  vpcPeer,
  sts,
  location,
  billing2017,
  billing2023,
  slb,
  alb,
  nlb,
  gwlb,
  ga,
  dts,
  privatelink,
  ess,
  smc,
  resourceManager,
  quotas,
];

/** The product's name for logs; the version itself when no product has it. */
export function productName(version: string): string {
  return PRODUCTS.find((product) => product.version === version)?.name ?? version;
}

export function accountOf(cloud: Cloud, accessKeyId: string): Account | undefined {
  return cloud.accounts.find((account) => account.accessKeyId === accessKeyId);
}

/**
 * Carries out one request for the account that its key belongs to.
 * @throws ApiError for everything that the API itself would refuse
 */
export function perform(cloud: Cloud, request: WireRequest, now: Date): Answer {
  if (request.accessKeyId === "")
    throw badRequest("MissingAccessKeyId", "AccessKeyId is mandatory for this action.");
  const account = accountOf(cloud, request.accessKeyId);
  if (account === undefined)
    throw notFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  const product = PRODUCTS.find((candidate) => candidate.version === request.version);
  const actions = new Map(Object.entries(product?.actions ?? {}));
  const handler = actions.get(request.action);
  if (handler === undefined) throw unknownAction();
  refuseDryRun(request);
  const call: Call = {
    action: request.action,
    params: request.params,
    account,
    accounts: cloud.accounts,
    regions: cloud.regions,
    now,
    endpoint: request.endpoint,
  };
  return handler(call);
}

export function isUnknownAction(error: ApiError): boolean {
  return error.code === "InvalidAction.NotFound";
}

function unknownAction(): ApiError {
  return notFound(
    "InvalidAction.NotFound",
    "Specified api is not found, please check your url and method.",
  );
}

function refuseDryRun({ action, params }: WireRequest): void {
  if (params.get("DryRun") !== "true") return;
  if (action.startsWith("Describe"))
    throw badRequest("DryRunOperation", "Request validation has been passed with DryRun flag set.");
  throw badRequest(
    "UnsupportedParameter",
    "The simulator carries writes out and cannot try them: leave DryRun out.",
  );
}
