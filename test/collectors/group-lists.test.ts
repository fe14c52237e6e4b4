import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openCloud } from "../../collectors/client.ts";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected, CollectOptions } from "../../collectors/collect.ts";
import { isRefusal } from "../../collectors/gaps.ts";
import { collectGroupLists } from "../../collectors/group-lists.ts";
import type { GroupLists } from "../../collectors/group-lists.ts";
import type { SecurityGroupFacts } from "../../core/inventory.ts";
import { startSimulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import { ask } from "./asking.ts";
import type { Asked } from "./asking.ts";
import { collectRegion } from "./around.ts";
import { failure, success } from "./hand-made-cloud.ts";
import type { Answer, Answering } from "./hand-made-cloud.ts";
import { denied } from "./small-region.ts";

const offices = {
  PrefixListId: "pl-1",
  PrefixListName: "offices",
  AddressFamily: "IPv4",
  MaxEntries: 10,
  Entries: {
    Entry: [{ Cidr: "203.0.113.0/24", Description: "Head office" }, { Cidr: "10.0.0.0/8" }],
  },
};

const answers: Record<string, Answering> = {
  DescribePrefixListAttributes: () => success(offices),
  DescribePortRangeListEntries: () => success({ Entries: [{ PortRange: "80/81" }] }),
};

function group(...permissions: Record<string, unknown>[]) {
  return { permissions };
}

const named = group(
  { SourcePrefixListId: "pl-1", SourcePrefixListName: "offices", PortRange: "22/22" },
  { DestPrefixListId: "pl-1", DestPrefixListName: "offices", PortRange: "23/23" },
  { SourceCidrIp: "0.0.0.0/0", PortRangeListId: "prl-1", PortRangeListName: "web" },
  { SourceCidrIp: "0.0.0.0/0", SourcePrefixListId: "", PortRangeListId: "" },
);

function lists(
  changes: Record<string, Answering>,
  groups: readonly Pick<SecurityGroupFacts, "permissions">[] = [named],
  system = false,
): Promise<Asked<GroupLists>> {
  return ask({ ...answers, ...changes }, (cloud) => collectGroupLists(cloud, groups, system));
}

describe("collectors/group-lists", () => {
  it("reads each list that rules name, once, with one call", async () => {
    const { result, callsOf } = await lists({}, [named, named]);

    expect(result).to.deep.equal({
      prefixLists: [
        {
          id: "pl-1",
          name: "offices",
          family: "IPv4",
          maxEntries: 10,
          entries: [
            { cidr: "203.0.113.0/24", description: "Head office" },
            { cidr: "10.0.0.0/8", description: "" },
          ],
        },
      ],
      portRangeLists: [
        { id: "prl-1", name: "web", entries: [{ portRange: "80/81", description: "" }] },
      ],
      gaps: [],
    });
    const read = callsOf("DescribePrefixListAttributes");
    expect(read.map(({ query }) => query["PrefixListId"])).to.deep.equal(["pl-1"]);
    expect(callsOf("DescribePortRangeListEntries")).to.have.lengthOf(1);
    expect(callsOf("DescribePrefixLists")).to.be.empty;
  });

  it("asks nothing where no rule names a list, and where no rules could be read", async () => {
    const unread = { permissions: { unknown: "Forbidden.RAM: no" } };
    const { result, callsOf } = await lists({}, [group({ SourceCidrIp: "0.0.0.0/0" }), unread]);

    expect(result).to.deep.equal({ prefixLists: [], portRangeLists: [], gaps: [] });
    expect(callsOf("DescribePrefixListAttributes")).to.be.empty;
  });

  it("keeps what it may not read as unknown, under the name that the rule tells, with a gap each", async () => {
    const { result } = await lists({
      DescribePrefixListAttributes: denied,
      DescribePortRangeListEntries: denied,
    });
    const [list] = result.prefixLists;
    const unknown = list?.entries;

    expect(unknown)
      .to.have.property("unknown")
      .that.matches(/^Forbidden\.RAM: /);
    expect(result.prefixLists).to.deep.equal([
      { id: "pl-1", name: "offices", family: unknown, maxEntries: unknown, entries: unknown },
    ]);
    expect(result.portRangeLists).to.deep.equal([{ id: "prl-1", name: "web", entries: unknown }]);
    expect(
      result.gaps.map(({ action, ids, reason }) => [action, ids, isRefusal(reason)]),
    ).to.deep.equal([
      ["DescribePrefixListAttributes", ["pl-1"], true],
      ["DescribePortRangeListEntries", ["prl-1"], true],
    ]);
  });

  it("keeps a list that is gone, and an answer of another form, as unknown alone", async () => {
    const { result } = await lists(
      {
        DescribePrefixListAttributes: ({ query }) =>
          query["PrefixListId"] === "pl-1"
            ? success(offices)
            : failure(404, "InvalidPrefixListId.NotFound", "no such list"),
        DescribePortRangeListEntries: () => success({ Entries: "many" }),
      },
      [named, group({ SourcePrefixListId: "pl-gone" })],
    );

    expect(result.prefixLists.map(({ id, name, entries }) => [id, name, entries])).to.deep.equal([
      ["pl-1", "offices", result.prefixLists[0]?.entries],
      ["pl-gone", "", { unknown: "InvalidPrefixListId.NotFound: no such list" }],
    ]);
    expect(result.prefixLists[0]?.entries).to.have.lengthOf(2);
    expect(result.portRangeLists[0]?.entries)
      .to.have.property("unknown")
      .that.matches(/^UnexpectedAnswer: /);
    expect(result.gaps).to.have.lengthOf(2);
  });

  it("reads the lists of the system where they are wanted, page by page, and no others", async () => {
    const { result, callsOf } = await lists(
      {
        DescribePrefixLists: (_, count) =>
          success({
            NextToken: count === 1 ? "more" : "",
            PrefixLists: {
              PrefixList:
                count === 1
                  ? [{ PrefixListId: "pl-own", PrefixListName: "own" }]
                  : [{ PrefixListId: "pl-oss", PrefixListName: "com.aliyun.oss" }],
            },
          }),
        DescribePrefixListAttributes: ({ query }) =>
          success({ ...offices, PrefixListName: `name of ${query["PrefixListId"] ?? ""}` }),
      },
      [named],
      true,
    );

    expect(result.prefixLists.map(({ id, name }) => [id, name])).to.deep.equal([
      ["pl-1", "name of pl-1"],
      ["pl-oss", "name of pl-oss"],
    ]);
    expect(callsOf("DescribePrefixLists")).to.have.lengthOf(2);
  });

  it("tells that the lists of the system could not be listed", async () => {
    const { result } = await lists({ DescribePrefixLists: denied }, [], true);

    expect(result.gaps.map(({ action, ids }) => [action, ids])).to.deep.equal([
      ["DescribePrefixLists", []],
    ]);
  });

  it("is a part of the inventory, with its gaps, whatever becomes of the groups", async () => {
    const rules = { DescribeSecurityGroupAttribute: () => pageNaming("pl-gone") };
    const { inventory, gaps } = await collectRegion(rules);
    const groupless = await collectRegion(
      {
        DescribeSecurityGroups: denied,
        DescribePrefixLists: () =>
          success({
            PrefixLists: { PrefixList: [{ PrefixListId: "pl-1", PrefixListName: "com.aliyun.x" }] },
          }),
        DescribePrefixListAttributes: () => success(offices),
      },
      { everything: true },
    );

    expect(inventory.prefixLists.map(({ id }) => id)).to.deep.equal(["pl-gone"]);
    expect(gaps.map(({ action }) => action)).to.deep.equal(["DescribePrefixListAttributes"]);
    expect(groupless.inventory.prefixLists.map(({ id }) => id)).to.deep.equal(["pl-1"]);
  });

  it("reads from the simulator what the world has, in the source and in the target", async () => {
    const file = join(import.meta.dirname, "../../examples/worlds/landing-size.yaml");
    const simulator = await startSimulator({ world: parseWorld(readFileSync(file, "utf8"), file) });
    const collect = async (
      account: string,
      options: Partial<CollectOptions>,
    ): Promise<Collected> => {
      const cloud = await openCloud({
        region: "cn-hangzhou",
        endpoint: simulator.endpoint,
        protocol: "http",
        key: { accessKeyId: `LTAI-landing-size-${account}`, accessKeySecret: "any" },
        callsPerSecond: Infinity,
      });
      return collectInventory(cloud, { now: () => new Date(), ...options });
    };
    try {
      const source = await collect("source", {});
      const target = await collect("target", { everything: true });
      const shown = ({ inventory }: Collected): unknown[] =>
        inventory.prefixLists.map(({ name, family, maxEntries }) => [name, family, maxEntries]);

      expect(shown(source)).to.have.deep.members([
        ["offices", "IPv4", 10],
        ["offices-ipv6", "IPv6", 5],
        ["com.aliyun.cn-hangzhou.oss", "IPv4", 20],
      ]);
      expect(source.inventory.portRangeLists).to.deep.equal([
        {
          id: "prl-bp1sizeapp",
          name: "app-ports",
          entries: [
            { portRange: "8080/8089", description: "Shop" },
            { portRange: "9000/9000", description: "Admin" },
          ],
        },
      ]);
      expect(shown(target)).to.deep.equal([["com.aliyun.cn-hangzhou.oss", "IPv4", 20]]);
      expect([...source.gaps, ...target.gaps]).to.be.empty;
    } finally {
      await simulator.stop();
    }
  });
});

/** One rule that names a prefix list. */
function pageNaming(SourcePrefixListId: string): Answer {
  const Permission = [{ SourcePrefixListId, IpProtocol: "TCP", PortRange: "22/22" }];
  return success({ InnerAccessPolicy: "Accept", Permissions: { Permission }, NextToken: "" });
}
