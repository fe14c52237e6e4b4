import { expect } from "chai";
import fc from "fast-check";
import type { LandingOverview } from "../../../core/overview/overview.ts";
import { landingPlanMarkdown } from "../../../reports/landing-plan/markdown.ts";
import {
  fleetOverview,
  groupOverview,
  instanceOverview,
  lost,
  sampleOverview,
} from "../../support/landing-overview.ts";
import { nodesOf, parsed } from "../support/markdown.ts";
import { wildText } from "../support/wild-text.ts";

function headings(text: string): string[] {
  return [...text.matchAll(/^### (.*)$/gm)].map(([, title = ""]) => title);
}

/** The kinds of nodes and all HTML: what a name must not add to. */
function shape(text: string): string[] {
  return nodesOf(parsed(text))
    .filter(({ type }) => type !== "text" && type !== "inlineCode")
    .map((node) => (node.type === "html" ? node.value : node.type));
}

function named(name: string): LandingOverview {
  const overview = fleetOverview({ instances: 3, names: [name] });
  return {
    ...overview,
    name,
    region: name,
    next: [{ what: { zh: name, en: name }, command: name }],
  };
}

describe("reports/landing-plan Markdown", () => {
  it("heads with what it comes to, then each part", () => {
    const text = landingPlanMarkdown(fleetOverview({ instances: 30 }), "en");

    expect(text).to.match(/^## Something differs, is lost or is refused\.\n/);
    expect(headings(text)).to.deep.equal([
      "Network",
      "Security groups",
      "Rules that do not land",
      "Instances",
      "Peering with the source VPC",
      "Costs",
      "Next",
    ]);
    expect(headings(landingPlanMarkdown(sampleOverview(), "zh"))).to.deep.equal([
      ...["网络", "安全组", "实例", "与源 VPC 的对等连接", "费用", "下一步"],
    ]);
  });

  it("marks each row by its outlook, and says why an address is lost", () => {
    const text = landingPlanMarkdown(
      sampleOverview({
        groups: [groupOverview({ proof: "unproven" })],
        instances: [
          instanceOverview({ id: "i-1", name: "web-1" }),
          instanceOverview({ id: "i-2", name: "web-2", address: lost("i-2") }),
        ],
      }),
      "en",
    );

    expect(text).to.match(/\| `web-1 \(i-1\)` \|.*\| 🟢 kept \| {2}\|/);
    expect(text).to.match(/\| `web-2 \(i-2\)` \|.*\| 🔴 lost \| i-2 cannot keep 172.*sg-bp1web/);
    expect(text).to.match(/\| 🟡 not proven \|/);
  });

  it("folds long tables, and counts what a comment cannot hold", () => {
    const fleet = fleetOverview({ instances: 1500 });
    const text = landingPlanMarkdown(fleet, "en");

    expect(text.length).to.be.at.most(65_536);
    expect(text).to.contain("<details><summary>Rows: 1500</summary>");
    const [, more = ""] =
      /(\d+) more are not listed here/.exec(text.split("### Instances")[1] ?? "") ?? [];
    const rows = text.split("\n").filter((line) => /^\| `(?:web|shop)-/.test(line));
    expect(rows.length + Number(more)).to.equal(1500);
  });

  it("takes no name for markup", () => {
    const usual = shape(landingPlanMarkdown(named("name"), "en"));
    fc.assert(
      fc.property(wildText, (name) => {
        expect(shape(landingPlanMarkdown(named(name), "en"))).to.deep.equal(usual);
      }),
      { numRuns: 60 },
    );
  });
});
