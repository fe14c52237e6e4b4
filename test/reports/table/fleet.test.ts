import { expect } from "chai";
import { sampleFleet, sampleReport } from "../support/report.ts";
import { blockOf, crookedLines, fleetOf, tableOf } from "../support/table.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { displayWidth } from "../../../reports/text/wrap.ts";

/** A thousand instances of every sort. */
const thousand: InstanceFacts[] = Array.from({ length: 1000 }, (_, index) => ({
  ...(sampleFleet[index % 5] ?? sampleFleet[0]),
  id: `i-bp1${String(index).padStart(17, "0")}`,
})) as InstanceFacts[];

/** The first line that says what a fleet comes to. */
function verdictsIn(report: string): string | undefined {
  return report.split("\n").find((line) => /^\d+ instances: /.test(line));
}

/** What a row of the table of rules says of one. */
function rowOf(report: string, rule: string): string[] {
  const line = report.split("\n").find((one) => one.includes(`│ ${rule} `)) ?? "";
  return line
    .split("│")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

describe("reports/table/fleet", () => {
  it("tells up to twenty instances one by one, and more in numbers", () => {
    expect(tableOf({ instances: fleetOf(20) })).to.include("web-19 (i-bp100019)");
    expect(tableOf({ instances: fleetOf(21) })).not.to.include("web-19 (");
    expect(verdictsIn(tableOf({ instances: fleetOf(21) }))).to.equal("21 instances: 21 clear");
  });

  it("tells every instance where all details are asked for", () => {
    const report = tableOf({ instances: fleetOf(30), details: true });

    for (let index = 0; index < 30; index += 1) expect(report).to.include(`web-${index} (i-bp1`);
    expect(verdictsIn(report)).to.equal(undefined);
  });

  for (const language of ["zh", "en"] as const) {
    it(`fits a thousand instances on a screen in ${language}`, () => {
      const lines = tableOf({ instances: thousand, language }).split("\n");

      expect(lines).to.have.length.below(60);
      for (const line of lines.slice(0, -5)) expect(displayWidth(line), line).to.be.at.most(100);
      expect(crookedLines(lines.join("\n"))).to.deep.equal([]);
    });
  }

  it("counts the instances by what they come to, each once", () => {
    const report = tableOf({
      instances: fleetOf(60, (index) => {
        if (index < 10) return { spotStrategy: "SpotAsPriceGo", status: "Running" };
        if (index < 30) return { status: "Running", locks: { unknown: "denied" } };
        if (index < 35) return { locks: { unknown: "denied" } };
        return index < 40 ? { ramRole: "app" } : {};
      }),
    });

    expect(verdictsIn(report)).to.equal(
      "60 instances: 10 cannot be transferred, 20 blocked, 5 unknown, 5 with warnings alone, 20 clear",
    );
  });

  it("counts at an early stage as later what is due later", () => {
    const running = fleetOf(25, () => ({ status: "Running" }));

    expect(verdictsIn(tableOf({ instances: running, stage: "plan" }))).to.equal(
      "25 instances: 25 blocked later",
    );
  });

  it("counts by rule what fails and what is unknown, blockers first, with the first ids", () => {
    const report = tableOf({ instances: thousand, width: 140 });
    const { findings } = sampleReport({ instances: thousand });
    const count = (outcome: string, id: string) =>
      findings.filter(({ rule, verdict }) => rule.id === id && verdict.outcome === outcome).length;

    for (const rule of ["instance-eip", "instance-age", "warn-ram-role", "effect-tags"]) {
      const [, , failed, unknown, first = ""] = rowOf(report, rule);
      expect(failed, rule).to.equal(String(count("fail", rule)));
      expect(unknown, rule).to.equal(
        count("unknown", rule) === 0 ? "" : String(count("unknown", rule)),
      );
      expect(first, rule).to.match(/^i-bp1\d{17}, i-bp1\d{17}, …$/);
    }
    const kinds = [...report.matchAll(/^│ (BLOCKER|warning|note) /gm)].map(([, kind]) => kind);
    expect(kinds.indexOf("warning")).to.be.above(kinds.lastIndexOf("BLOCKER"));
    expect(kinds.indexOf("note")).to.be.above(kinds.lastIndexOf("warning"));
  });

  it("counts a reason once for each instance, however many rules it hides", () => {
    const denied = { unknown: "Forbidden: ecs:DescribeDisks" };
    const report = tableOf({ instances: fleetOf(25, () => ({ disks: denied })) });

    expect(report).to.match(/│ unknown +│ 25 +│ \d+ +│ Forbidden: ecs:DescribeDisks +│/);
  });

  it("says how many reasons it leaves out", () => {
    const report = tableOf({
      instances: fleetOf(25, (index) => ({ locks: { unknown: `denied ${String(index)}` } })),
    });

    expect(report).to.include("and 17 more reasons");
    expect(
      tableOf({
        instances: fleetOf(21, (index) => ({ locks: { unknown: `denied ${String(index % 9)}` } })),
      }),
    ).to.match(/and 1 more reason$/m);
  });

  it("keeps the ids whole on a narrow terminal", () => {
    expect(tableOf({ instances: thousand, width: 80 })).to.include(" i-bp100000000000000001 ");
  });

  it("gives the windows: the latest to open, the soonest to close, and what they have in common", () => {
    const report = tableOf({
      instances: fleetOf(30, (index) => ({
        ...(index === 3 ? { createdAt: "2026-05-31T00:00:00Z" } : {}),
        ...(index === 7 ? { autoReleaseAt: "2026-06-20T00:00:00Z" } : {}),
      })),
    });

    expect(report).to.include(
      "The latest window opens at 2026-06-05T08:00:00+08:00: web-3 (i-bp100003)",
    );
    expect(report).to.include(
      "The soonest window closes at 2026-06-20T08:00:00+08:00: web-7 (i-bp100007)",
    );
    expect(report).to.include(
      "30 can be submitted together: from 2026-06-05T08:00:00+08:00, before 2026-06-20T08:00:00+08:00",
    );
  });

  it("says where they have no window in common, and how many have none", () => {
    const apart = tableOf({
      instances: fleetOf(30, (index) =>
        index % 2 === 0
          ? { createdAt: "2026-05-31T00:00:00Z" }
          : { autoReleaseAt: "2026-06-03T00:00:00Z" },
      ),
    });
    const closed = tableOf({
      instances: fleetOf(30, () => ({ autoReleaseAt: "2026-05-01T00:00:00Z" })),
    });

    expect(apart).to.include("No time at which all of them can be submitted");
    expect(closed).to.include("30 have no window");
    expect(
      tableOf({
        instances: fleetOf(30, (index) =>
          index === 0 ? { autoReleaseAt: "2026-05-01T00:00:00Z" } : {},
        ),
      }),
    ).to.include("1 has no window");
  });

  it("gives the plan in short, and how to see one instance", () => {
    const report = tableOf({ instances: thousand, width: 200 });

    expect(blockOf(report, "Fix plan")).to.match(/\d\. Detach: instance-key-pair 200\*/);
    expect(report).to.include("ecs-transfer check --instance i-bp100000000000000001.");
  });
});
