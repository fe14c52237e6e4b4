import { readFileSync } from "node:fs";
import { expect } from "chai";
import { landedNames, membersOf } from "../../core/security-group/equivalence/excess.ts";
import { readTransfer } from "../../core/case/read-transfer.ts";
import { compareRuleSets } from "../../core/security-group/equivalence/compare.ts";
import { readRules } from "../../core/security-group/equivalence/read-rules.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { valueOf } from "../support/results.ts";
import { ecsTransfer } from "./support/cli.ts";
import { callCloud } from "./support/cloud.ts";
import { describeRules, landedIds, landedInventory } from "./support/landed-groups.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { askedSince } from "./support/rule-set.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const changes = /^(?:Authorize|Revoke|Modify|Create|Delete)/;

describe("a landing with all that rules can name, on the real engine", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let manifest: string;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("landing-size");
    clean.add(simulator.stop);
    untouched = simulator.resources("target");
    manifest = writeManifest(
      await inventoryOf(simulator, "source"),
      {
        instances: [
          { id: "i-bp1sizeweb", securityGroup: "sg-bp1sizeweb" },
          { id: "i-bp1sizeapp" },
          { id: "i-bp1sizedb" },
        ],
        securityGroups: [{ source: "sg-bp1sizeweb", oldPriorities: "clamp" }],
      },
      await inventoryOf(simulator, "target", { everything: true }),
    );
    stack = await createTestStack({
      ...{ simulator, account: "target" },
      config: { "ecs-transfer:manifest": manifest },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  /** How each landed group, as the collector reads it, compares with its source. */
  async function relations(): Promise<Readonly<Record<string, string>>> {
    const { plan } = valueOf(readTransfer(manifest, (path) => readFileSync(path), new Date()));
    const inventory = await landedInventory(simulator);
    const ids = await landedIds(stack);
    const sourceIds = new Map(Object.entries(ids).map(([source, id]) => [id, source]));
    const entriesOf = (id: string) => {
      const entries = inventory.prefixLists.find((list) => list.id === id)?.entries;
      return entries === undefined || isUnknown(entries)
        ? undefined
        : entries.map(({ cidr }) => cidr);
    };
    const rows = plan.securityGroups.map(({ sourceId, source, type }) => {
      const group = inventory.securityGroups.find(({ id }) => id === ids[sourceId]);
      if (group === undefined || source === undefined || isUnknown(group.permissions))
        throw new Error(`${sourceId} was not read`);
      if (isUnknown(group.innerAccessPolicy)) throw new Error("inner access was not read");
      const names = landedNames(source, (id) => sourceIds.get(id), entriesOf);
      const { rules, unread } = readRules(group.permissions, names);
      expect(unread).to.deep.equal([]);
      const { innerAccessPolicy } = group;
      const members = membersOf(source, sourceId);
      const landed = { type, innerAccessPolicy, members, rules };
      return [sourceId, compareRuleSets(source.ruleSet, landed).relation];
    });
    return Object.fromEntries(rows) as Record<string, string>;
  }

  const allSame = { "sg-bp1sizeapp": "same", "sg-bp1sizedb": "same", "sg-bp1sizeweb": "same" };

  it("is planned with nothing refused, and proven the same", async () => {
    const { exitCode, text } = await ecsTransfer(["rules", "plan", "--manifest", manifest]);

    expect(exitCode, text).to.equal(0);
    expect(text.match(/Proven: /g), text).to.have.length(3);
  });

  it("lands, and the policies pass", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--policy-pack", "policies");

    expect(exitCode, text).to.equal(0);
    expect(text).to.match(/alicloud:ecs:EcsPrefixList .*pl-bp1sizeoffices /);
    expect(text).to.match(/ecs-transfer:index:SecurityGroupRules .*sg-bp1sizedb-rules/);
    expect(text).to.match(/alicloud:ecs:SecurityGroupRule .*sg-bp1sizeweb-ingress/);
  });

  it("lets through exactly what the source's groups do, read back from the cloud", async () => {
    expect(await relations()).to.deep.equal(allSame);
  });

  it("is clean when it is refreshed, and its groups are proven not to be wider", async () => {
    const flags = ["--refresh", "--expect-no-changes", "--policy-pack", "policies"];
    const { exitCode, text } = await stack.pulumi("preview", ...flags);

    expect(exitCode, text).to.equal(0);
    expect(text).to.not.include("target-sg-wider");
  });

  it("changes the description of one rule in place, in a set and in a resource of its own", async () => {
    describeRules(manifest, "sg-bp1sizedb", "Replication, 复制", "Replication");
    describeRules(manifest, "sg-bp1sizeweb", "Offices, nobody else", "Offices only");
    const before = simulator.requests().length;

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode, text).to.equal(0);
    expect(text.match(/ updated \(/g), text).to.have.lengthOf(2);
    // The alicloud provider sends each of its changes twice.
    const asked = askedSince(simulator, before, changes);
    expect(asked).to.deep.equal({ ModifySecurityGroupRule: 1 + 2 });
  });

  it("sees rules that were removed behind its back, and repairs them", async () => {
    const ids = await landedIds(stack);
    await callCloud(simulator, "target", "RevokeSecurityGroup", {
      SecurityGroupId: ids["sg-bp1sizedb"] ?? "",
      "Permissions.1.IpProtocol": "tcp",
      "Permissions.1.PortRange": "3306/3306",
      "Permissions.1.SourceCidrIp": "10.30.0.0/24",
      "Permissions.1.DestCidrIp": "172.16.10.13/32",
      "Permissions.1.NicType": "intranet",
    });
    await callCloud(simulator, "target", "RevokeSecurityGroup", {
      SecurityGroupId: ids["sg-bp1sizeweb"] ?? "",
      "Permissions.1.IpProtocol": "tcp",
      "Permissions.1.PortRange": "443/443",
      "Permissions.1.SourceCidrIp": "0.0.0.0/0",
      "Permissions.1.NicType": "intranet",
    });
    expect(await relations()).to.deep.equal({
      ...allSame,
      ...{ "sg-bp1sizedb": "narrower", "sg-bp1sizeweb": "narrower" },
    });

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--refresh");

    expect(exitCode, text).to.equal(0);
    expect(await relations()).to.deep.equal(allSame);
  });

  it("leaves nothing when it is destroyed", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });
});
