import * as pulumi from "@pulumi/pulumi";
import { PeerConnection } from "@pulumi/alicloud/vpc/peerConnection.js";
import { PeerConnectionAccepter } from "@pulumi/alicloud/vpc/peerConnectionAccepter.js";
import { RouteEntry } from "@pulumi/alicloud/vpc/routeEntry.js";
import { peeringProblems } from "../core/peering/peering-problems.ts";
import type { CrossRegion, PeeringEnd } from "../core/peering/peering-problems.ts";

/** One VPC of an {@link AccountPeering}. */
export interface PeeringSide extends PeeringEnd {
  /** `vpc-…` */
  readonly vpcId: pulumi.Input<string>;
  /**
   * `vtb-…` of every route table that is to lead to the other side, by names of the program's own choice, which
   * become parts of resource names. A vSwitch with a custom route table is reached only through that one.
   */
  readonly routeTables: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Inputs of {@link AccountPeering}: plain data, so that policies and state see them whole. */
export interface AccountPeeringArgs extends CrossRegion {
  /** The side that asks: the account that takes the instances. */
  readonly requester: PeeringSide;
  /** The side that accepts: the account that they leave. */
  readonly accepter: PeeringSide;
  /** Mbit/s between regions. @default 1024, the cloud's; inside a region there is no limit, and none to set */
  readonly bandwidth?: number | undefined;
  /** Between regions. @default "Gold", the cloud's */
  readonly linkType?: "Gold" | "Platinum" | undefined;
}

/** With `provider`, that of the requester, goes the one of the other account. */
export interface AccountPeeringOptions extends pulumi.ComponentResourceOptions {
  /** An alicloud provider with a key of the accepting account, in its region. */
  readonly accepterProvider: pulumi.ProviderResource;
}

/**
 * A VPC peer connection between two accounts, with the routes of both sides (R3.2): for those who give the landing
 * a block of its own and still have to reach what stays in the old VPC. Rules of security groups are not its business.
 * It covers IPv4. The other account accepts in the same run, with its own key; a request that nobody accepts ends
 * after seven days.
 *
 * @example
 * ```ts
 * const peering = new AccountPeering("old-vpc", { requester, accepter }, { accepterProvider: source });
 * export const peeringId = peering.peeringId;
 * ```
 */
export class AccountPeering extends pulumi.ComponentResource {
  /** `pcc-…`, once the other account has accepted it. */
  declare readonly peeringId: pulumi.Output<string>;
  /** By route table, then by destination: the ids of the routes of each side. */
  declare readonly routeIds: Readonly<Record<"requester" | "accepter", RouteIds>>;

  /** @throws RunError with everything that stands against it, blocks that overlap above all, before anything is made */
  constructor(name: string, args: AccountPeeringArgs, opts: AccountPeeringOptions) {
    const { requester, accepter, bandwidth, linkType } = args;
    const problems = peeringProblems(requester, accepter, { bandwidth, linkType });
    if (problems.length > 0)
      throw new pulumi.RunError(
        [`AccountPeering ${name}:`, ...problems.flatMap(({ zh, en }) => [zh, en])].join("\n"),
      );
    const { accepterProvider, ...options } = opts;
    super("ecs-transfer:index:AccountPeering", name, { ...args }, options);

    const connection = new PeerConnection(
      `${name}-connection`,
      {
        peerConnectionName: name,
        description: `ecs-transfer peering of ${requester.account} with ${accepter.account}`,
        vpcId: requester.vpcId,
        acceptingAliUid: Number(accepter.account),
        acceptingRegionId: accepter.region,
        acceptingVpcId: accepter.vpcId,
        ...(bandwidth === undefined ? {} : { bandwidth }),
        ...(linkType === undefined ? {} : { linkType }),
      },
      { parent: this },
    );
    // To delete an acceptance is to delete the connection, which does that itself.
    const acceptance = new PeerConnectionAccepter(
      `${name}-acceptance`,
      { instanceId: connection.id },
      { parent: this, provider: accepterProvider, deletedWith: connection },
    );

    this.peeringId = acceptance.id;
    this.routeIds = {
      requester: routesTo(accepter, requester, `${name}-requester`, acceptance.id, {
        parent: this,
      }),
      accepter: routesTo(requester, accepter, `${name}-accepter`, acceptance.id, {
        parent: this,
        provider: accepterProvider,
      }),
    };
    this.registerOutputs({ peeringId: this.peeringId, routeIds: this.routeIds });
  }
}

type RouteIds = Readonly<Record<string, Readonly<Record<string, pulumi.Output<string>>>>>;

/** The routes of one side to every block of the other. */
function routesTo(
  other: PeeringSide,
  { routeTables }: PeeringSide,
  name: string,
  connectionId: pulumi.Output<string>,
  options: pulumi.CustomResourceOptions,
): RouteIds {
  // The API refuses to make two routes of one VPC at the same time, so each waits for the one before.
  const made: RouteEntry[] = [];
  const ids = Object.entries(routeTables).map(([table, routeTableId]) => {
    const routes = other.cidrs.map((destinationCidrblock) => {
      const route = new RouteEntry(
        `${name}-${table}-${destinationCidrblock}`,
        { routeTableId, destinationCidrblock, nexthopType: "VpcPeer", nexthopId: connectionId },
        // A table has one route to a destination, so that the old one goes before the new one comes.
        { ...options, dependsOn: made.slice(-1), deleteBeforeReplace: true },
      );
      made.push(route);
      return [destinationCidrblock, route.id] as const;
    });
    return [table, Object.fromEntries(routes)] as const;
  });
  return Object.fromEntries(ids);
}
