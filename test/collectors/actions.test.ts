import { expect } from "chai";
import {
  billingPolicy,
  permissionOf,
  ramPolicy,
  readActions,
  wireName,
} from "../../collectors/actions.ts";
import type { ReadAction } from "../../collectors/actions.ts";

const actions = Object.keys(readActions) as ReadAction[];

describe("collectors/actions", () => {
  it("names what the wire calls alike by the product, and sends the name alone", () => {
    expect(wireName("alb.ListServerGroupServers")).to.equal("ListServerGroupServers");
    expect(wireName("bss2023.GetOrderDetail")).to.equal("GetOrderDetail");
    expect(wireName("DescribeDisks")).to.equal("DescribeDisks");
  });

  it("knows every action of a product once", () => {
    const spoken = actions.map((action) => `${readActions[action]} ${wireName(action)}`);

    expect(new Set(spoken).size).to.equal(spoken.length);
  });

  it("puts a product before a name if, and only if, several products have it", () => {
    const byName = Map.groupBy(actions, wireName);

    for (const [name, same] of byName) {
      if (same.length > 1) expect(same).to.not.include(name);
    }
  });

  it("grants nothing but reads, each under the name of its product", () => {
    const [statement] = ramPolicy().Statement;

    expect(statement?.Action).to.include.members([
      "ecs:DescribeInstances",
      "slb:DescribeLoadBalancers",
      "alb:ListServerGroupServers",
      "nlb:ListServerGroupServers",
      "gwlb:ListServerGroupServers",
      "ga:ListEndpointGroups",
      "dts:DescribeDtsJobs",
    ]);
    for (const action of statement?.Action ?? [])
      expect(action).to.match(/^[a-z]+:(?:Describe|Get|List|Query|Check)[A-Z]\w+$/);
  });

  it("needs the policy of billing as a whole, whose actions RAM does not document", () => {
    expect(permissionOf("QueryOrders")).to.equal(billingPolicy);
    expect(permissionOf("bss2023.GetOrderDetail")).to.equal(billingPolicy);
    expect(JSON.stringify(ramPolicy())).to.not.contain("bss");
  });
});
