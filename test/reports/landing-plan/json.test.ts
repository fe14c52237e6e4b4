import { expect } from "chai";
import fc from "fast-check";
import { landingPlanJson } from "../../../reports/landing-plan/json.ts";
import { LandingPlanReport } from "../../../reports/schema/landing-plan.ts";
import { schemaErrors } from "../../support/json-schema.ts";
import {
  fleetOverview,
  groupOverview,
  instanceOverview,
  lost,
  sampleOverview,
  unknown,
} from "../../support/landing-overview.ts";
import { obeyed, wildText } from "../support/wild-text.ts";

const errorsOf = schemaErrors("landing-plan");
const reason = { zh: "原因", en: "the reason" };

describe("reports/landing-plan JSON", () => {
  for (const [what, overview] of [
    ["a landing of which all is kept", sampleOverview()],
    ["a fleet with everything in it", fleetOverview({ instances: 30 })],
    ["a target that was not read", sampleOverview({ targetTakenAt: undefined })],
    [
      "what stops it, what is missing and what is not known",
      sampleOverview({
        stops: [{ file: "t.yaml", line: 1, column: 2, path: "a", message: reason }],
        groups: [
          groupOverview({
            missing: [{ quote: "ssh", fate: "refused", reason }],
            unread: [{ quote: "odd", reason }],
          }),
        ],
        prefixLists: [{ sourceId: "pl-1", name: "x", family: "ipv6", entries: 1, maxEntries: 2 }],
        unseen: [{ side: "target", id: "sg-1", reason: "denied" }],
        capacity: [
          {
            ...{ kind: "vpcs", subject: "cn-hangzhou", what: reason, source: reason },
            ...{ used: { unknown: "denied" }, needed: 1, limit: 10, state: "unknown" },
          },
        ],
        peering: { isWanted: true, overlaps: { unknown: "denied" } },
      }),
    ],
  ] as const) {
    it(`is what its schema says: ${what}`, () => {
      const report: unknown = JSON.parse(landingPlanJson(overview));

      expect(errorsOf(report)).to.deep.equal([]);
      expect(LandingPlanReport.safeParse(report).success).to.equal(true);
    });
  }

  it("has each instance with what becomes of its address", () => {
    const instances = [
      instanceOverview({ id: "i-1" }),
      instanceOverview({ id: "i-2", address: lost("i-2") }),
      instanceOverview({ id: "i-3", address: unknown("i-3") }),
    ];
    const { instances: rows, summary } = LandingPlanReport.parse(
      JSON.parse(landingPlanJson(sampleOverview({ instances }))),
    );

    expect(rows.map(({ id, address }) => [id, address.state, address.address])).to.deep.equal([
      ["i-1", "kept", "172.16.10.11"],
      ["i-2", "lost", "172.16.10.12"],
      ["i-3", "unknown", "172.16.10.13"],
    ]);
    expect(rows[1]?.address.obstacles.map(({ kind }) => kind)).to.deep.equal(["taken"]);
    expect(rows[1]?.address.nearest?.kind).to.equal("none");
    expect(rows[1]?.address.references).to.have.length(1);
    expect(rows[2]?.address.missing?.fact).to.equal("vswitch.addressChecks");
    expect(rows[2]?.address.missing?.reason.zh).to.match(/\p{Script=Han}/u);
    expect(summary.addresses).to.deep.equal({ kept: 1, lost: 1, unknown: 1 });
  });

  it("reads back every name as it was, with nothing that a terminal obeys", () => {
    fc.assert(
      fc.property(wildText, (name) => {
        const text = landingPlanJson(fleetOverview({ instances: 2, names: [name] }));

        expect(text).not.to.match(obeyed);
        const { instances } = JSON.parse(text) as { instances: { name: string }[] };
        expect(instances.map((one) => one.name)).to.deep.equal([name, name]);
      }),
    );
  });
});
