import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import type { Simulator } from "../../../simulator/server.ts";
import { createTestStack, type TestStack } from "./stack.ts";

/** Two accounts: a VPC that instances leave and its twin, one where they land, and one whose block is the old one's. */
export const peeringWorld = `
version: 1
accounts:
  - name: source
    accountId: "1404423000000010"
    accessKeyId: key-of-source
    accessKeySecret: not-a-real-secret
    vpcs:
      - { id: vpc-old, name: old, cidrBlock: 172.16.0.0/16, secondaryCidrs: [192.168.0.0/16] }
      - { id: vpc-twin, cidrBlock: 172.16.0.0/16, secondaryCidrs: [192.168.0.0/16] }
    vswitches:
      - { id: vsw-old, vpc: vpc-old, zone: cn-hangzhou-h, cidrBlock: 172.16.10.0/24 }
  - name: target
    accountId: "1755000000000020"
    accessKeyId: key-of-target
    accessKeySecret: not-a-real-secret
    vpcs:
      - { id: vpc-new, name: new, cidrBlock: 10.0.0.0/16 }
      - { id: vpc-same, name: same, cidrBlock: 172.16.0.0/16 }
    vswitches:
      - { id: vsw-new, vpc: vpc-new, zone: cn-hangzhou-h, cidrBlock: 10.0.10.0/24 }
`;

/** A stack of `examples/peering` with two profiles for keys. @param targetVpc the VPC that asks @param name of the stack */
export async function createPeeringStack(
  simulator: Simulator,
  targetVpc: string,
  name = targetVpc,
): Promise<TestStack> {
  const stack = await createTestStack({
    ...{ simulator, account: "target", program: join(projectFolder, "examples", "peering") },
    stack: name,
    config: {
      "alicloud:profile": "target",
      "peering:sourceProfile": "source",
      "peering:targetAccount": "1755000000000020",
      "peering:targetVpc": targetVpc,
      "peering:sourceAccount": "1404423000000010",
      "peering:sourceVpc": "vpc-old",
    },
  });
  const file = join(stack.folder, "profiles.json");
  writeFileSync(file, JSON.stringify({ profiles: simulator.accounts.map(profileOf) }));
  stack.env["ALICLOUD_SHARED_CREDENTIALS_FILE"] = file;
  for (const name of ["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY"])
    Reflect.deleteProperty(stack.env, name);
  return stack;
}

function profileOf({ name, accessKeyId }: Simulator["accounts"][number]): object {
  return {
    ...{ name, mode: "AK", region_id: "cn-hangzhou", language: "en", output_format: "json" },
    ...{ access_key_id: accessKeyId, access_key_secret: "not-a-real-secret" },
  };
}
