import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { entriesOf, numbered, rulesOf, worldWithLists } from "./lists.ts";
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

describe("simulator: prefix lists", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await start({ world: worldWithLists() });
    source = client(simulator);
  });
  afterEach(() => simulator.stop());

  const NEW: Params = { AddressFamily: "IPv4", MaxEntries: "3", PrefixListName: "new-list" };

  function create(over: Params = {}, ...entries: Params[]): Promise<Record<string, unknown>> {
    return source(ECS, "CreatePrefixList", { ...NEW, ...numbered("Entry", entries), ...over });
  }

  const offices = { PrefixListId: "pl-offices" };
  const fromOffices = {
    SecurityGroupId: "sg-b",
    "Permissions.1.IpProtocol": "tcp",
    "Permissions.1.PortRange": "22/22",
    "Permissions.1.SourcePrefixListId": "pl-offices",
  };

  it("is created with its blocks in canonical form, and read back as a whole", async () => {
    const id = textAt(
      await create(
        { Description: "Offices" },
        { Cidr: "192.0.2.9", Description: "One" },
        { Cidr: "10.0.0.0/8" },
      ),
      "PrefixListId",
    );
    const six = textAt(
      await create({ AddressFamily: "IPv6" }, { Cidr: "2001:0DB8:0:0::/64" }),
      "PrefixListId",
    );

    expect(id).to.match(/^pl-bp1[0-9a-z]{17}$/);
    const list = await source(ECS, "DescribePrefixListAttributes", { PrefixListId: id });
    expect(list).to.include({
      PrefixListId: id,
      PrefixListName: "new-list",
      Description: "Offices",
      AddressFamily: "IPv4",
      MaxEntries: 3,
    });
    expect(await entriesOf(source, id)).to.deep.equal([
      ["192.0.2.9/32", "One"],
      ["10.0.0.0/8", ""],
    ]);
    expect(await entriesOf(source, six)).to.deep.equal([["2001:db8::/64", ""]]);
  });

  const twins = [{ Cidr: "10.0.0.1/32" }, { Cidr: "10.0.0.1" }];
  const many = Array.from({ length: 201 }, (_, index) => ({ Cidr: `10.0.0.${String(index)}` }));
  const REFUSED: [string, Params, Params[], string][] = [
    ["another family", { AddressFamily: "ipx" }, [], "InvalidParameter.AddressFamily"],
    ["room for none", { MaxEntries: "0" }, [], "InvalidParameter"],
    ["room for 201", { MaxEntries: "201" }, [], "InvalidParameter"],
    ["no size", { MaxEntries: "" }, [], "MissingParameter"],
    ["no name", { PrefixListName: "" }, [], "MissingParameter"],
    ["a name of one letter", { PrefixListName: "x" }, [], "InvalidParameter.PrefixListName"],
    ["a digit first", { PrefixListName: "1st" }, [], "InvalidParameter.PrefixListName"],
    ["a blank", { PrefixListName: "two words" }, [], "InvalidParameter.PrefixListName"],
    [
      "a name of the system's",
      { PrefixListName: "com.aliyun.mine" },
      [],
      "InvalidParameter.PrefixListName",
    ],
    ["a description of one letter", { Description: "x" }, [], "InvalidDescription.Malformed"],
    ["host bits", {}, [{ Cidr: "10.0.0.1/8" }], "InvalidParameter.CidrMalformed"],
    ["the other family", {}, [{ Cidr: "::/0" }], "InvalidParameter.CidrMalformed"],
    ["no block", {}, [{ Cidr: "everywhere" }], "InvalidParameter.CidrMalformed"],
    ["one block twice", {}, twins, "InvalidParameter.CidrDuplicated"],
    [
      "an entry's description of 33",
      {},
      [{ Cidr: "10.0.0.0/8", Description: "x".repeat(33) }],
      "InvalidDescription.Malformed",
    ],
    ["more than it has room for", {}, many.slice(0, 4), "LimitExceed.MaxEntries"],
    ["201 entries", { MaxEntries: "200" }, many, "LimitExceed.Entry"],
  ];
  for (const [name, over, entries, code] of REFUSED)
    it(`CreatePrefixList refuses ${name}: ${code}`, async () => {
      expect(await refusalOf(create(over, ...entries))).to.equal(code);
      expect(at(simulator.resources("source"), "prefixLists")).to.have.lengthOf(3);
    });

  it("takes 200 entries, and entries' descriptions of 32 characters", async () => {
    const described = { Cidr: "10.0.0.200", Description: "x".repeat(32) };
    const id = await create({ MaxEntries: "200" }, ...many.slice(0, 199), described);

    expect(await entriesOf(source, textAt(id, "PrefixListId"))).to.have.lengthOf(200);
  });

  it("takes 100 lists a region, those of the system not counted", async () => {
    for (let count = 2; count < 100; count++) await create();

    expect(await refusalOf(create())).to.equal("LimitExceed.PrefixListPerRegion");
  });

  it("adds, removes and describes anew in one call, and renames", async () => {
    await source(ECS, "ModifyPrefixList", {
      ...offices,
      ...numbered("AddEntry", [
        { Cidr: "203.0.113.0/26", Description: "Head office" },
        { Cidr: "192.0.2.0/24" },
      ]),
      ...numbered("RemoveEntry", [{ Cidr: "198.51.100.7" }]),
      PrefixListName: "all-offices",
    });

    expect(await entriesOf(source, "pl-offices")).to.deep.equal([
      ["203.0.113.0/26", "Head office"],
      ["192.0.2.0/24", ""],
    ]);
    const list = await source(ECS, "DescribePrefixListAttributes", offices);
    expect(at(list, "PrefixListName")).to.equal("all-offices");
  });

  for (const [name, params, code] of [
    [
      "to add and remove one block",
      { "AddEntry.1.Cidr": "203.0.113.0/26", "RemoveEntry.1.Cidr": "203.0.113.0/26" },
      "InvalidParameter.CidrDuplicated",
    ],
    [
      "more entries than it has room for",
      { "AddEntry.1.Cidr": "10.0.0.0/8", "AddEntry.2.Cidr": "11.0.0.0/8" },
      "LimitExceed.MaxEntries",
    ],
    [
      "a block of the other family",
      { "AddEntry.1.Cidr": "::/0" },
      "InvalidParameter.CidrMalformed",
    ],
    [
      "a name of the system's beside a good entry",
      { "AddEntry.1.Cidr": "10.0.0.0/8", PrefixListName: "com.aliyun.x" },
      "InvalidParameter.PrefixListName",
    ],
  ] as const)
    it(`ModifyPrefixList refuses ${name}, and changes nothing`, async () => {
      const before = await source(ECS, "DescribePrefixListAttributes", offices);
      const refusal = await refusalOf(source(ECS, "ModifyPrefixList", { ...offices, ...params }));
      const after = await source(ECS, "DescribePrefixListAttributes", offices);

      expect(refusal).to.equal(code);
      expect(after["Entries"]).to.deep.equal(before["Entries"]);
      expect(after["PrefixListName"]).to.equal("offices");
    });

  it("is named by rules, which tell its name, and tells them", async () => {
    await source(ECS, "AuthorizeSecurityGroup", fromOffices);

    expect((await rulesOf(source))[0]).to.include({
      SourcePrefixListId: "pl-offices",
      SourcePrefixListName: "offices",
      SourceCidrIp: "",
      PortRange: "22/22",
    });
    const told = await source(ECS, "DescribePrefixListAssociations", offices);
    expect(at(told, "PrefixListAssociations.PrefixListAssociation")).to.deep.equal([
      { ResourceId: "sg-b", ResourceType: "securitygroup" },
    ]);
  });

  it("is deleted when no rule names it any more, and gone then", async () => {
    await source(ECS, "AuthorizeSecurityGroup", fromOffices);
    const refusal = await refusalOf(source(ECS, "DeletePrefixList", offices));
    await source(ECS, "RevokeSecurityGroup", fromOffices);
    await source(ECS, "DeletePrefixList", offices);

    expect(refusal).to.equal("NotAllowed.AssociationExist");
    for (const action of [
      "DeletePrefixList",
      "ModifyPrefixList",
      "DescribePrefixListAttributes",
      "DescribePrefixListAssociations",
    ])
      expect(await refusalOf(source(ECS, action, offices))).to.equal(
        "InvalidPrefixListId.NotFound",
      );
  });

  it("is ignored by a rule that names a block too", async () => {
    const both = { ...fromOffices, "Permissions.1.SourceCidrIp": "10.0.0.0/8" };
    await source(ECS, "AuthorizeSecurityGroup", both);

    expect((await rulesOf(source))[0]).to.include({
      SourceCidrIp: "10.0.0.0/8",
      SourcePrefixListId: "",
    });
  });

  it("counts in its group for as many rules as it may hold entries", async () => {
    const sized = async (MaxEntries: string) =>
      textAt(await create({ MaxEntries }), "PrefixListId");
    const authorize = (port: number, id: string) =>
      source(ECS, "AuthorizeSecurityGroup", {
        ...fromOffices,
        "Permissions.1.PortRange": `${String(port)}/${String(port)}`,
        "Permissions.1.SourcePrefixListId": id,
      });
    const big = await sized("200");
    for (let port = 1; port <= 4; port++) await authorize(port, big);
    await authorize(5, await sized("199"));

    expect(await refusalOf(authorize(6, "pl-offices"))).to.equal("AuthorizationLimitExceed");
    await authorize(6, await sized("1"));
    expect(await rulesOf(source)).to.have.lengthOf(6);
  });

  it("is another account's nowhere", async () => {
    const target = client(simulator, "target");

    expect(await refusalOf(target(ECS, "DescribePrefixListAttributes", offices))).to.equal(
      "InvalidPrefixListId.NotFound",
    );
  });

  it("is listed by id, name and family, 100 a page at most", async () => {
    const listed = async (params: Params = {}) =>
      listAt(await source(ECS, "DescribePrefixLists", params), "PrefixLists.PrefixList").map(
        (row) => at(row, "PrefixListName"),
      );
    const first = await source(ECS, "DescribePrefixLists", { MaxResults: "2" });

    expect(await listed()).to.have.members(["offices", "offices6", "com.aliyun.oss"]);
    expect(await listed({ "PrefixListId.1": "pl-offices" })).to.deep.equal(["offices"]);
    expect(await listed({ PrefixListName: "offices6" })).to.deep.equal(["offices6"]);
    expect(await listed({ AddressFamily: "IPv6" })).to.deep.equal(["offices6"]);
    expect(listAt(first, "PrefixLists.PrefixList")).to.have.lengthOf(2);
    expect(
      await listed({ MaxResults: "2", NextToken: textAt(first, "NextToken") }),
    ).to.have.lengthOf(1);
    for (const MaxResults of ["0", "101"])
      expect(await refusalOf(listed({ MaxResults }))).to.equal("InvalidParameter");
  });

  it("of the system has one name and two ids in two accounts, may be named, and is nobody's to change", async () => {
    const ids = await Promise.all(
      ["source", "target"].map(async (account) => {
        const call = client(simulator, account);
        const answer = await call(ECS, "DescribePrefixLists", { PrefixListName: "com.aliyun.oss" });
        return textAt(answer, "PrefixLists.PrefixList.0.PrefixListId");
      }),
    );
    const own = { PrefixListId: ids[0] ?? "" };

    expect(new Set(ids)).to.have.lengthOf(2);
    expect(await entriesOf(source, own.PrefixListId)).to.deep.equal([["100.118.28.0/24", ""]]);
    for (const action of ["ModifyPrefixList", "DeletePrefixList"])
      expect(await refusalOf(source(ECS, action, own))).to.equal("InvalidPrefixListId.NotFound");
    await source(ECS, "AuthorizeSecurityGroup", {
      ...fromOffices,
      "Permissions.1.SourcePrefixListId": own.PrefixListId,
    });
    expect(await rulesOf(source)).to.have.lengthOf(1);
  });
});
