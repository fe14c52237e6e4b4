// Peers the VPC where instances landed with the one that they left, for those who gave the landing another block
// (R3.2). The two keys are profiles of ~/.aliyun/config.json (aliyun configure --profile NAME), so that none gets into
// the state; a key in the environment would win over both, and is refused.
//
//   pulumi config set alicloud:region cn-hangzhou
//   pulumi config set alicloud:profile TARGET_PROFILE
//   pulumi config set sourceProfile SOURCE_PROFILE
//   pulumi config set targetAccount 1755000000000020      # targetVpc, sourceAccount and sourceVpc likewise
//   pulumi up
//
// The routes stand in the system route tables. A vSwitch with a custom route table needs them there too: name it
// beside `system`. What the security groups let through between the two is theirs to say.
import { Config, RunError } from "@pulumi/pulumi";
import type { ProviderResource } from "@pulumi/pulumi";
import { Provider } from "@pulumi/alicloud/provider.js";
import type { ProviderArgs } from "@pulumi/alicloud/provider.js";
import { getNetworks } from "@pulumi/alicloud/vpc/getNetworks.js";
import { AccountPeering } from "../../components/account-peering.ts";
import type { PeeringSide } from "../../components/account-peering.ts";

for (const name of ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID"]) {
  if (process.env[name] !== undefined)
    throw new RunError(
      `环境变量 ${name} 会让两个账号用同一个密钥：请取消它，改用两个 profile。\n` +
        `${name} in the environment would give both accounts the same key: unset it and use two profiles.`,
    );
}

const config = new Config();
const shared = likeTheStack();
const region = new Config("alicloud").require("region");
const target = new Provider("target", {
  ...shared,
  profile: new Config("alicloud").require("profile"),
});
const source = new Provider("source", { ...shared, profile: config.require("sourceProfile") });

const peering = new AccountPeering(
  "old-vpc",
  {
    requester: await sideOf(config.require("targetAccount"), config.require("targetVpc"), target),
    accepter: await sideOf(config.require("sourceAccount"), config.require("sourceVpc"), source),
  },
  { provider: target, accepterProvider: source },
);

/** `pcc-…` */
export const peeringId = peering.peeringId;
export const routeIds = peering.routeIds;

/** One of the VPCs as its account has it. */
async function sideOf(
  account: string,
  vpcId: string,
  provider: ProviderResource,
): Promise<PeeringSide> {
  const { vpcs } = await getNetworks({ ids: [vpcId] }, { provider });
  const [vpc] = vpcs;
  if (vpc === undefined)
    throw new RunError(
      `账号 ${account} 在 ${region} 没有 ${vpcId}。\naccount ${account} has no ${vpcId} in ${region}.`,
    );
  const cidrs = [vpc.cidrBlock, ...vpc.secondaryCidrBlocks];
  return { account, region, vpcId, cidrs, routeTables: { system: vpc.routeTableId } };
}

/** What the stack says of the cloud; a provider that the program makes reads none of it by itself. */
function likeTheStack(): ProviderArgs {
  const stack = new Config("alicloud");
  const settings = {
    region: stack.get("region"),
    protocol: stack.get("protocol"),
    accountType: stack.get("accountType"),
    sharedCredentialsFile: stack.get("sharedCredentialsFile"),
    endpoints: stack.getObject<NonNullable<ProviderArgs["endpoints"]>>("endpoints"),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
