import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { numbered, rulesOf, worldWithLists } from "./lists.ts";
import {
  at,
  client,
  ECS,
  listAt,
  refusalOf,
  start,
  textAt,
  type Client,
  type Params,
} from "./support.ts";

describe("simulator: port lists", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await start({ world: worldWithLists() });
    source = client(simulator);
  });
  afterEach(() => simulator.stop());

  const NEW: Params = { MaxEntries: "3", PortRangeListName: "new-list" };
  const app = { PortRangeListId: "prl-app" };
  const forApp = {
    SecurityGroupId: "sg-b",
    "Permissions.1.IpProtocol": "tcp",
    "Permissions.1.PortRangeListId": "prl-app",
    "Permissions.1.SourceCidrIp": "10.0.0.0/8",
  };

  function create(over: Params = {}, ...ranges: string[]): Promise<Record<string, unknown>> {
    const entries = ranges.map((PortRange) => ({ PortRange }));
    return source(ECS, "CreatePortRangeList", { ...NEW, ...numbered("Entry", entries), ...over });
  }

  async function entries(id: string): Promise<unknown[]> {
    const answer = await source(ECS, "DescribePortRangeListEntries", { PortRangeListId: id });
    return listAt(answer, "Entries").map((entry) => [
      at(entry, "PortRange"),
      at(entry, "Description"),
    ]);
  }

  it("is created, changed and read back", async () => {
    const id = textAt(
      await create({ "Entry.1.Description": "Web" }, "80/80", "1/65535"),
      "PortRangeListId",
    );
    const created = await entries(id);
    await source(ECS, "ModifyPortRangeList", {
      PortRangeListId: id,
      ...numbered("AddEntry", [
        { PortRange: "80/80", Description: "Plain" },
        { PortRange: "443/443" },
      ]),
      ...numbered("RemoveEntry", [{ PortRange: "1/65535" }]),
      Description: "Of the web",
    });

    expect(id).to.match(/^prl-bp1[0-9a-z]{17}$/);
    expect(created).to.deep.equal([
      ["80/80", "Web"],
      ["1/65535", ""],
    ]);
    expect(await entries(id)).to.deep.equal([
      ["80/80", "Plain"],
      ["443/443", ""],
    ]);
    const lists = await source(ECS, "DescribePortRangeLists", { "PortRangeListId.1": id });
    expect(at(lists, "PortRangeLists.0")).to.include({
      PortRangeListName: "new-list",
      Description: "Of the web",
      MaxEntries: 3,
      AssociationCount: 0,
    });
  });

  const REFUSED: [string, Params, string[], string][] = [
    ["room for none", { MaxEntries: "0" }, [], "InvalidParameter"],
    ["room for 2,001", { MaxEntries: "2001" }, [], "InvalidOperation.MaxEntriesCountExceed"],
    ["no name", { PortRangeListName: "" }, [], "MissingParameter"],
    [
      "a name of the system's",
      { PortRangeListName: "com.aliyun.x" },
      [],
      "InvalidParameter.PortRangeListName",
    ],
    ["every port", {}, ["-1/-1"], "InvalidParameter.PortRange"],
    ["port 0", {}, ["0/80"], "InvalidParameter.PortRange"],
    ["port 65536", {}, ["80/65536"], "InvalidParameter.PortRange"],
    ["a range that ends before it begins", {}, ["81/80"], "InvalidParameter.PortRange"],
    ["one range twice", {}, ["80/80", "80/80"], "InvalidParameter.PortRangeDuplicated"],
    ["more than it has room for", {}, ["1/1", "2/2", "3/3", "4/4"], "LimitExceed.MaxEntries"],
  ];
  for (const [name, over, ranges, code] of REFUSED)
    it(`CreatePortRangeList refuses ${name}: ${code}`, async () => {
      expect(await refusalOf(create(over, ...ranges))).to.equal(code);
      expect(at(simulator.resources("source"), "portRangeLists")).to.have.lengthOf(1);
    });

  it("takes 2,000 entries, 200 a call", async () => {
    const id = textAt(await create({ MaxEntries: "2000" }), "PortRangeListId");
    for (let first = 1; first <= 2000; first += 200)
      await source(ECS, "ModifyPortRangeList", {
        PortRangeListId: id,
        ...numbered(
          "AddEntry",
          Array.from({ length: 200 }, (_, index) => ({
            PortRange: `${String(first + index)}/${String(first + index)}`,
          })),
        ),
      });
    const more = { PortRangeListId: id, "AddEntry.1.PortRange": "9000/9000" };

    expect(await entries(id)).to.have.lengthOf(2000);
    expect(await refusalOf(source(ECS, "ModifyPortRangeList", more))).to.equal(
      "LimitExceed.MaxEntries",
    );
  });

  it("does not add and remove one range in one call", async () => {
    const both = { "AddEntry.1.PortRange": "9000/9000", "RemoveEntry.1.PortRange": "9000/9000" };

    expect(await refusalOf(source(ECS, "ModifyPortRangeList", { ...app, ...both }))).to.equal(
      "InvalidParameter.PortRangeDuplicated",
    );
    expect(await entries("prl-app")).to.have.lengthOf(2);
  });

  it("is named by rules in place of a range, and not deleted meanwhile", async () => {
    await source(ECS, "AuthorizeSecurityGroup", forApp);
    const refusal = await refusalOf(source(ECS, "DeletePortRangeList", app));
    const [rule] = await rulesOf(source);
    const told = await source(ECS, "DescribePortRangeListAssociations", app);
    await source(ECS, "RevokeSecurityGroup", forApp);
    await source(ECS, "DeletePortRangeList", app);

    expect(rule).to.include({
      PortRange: "",
      PortRangeListId: "prl-app",
      PortRangeListName: "app",
    });
    expect(refusal).to.equal("InvalidPortRangeListId.AssociationExist");
    expect(at(told, "PortRangeListAssociations")).to.deep.equal([
      { ResourceId: "sg-b", ResourceType: "SecurityGroup" },
    ]);
    expect(await refusalOf(source(ECS, "DescribePortRangeListEntries", app))).to.equal(
      "InvalidPortRangeListId.NotFound",
    );
  });

  it("is ignored by a rule that gives a range too", async () => {
    await source(ECS, "AuthorizeSecurityGroup", { ...forApp, "Permissions.1.PortRange": "22/22" });

    expect((await rulesOf(source))[0]).to.include({ PortRange: "22/22", PortRangeListId: "" });
  });

  it("goes with TCP and UDP alone, and a rule never changes between list and range", async () => {
    const ofIcmp = { ...forApp, "Permissions.1.IpProtocol": "icmp" };
    const refusal = await refusalOf(source(ECS, "AuthorizeSecurityGroup", ofIcmp));
    await source(ECS, "AuthorizeSecurityGroup", forApp);
    const modified = {
      SecurityGroupId: "sg-b",
      SecurityGroupRuleId: textAt((await rulesOf(source))[0], "SecurityGroupRuleId"),
    };
    await source(ECS, "ModifySecurityGroupRule", { ...modified, Description: "Shop" });

    expect(refusal).to.equal("InvalidParam.ProtocolNotSupportPortRangeList");
    expect((await rulesOf(source))[0]).to.include({
      PortRangeListId: "prl-app",
      Description: "Shop",
    });
    expect(
      await refusalOf(source(ECS, "ModifySecurityGroupRule", { ...modified, PortRange: "80/80" })),
    ).to.equal("InvalidOperation.ModifyPortRangeType");
  });

  it("counts together with a prefix list for the product of what both may hold", async () => {
    const big = textAt(await create({ MaxEntries: "334" }), "PortRangeListId");
    const both = {
      ...forApp,
      "Permissions.1.SourceCidrIp": "",
      "Permissions.1.SourcePrefixListId": "pl-offices",
    };
    const tooMany = { ...both, "Permissions.1.PortRangeListId": big };

    expect(await refusalOf(source(ECS, "AuthorizeSecurityGroup", tooMany))).to.equal(
      "AuthorizationLimitExceed",
    );
    await source(ECS, "AuthorizeSecurityGroup", both);
    expect(await rulesOf(source)).to.have.lengthOf(1);
  });
});
