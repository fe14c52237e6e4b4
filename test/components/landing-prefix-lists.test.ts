import { expect } from "chai";
import { landPrefixLists } from "../../components/landing-prefix-lists.ts";
import type { PrefixListPlan } from "../../core/landing/plan.ts";
import { origin } from "./support/plans.ts";
import { named, registrationsOf } from "./support/registrations.ts";

const offices: PrefixListPlan = {
  ...{ key: "pl-bp1office", sourceId: "pl-bp1office", name: "offices" },
  ...{ family: "ipv4", maxEntries: 10 },
  entries: [
    { cidr: "203.0.113.0/24", description: "head office" },
    { cidr: "198.51.100.7/32", description: "" },
  ],
};

describe("components/landing-prefix-lists", () => {
  it("makes a list with the source's entries, and its origin as description", async () => {
    const registered = await registrationsOf(() => landPrefixLists("landing", [offices], origin));

    const { inputs, type } = named(registered, "landing-pl-bp1office");
    expect(type).to.equal("alicloud:ecs/ecsPrefixList:EcsPrefixList");
    expect(inputs).to.deep.equal({
      ...{ prefixListName: "offices", addressFamily: "IPv4", maxEntries: 10 },
      description:
        "ecs-transfer ecs-transfer/test takes the place of pl-bp1office in 1404423000000010",
      entries: [
        { cidr: "203.0.113.0/24", description: "head office" },
        { cidr: "198.51.100.7/32" },
      ],
    });
  });

  it("puts out the id of each list by the id of its source", async () => {
    const ids: Record<string, string> = {};
    await registrationsOf(() => {
      const six: PrefixListPlan = {
        ...{ ...offices, key: "pl-bp1six", sourceId: "pl-bp1six", family: "ipv6" },
        entries: [{ cidr: "2001:db8::/32", description: "" }],
      };
      const landed = landPrefixLists("landing", [offices, six], origin);
      for (const [source, id] of Object.entries(landed)) {
        id.apply((value) => (ids[source] = value));
      }
    });

    expect(ids).to.deep.equal({
      "pl-bp1office": "pl-of-landing-pl-bp1office",
      "pl-bp1six": "pl-of-landing-pl-bp1six",
    });
  });
});
