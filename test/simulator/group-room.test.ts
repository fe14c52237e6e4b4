import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import {
  at,
  client,
  ECS,
  refusalOf,
  start,
  textAt,
  WORLD,
  type Client,
  type Params,
} from "./support.ts";

/** Two instances and an interface are in `sg-a`; `sg-x` is an advanced group. */
const world = WORLD.replace(
  "- { id: sg-b, name: b, vpc: vpc-a }",
  "- { id: sg-b, name: b, vpc: vpc-a }\n      - { id: sg-x, name: x, vpc: vpc-a, type: enterprise }",
)
  .replace(
    "privateIp: 10.0.1.10\n",
    'privateIp: 10.0.1.10\n        ipv6Addresses: ["2001:db8::1"]\n',
  )
  .replace("    images:", "    quotas: { q_vpc-normal-security-group-ip-count: 4 }\n    images:");

describe("simulator: the room of security groups", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await start({ world: parseWorld(world, "room.yaml") });
    source = client(simulator);
  });
  afterEach(() => simulator.stop());

  function join(SecurityGroupId: string, InstanceId = "i-paid"): Promise<string> {
    return refusalOf(source(ECS, "JoinSecurityGroup", { InstanceId, SecurityGroupId }));
  }

  function run(over: Params): Promise<string> {
    const instance = { InstanceType: "ecs.g7.large", ImageId: "m-a", VSwitchId: "vsw-b" };
    return refusalOf(source(ECS, "RunInstances", { ...instance, ...over }));
  }

  it("counts every address of a basic group against its quota", async () => {
    const card = { VSwitchId: "vsw-a", SecurityGroupId: "sg-a" };

    // i-a has an IPv4 and an IPv6 address and a second interface, i-paid one address.
    expect(await run({ SecurityGroupId: "sg-a" })).to.equal("SecurityGroupInstanceLimitExceed");
    expect(await refusalOf(source(ECS, "CreateNetworkInterface", card))).to.equal(
      "SecurityGroupInstanceLimitExceed",
    );
    expect(await run({ SecurityGroupId: "sg-b", Amount: "5" })).to.equal(
      "SecurityGroupInstanceLimitExceed",
    );
    expect(await run({ SecurityGroupId: "sg-b", Amount: "3" })).to.equal("");
    expect(await join("sg-b", "i-a")).to.equal("SecurityGroupInstanceLimitExceeded");
    expect(await join("sg-b")).to.equal("");
  });

  it("does not count those who are in already when the groups of an instance change", async () => {
    const change = {
      InstanceId: "i-a",
      "SecurityGroupIds.1": "sg-a",
      "SecurityGroupIds.2": "sg-b",
    };

    expect(await refusalOf(source(ECS, "ModifyInstanceAttribute", change))).to.equal("");
  });

  it("never has an instance in a basic and in an advanced group, but lets it change from one to the other", async () => {
    const mixed = "EnterpriseGroupLimited.MutliGroupType";
    const change = (...groups: string[]) =>
      refusalOf(
        source(ECS, "ModifyInstanceAttribute", {
          InstanceId: "i-paid",
          ...Object.fromEntries(
            groups.map((group, index) => [`SecurityGroupIds.${String(index + 1)}`, group]),
          ),
        }),
      );

    expect(await join("sg-x")).to.equal(mixed);
    expect(await change("sg-b", "sg-x")).to.equal(mixed);
    expect(await run({ "SecurityGroupIds.1": "sg-b", "SecurityGroupIds.2": "sg-x" })).to.equal(
      mixed,
    );
    expect(await change("sg-x")).to.equal("");
    const paid = await source(ECS, "DescribeInstances", { InstanceIds: '["i-paid"]' });
    expect(at(paid, "Instances.Instance.0.SecurityGroupIds.SecurityGroupId")).to.deep.equal([
      "sg-x",
    ]);
  });

  it("holds an advanced group to no quota of addresses", async () => {
    for (let count = 0; count < 5; count++)
      textAt(
        await source(ECS, "CreateNetworkInterface", {
          VSwitchId: "vsw-a",
          SecurityGroupId: "sg-x",
        }),
        "NetworkInterfaceId",
      );

    expect(await run({ SecurityGroupId: "sg-x", Amount: "5" })).to.equal("");
  });

  it("is not taken in a world where an instance is in groups of both types", () => {
    const broken = world.replace("securityGroups: [sg-a]", "securityGroups: [sg-a, sg-x]");

    expect(() => parseWorld(broken, "room.yaml")).to.throw(/multi SecurityGroup types/);
  });
});
