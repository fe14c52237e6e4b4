import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import {
  at,
  client,
  ECS,
  listAt,
  refusalOf,
  start,
  textAt,
  VPC,
  type Client,
  type Params,
} from "./support.ts";

describe("simulator: security groups", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await start();
    source = client(simulator);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const RULE: Params = { IpProtocol: "tcp", PortRange: "22/22", SourceCidrIp: "10.0.0.0/8" };

  function permissions(...rules: Params[]): Params {
    const numbered = rules.flatMap((rule, index) =>
      Object.entries(rule).map(([name, value]) => [
        `Permissions.${String(index + 1)}.${name}`,
        value,
      ]),
    );
    return { SecurityGroupId: "sg-a", ...(Object.fromEntries(numbered) as Params) };
  }

  async function rules(params: Params = {}): Promise<unknown[]> {
    return listAt(
      await source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-a", ...params }),
      "Permissions.Permission",
    );
  }

  it("adds an equal rule only once, whatever its description and spelling", async () => {
    await source(
      ECS,
      "AuthorizeSecurityGroup",
      permissions(RULE, { ...RULE, IpProtocol: "TCP", SourceCidrIp: "10.9.9.9/8" }),
    );
    await source(ECS, "AuthorizeSecurityGroup", permissions({ ...RULE, Description: "again" }));
    await source(ECS, "AuthorizeSecurityGroup", permissions({ ...RULE, Priority: "2" }));

    expect((await rules()).map((rule) => at(rule, "Priority"))).to.deep.equal(["1", "2"]);
  });

  it("keeps the two directions apart", async () => {
    await source(ECS, "AuthorizeSecurityGroup", permissions(RULE));
    await source(
      ECS,
      "AuthorizeSecurityGroupEgress",
      permissions({ IpProtocol: "all", PortRange: "-1/-1", DestCidrIp: "0.0.0.0/0" }),
    );

    expect(await rules({ Direction: "ingress" })).to.have.lengthOf(1);
    expect(at((await rules({ Direction: "egress" }))[0], "DestCidrIp")).to.equal("0.0.0.0/0");
    expect(await rules({ Direction: "all" })).to.have.lengthOf(2);
    expect(
      await refusalOf(source(ECS, "AuthorizeSecurityGroupEgress", permissions(RULE))),
    ).to.equal("MissingParameter.Dest");
  });

  it("takes 100 permissions a call and 1,000 rules a group", async () => {
    const many = (from: number, count: number): Params[] =>
      Array.from({ length: count }, (_, index) => ({
        ...RULE,
        PortRange: `${String(from + index)}/${String(from + index)}`,
        Description: "d".repeat(200),
      }));

    expect(
      await refusalOf(source(ECS, "AuthorizeSecurityGroup", permissions(...many(1, 101)))),
    ).to.equal("InvalidParameter");
    for (let batch = 0; batch < 9; batch += 1)
      await source(ECS, "AuthorizeSecurityGroup", permissions(...many(1 + 100 * batch, 100)));
    await source(ECS, "AuthorizeSecurityGroup", permissions(...many(901, 99)));
    expect(
      await refusalOf(source(ECS, "AuthorizeSecurityGroup", permissions(...many(2000, 2)))),
    ).to.equal("AuthorizationLimitExceed");
    await source(ECS, "AuthorizeSecurityGroup", permissions(...many(2000, 1)));

    expect(await rules({ MaxResults: "1000" })).to.have.lengthOf(1_000);
  });

  it("pages rules by token, 10 to 1000 a page", async () => {
    await source(
      ECS,
      "AuthorizeSecurityGroup",
      permissions(
        ...Array.from({ length: 25 }, (_, index) => ({
          ...RULE,
          PortRange: `${String(index + 1)}/${String(index + 1)}`,
        })),
      ),
    );
    const seen: unknown[] = [];
    let token = "";
    do {
      const answer = await source(ECS, "DescribeSecurityGroupAttribute", {
        SecurityGroupId: "sg-a",
        MaxResults: "10",
        ...(token === "" ? {} : { NextToken: token }),
      });
      seen.push(...listAt(answer, "Permissions.Permission").map((rule) => at(rule, "PortRange")));
      token = textAt(answer, "NextToken");
    } while (token !== "");

    expect(new Set(seen).size).to.equal(25);
    expect(seen).to.have.lengthOf(25);
    for (const MaxResults of ["9", "1001"])
      expect(
        await refusalOf(
          source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-a", MaxResults }),
        ),
      ).to.equal("InvalidParameter");
    expect(
      await refusalOf(
        source(ECS, "DescribeSecurityGroupAttribute", {
          SecurityGroupId: "sg-a",
          NextToken: "nonsense",
        }),
      ),
    ).to.equal("InvalidNextToken");
  });

  it("revokes by what a rule matches or by its id, and takes it easy when there is nothing to revoke", async () => {
    await source(ECS, "AuthorizeSecurityGroup", permissions(RULE, { ...RULE, PortRange: "80/80" }));
    await source(ECS, "RevokeSecurityGroup", permissions({ ...RULE, Priority: "7" }));
    expect(await rules()).to.have.lengthOf(2);
    await source(ECS, "RevokeSecurityGroup", permissions(RULE));
    const [left] = await rules();
    expect(at(left, "PortRange")).to.equal("80/80");
    await source(ECS, "RevokeSecurityGroup", {
      SecurityGroupId: "sg-a",
      "SecurityGroupRuleId.1": textAt(left, "SecurityGroupRuleId"),
    });

    expect(await rules()).to.be.empty;
    expect(
      await refusalOf(
        source(ECS, "RevokeSecurityGroup", {
          SecurityGroupId: "sg-a",
          "SecurityGroupRuleId.1": "sgr-none",
        }),
      ),
    ).to.equal("InvalidSecurityGroupRuleId.NotFound");
  });

  it("modifies a description by tuple, and anything by rule id but into an equal rule", async () => {
    await source(ECS, "AuthorizeSecurityGroup", permissions(RULE, { ...RULE, PortRange: "80/80" }));
    const ids = (await rules()).map((rule) => textAt(rule, "SecurityGroupRuleId"));
    const modify = async (params: Params) =>
      source(ECS, "ModifySecurityGroupRule", { SecurityGroupId: "sg-a", ...params });
    await modify({ ...RULE, Description: "administration" });
    await modify({ SecurityGroupRuleId: ids[1] ?? "", PortRange: "81/81" });

    expect(
      (await rules()).map((rule) => [at(rule, "PortRange"), at(rule, "Description")]),
    ).to.deep.equal([
      ["22/22", "administration"],
      ["81/81", ""],
    ]);
    expect(
      await refusalOf(modify({ SecurityGroupRuleId: ids[1] ?? "", PortRange: "22/22" })),
    ).to.equal("InvalidSecurityGroupRule.Duplicate");
    expect(
      await refusalOf(modify({ ...RULE, PortRange: "443/443", Description: "none" })),
    ).to.equal("SecurityGroupRule.NotFound");
  });

  it("lets a group name itself, and be deleted all the same", async () => {
    const VpcId = textAt(await source(VPC, "CreateVpc", { CidrBlock: "10.0.0.0/16" }), "VpcId");
    const id = textAt(await source(ECS, "CreateSecurityGroup", { VpcId }), "SecurityGroupId");
    const own = { SecurityGroupId: id };
    for (const [action, peer] of [
      ["AuthorizeSecurityGroup", "SourceGroupId"],
      ["AuthorizeSecurityGroupEgress", "DestGroupId"],
    ] as const) {
      const rule = { IpProtocol: "all", PortRange: "-1/-1", [peer]: id };
      await source(ECS, action, { ...permissions(rule), ...own });
    }

    const named = (await rules(own)).map((rule) => [
      at(rule, "SourceGroupId"),
      at(rule, "DestGroupId"),
    ]);
    expect(named).to.deep.equal([
      [id, ""],
      ["", id],
    ]);
    const references = await source(ECS, "DescribeSecurityGroupReferences", {
      "SecurityGroupId.1": id,
    });
    expect(listAt(references, "SecurityGroupReferences.SecurityGroupReference")).to.deep.equal([]);
    await source(ECS, "DeleteSecurityGroup", own);
  });

  it("refuses group rules in an advanced group and across VPCs, and allows them across accounts", async () => {
    const target = client(simulator, "target");
    const vpc = textAt(await target(VPC, "CreateVpc", { CidrBlock: "10.0.0.0/16" }), "VpcId");
    const group = textAt(
      await target(ECS, "CreateSecurityGroup", { VpcId: vpc, SecurityGroupType: "enterprise" }),
      "SecurityGroupId",
    );
    const other = textAt(await source(VPC, "CreateVpc", { CidrBlock: "172.16.0.0/16" }), "VpcId");
    const far = textAt(
      await source(ECS, "CreateSecurityGroup", { VpcId: other }),
      "SecurityGroupId",
    );
    const peer = { IpProtocol: "tcp", PortRange: "22/22" };

    expect(
      await refusalOf(
        target(ECS, "AuthorizeSecurityGroup", {
          ...permissions({
            ...peer,
            SourceGroupId: "sg-a",
            SourceGroupOwnerId: "1404423000000010",
          }),
          SecurityGroupId: group,
        }),
      ),
    ).to.equal("OperationDenied");
    expect(
      await refusalOf(
        source(ECS, "AuthorizeSecurityGroup", permissions({ ...peer, SourceGroupId: far })),
      ),
    ).to.equal("InvalidSourceGroupId.Mismatch");
    const across = (id: string) =>
      source(
        ECS,
        "AuthorizeSecurityGroup",
        permissions({ ...peer, SourceGroupId: id, SourceGroupOwnerId: "1755000000000020" }),
      );
    expect(await refusalOf(across(group))).to.equal("InvalidGroupAuthParameter.OperationDenied");
    const normal = textAt(
      await target(ECS, "CreateSecurityGroup", { VpcId: vpc }),
      "SecurityGroupId",
    );
    await across(normal);
    expect(at((await rules())[0], "SourceGroupOwnerAccount")).to.equal("target");
    expect(
      await refusalOf(target(ECS, "DeleteSecurityGroup", { SecurityGroupId: normal })),
    ).to.equal("DependencyViolation");
  });

  it("lists by id, by name, by tag, and pages by number and by token", async () => {
    await source(ECS, "TagResources", {
      ResourceType: "securitygroup",
      "ResourceId.1": "sg-b",
      "Tag.1.Key": "app",
      "Tag.1.Value": "shop",
    });
    const names = async (params: Params) =>
      listAt(
        await source(ECS, "DescribeSecurityGroups", params),
        "SecurityGroups.SecurityGroup",
      ).map((group) => at(group, "SecurityGroupName"));

    expect(await names({ SecurityGroupId: "sg-b" })).to.deep.equal(["b"]);
    expect(await names({ SecurityGroupIds: '["sg-a","sg-none"]' })).to.deep.equal(["a"]);
    expect(await names({ SecurityGroupName: "b" })).to.deep.equal(["b"]);
    expect(await names({ "Tag.1.Key": "app" })).to.deep.equal(["b"]);
    expect(await names({ PageSize: "1", PageNumber: "2" })).to.deep.equal(["b"]);
    const first = await source(ECS, "DescribeSecurityGroups", { MaxResults: "1" });
    expect(await names({ MaxResults: "1", NextToken: textAt(first, "NextToken") })).to.deep.equal([
      "b",
    ]);
    expect(
      await refusalOf(source(ECS, "DescribeSecurityGroups", { SecurityGroupIds: "sg-a" })),
    ).to.equal("InvalidSecurityGroupIds.Malformed");
  });

  it("keeps a group that has members or is named by another one", async () => {
    await source(
      ECS,
      "AuthorizeSecurityGroup",
      permissions({ IpProtocol: "tcp", PortRange: "22/22", SourceGroupId: "sg-b" }),
    );
    const references = await source(ECS, "DescribeSecurityGroupReferences", {
      "SecurityGroupId.1": "sg-b",
    });

    expect(
      at(
        references,
        "SecurityGroupReferences.SecurityGroupReference.0.ReferencingSecurityGroups.ReferencingSecurityGroup.0.SecurityGroupId",
      ),
    ).to.equal("sg-a");
    expect(
      await refusalOf(source(ECS, "DeleteSecurityGroup", { SecurityGroupId: "sg-a" })),
    ).to.equal("DependencyViolation");
    expect(
      await refusalOf(source(ECS, "DeleteSecurityGroup", { SecurityGroupId: "sg-b" })),
    ).to.equal("DependencyViolation");
    await source(
      ECS,
      "RevokeSecurityGroup",
      permissions({ IpProtocol: "tcp", PortRange: "22/22", SourceGroupId: "sg-b" }),
    );
    await source(ECS, "DeleteSecurityGroup", { SecurityGroupId: "sg-b" });
    expect(
      await refusalOf(source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-b" })),
    ).to.equal("InvalidSecurityGroupId.NotFound");
  });

  it("switches the inner access policy of normal groups", async () => {
    await source(ECS, "ModifySecurityGroupPolicy", {
      SecurityGroupId: "sg-a",
      InnerAccessPolicy: "drop",
    });

    expect(
      at(
        await source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-a" }),
        "InnerAccessPolicy",
      ),
    ).to.equal("Drop");
    expect(
      await refusalOf(source(ECS, "ModifySecurityGroupPolicy", { SecurityGroupId: "sg-a" })),
    ).to.equal("MissingParameter");
  });
});
