import type { Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import { client, start, textAt, VPC, type Client, type Params } from "./support.ts";

export const PEER = "2022-01-01";
/** In milliseconds. */
export const MINUTE = 60_000;

const WORLD = `
version: 1
regions:
  cn-hangzhou: [cn-hangzhou-h]
  cn-beijing: [cn-beijing-a]
accounts:
  - name: source
    accountId: "1404423000000010"
    accessKeyId: key-source
    accessKeySecret: secret-source
    vpcs:
      - { id: vpc-old, cidrBlock: 172.16.0.0/16, secondaryCidrs: [192.168.0.0/16] }
      - { id: vpc-far, cidrBlock: 172.17.0.0/16, region: cn-beijing }
      - { id: vpc-many, cidrBlock: 172.18.0.0/16 }
    vswitches:
      - { id: vsw-old, vpc: vpc-old, zone: cn-hangzhou-h, cidrBlock: 172.16.10.0/24 }
    securityGroups:
      - { id: sg-old, vpc: vpc-old }
    instances:
      - { id: i-old, vswitch: vsw-old, securityGroups: [sg-old] }
  - name: target
    accountId: "1755000000000020"
    accessKeyId: key-target
    accessKeySecret: secret-target
    vpcs:
      - { id: vpc-new, cidrBlock: 10.0.0.0/16 }
      - { id: vpc-other, cidrBlock: 10.1.0.0/16 }
`;

/** What CreateVpcPeerConnection takes from the target to the source. */
export const CROSSING: Params = {
  VpcId: "vpc-new",
  AcceptingAliUid: "1404423000000010",
  AcceptingRegionId: "cn-hangzhou",
  AcceptingVpcId: "vpc-old",
};

/** Two accounts with VPCs to peer, and a clock. */
export interface PeeringRoom {
  readonly simulator: Simulator;
  readonly source: Client;
  readonly target: Client;
  /** Lets milliseconds pass. */
  readonly pass: (milliseconds: number) => void;
  /** An offer of the target to the source, made a minute ago. */
  readonly offer: (over?: Params) => Promise<string>;
  /** The same, accepted a minute ago. */
  readonly connection: () => Promise<string>;
  /** The system route table of a VPC. */
  readonly tableOf: (by: Client, vpcId: string) => Promise<string>;
}

/** Opens the room at 2026-11-26 08:00 UTC. */
export async function peeringRoom(): Promise<PeeringRoom> {
  let now = new Date("2026-11-26T08:00:00Z");
  const simulator = await start({ world: parseWorld(WORLD, "test.yaml"), now: () => now });
  const source = client(simulator);
  const target = client(simulator, "target");
  const pass = (milliseconds: number): void => {
    now = new Date(now.getTime() + milliseconds);
  };
  const offer = async (over: Params = {}): Promise<string> => {
    const body = await target(PEER, "CreateVpcPeerConnection", { ...CROSSING, ...over });
    pass(MINUTE);
    return textAt(body, "InstanceId");
  };
  return {
    ...{ simulator, source, target, pass, offer },
    connection: async () => {
      const InstanceId = await offer();
      await source(PEER, "AcceptVpcPeerConnection", { InstanceId });
      pass(MINUTE);
      return InstanceId;
    },
    tableOf: async (by, VpcId) => {
      const body = await by(VPC, "DescribeRouteTableList", { VpcId });
      return textAt(body, "RouterTableList.RouterTableListType.0.RouteTableId");
    },
  };
}
