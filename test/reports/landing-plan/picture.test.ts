import { expect } from "chai";
import fc from "fast-check";
import { XmlDocument, XmlElement } from "libxml2-wasm";
import type { LandingOverview } from "../../../core/overview/overview.ts";
import type { Language } from "../../../core/text.ts";
import { landingPicture } from "../../../reports/landing-plan/picture.ts";
import { shown } from "../../../reports/text/shown.ts";
import {
  fleetOverview,
  groupOverview,
  instanceOverview,
  kept,
  lost,
  sampleOverview,
  unknown,
  vswitchOverview,
} from "../../support/landing-overview.ts";
import { obeyed, wildText } from "../support/wild-text.ts";

/** What a picture says, and of what it is made. */
interface Picture {
  /** Every text, in the order in which it is drawn. */
  readonly texts: readonly string[];
  /** What is told where somebody points at something. */
  readonly titles: readonly string[];
  readonly elements: ReadonlySet<string>;
  /** Colours of the arrows, in their order. */
  readonly arrows: readonly string[];
  readonly box: readonly number[];
}

function picture(overview: LandingOverview, language: Language = "en"): Picture {
  const document = XmlDocument.fromString(landingPicture(overview, language));
  try {
    const all = document.find("//*").filter((node) => node instanceof XmlElement);
    const named = (name: string) => all.filter((element) => element.name === name);
    return {
      texts: named("text").map(({ content }) => content),
      titles: named("title").map(({ content }) => content),
      elements: new Set(all.map(({ name }) => name)),
      arrows: named("path").flatMap((path) => path.attr("stroke")?.value ?? []),
      box: (document.root.attr("viewBox")?.value ?? "").split(" ").map(Number),
    };
  } finally {
    document.dispose();
  }
}

const colours = { kept: "#4f9d72", changed: "#cf5f58", unknown: "#c78a2c" };
/** The arrows of the legend. */
const legend = [colours.kept, colours.changed, colours.unknown];

describe("reports/landing-plan picture", () => {
  it("shows every part on both sides, and an arrow from each instance in the colour of its fate", () => {
    const instances = [
      instanceOverview({ id: "i-1", name: "web-1", address: kept("i-1") }),
      instanceOverview({ id: "i-2", name: "web-2", address: lost("i-2") }),
      instanceOverview({ id: "i-3", name: "web-3", address: unknown("i-3") }),
    ];
    const { texts, arrows } = picture(sampleOverview({ instances }));

    for (const said of [
      "VPC shop (vpc-bp1source)",
      "VPC shop",
      "shop-h (vsw-bp1sourceh)",
      "shop-h",
    ])
      expect(texts).to.include(said);
    for (const name of ["web-1", "web-2", "web-3"])
      expect(texts.filter((text) => text === name)).to.have.length(2);
    expect(arrows).to.deep.equal([...legend, ...legend]);
  });

  it("lists the groups by their chips, with rules and proof", () => {
    const groups = [
      groupOverview(),
      groupOverview({ sourceId: "sg-2", proof: "narrower", differences: 2 }),
    ];
    const { texts } = picture(sampleOverview({ groups }));

    expect(texts.filter((text) => text === "G1")).to.have.length(3);
    expect(texts.filter((text) => text === "G2")).to.have.length(1);
    expect(texts).to.include("4 = 3 carried + 1 translated");
    expect(texts).to.include("proven the same").and.to.include("lets through less (2)");
  });

  it("shows how many groups an instance loses, and which it joins afterwards", () => {
    const groups = [groupOverview(), groupOverview({ sourceId: "sg-2", sourceName: "ops" })];
    const other = { otherGroupIds: ["sg-2"], name: "web" };
    const losing = picture(sampleOverview({ groups, instances: [instanceOverview(other)] }));
    const joining = picture(
      sampleOverview({
        groups,
        instances: [instanceOverview({ ...other, otherGroups: "join-after" })],
      }),
    );

    expect(losing.texts).to.include("-1");
    expect(joining.texts).not.to.include("-1");
    expect(joining.texts.filter((text) => text === "G2")).to.have.length(3);
  });

  it("tells of an instance, to whoever points at it, why its address is lost and who refers to it", () => {
    const { titles } = picture(
      sampleOverview({ instances: [instanceOverview({ id: "i-2", address: lost("i-2") })] }),
    );

    expect(titles.find((title) => title.includes("(i-2)"))).to.match(
      /^web-1 \(i-2\)\ni-2 cannot keep 172\.16\.10\.12[^]*\nsource: rule of security group sg-bp1web/,
    );
  });

  it("says which peering is ruled out and how many problems stop it", () => {
    const stop = { file: "t.yaml", line: 1, column: 1, path: "", message: { zh: "不", en: "no" } };
    const overlaps = [{ source: "10.0.0.0/8", landing: "10.0.0.0/8" }];
    const { texts } = picture(
      sampleOverview({ stops: [stop, stop], peering: { isWanted: true, overlaps } }),
    );
    const said = texts.join("\n");

    expect(said).to.contain("2 problems stop the landing").and.to.contain("peering");
  });

  it("draws each of 60 instances, and counts more of them per vSwitch, which it says", () => {
    const sixty = picture(fleetOverview({ instances: 60 }));
    const more = picture(fleetOverview({ instances: 61 }));

    expect(sixty.arrows).to.have.length(60 + legend.length);
    expect(more.arrows).to.have.length(11 + legend.length);
    expect(more.texts.join("\n")).to.contain("61 instances, counted per vSwitch");
    expect(more.texts).to.include("6 instances").and.to.include("5 instances");
    expect(sixty.texts.join("\n")).not.to.contain("counted");
  });

  it("loses no instance where there are more vSwitches than lines", () => {
    const { texts, arrows } = picture(fleetOverview({ instances: 300, vswitches: 100 }));
    const counted = texts
      .flatMap((text) => /^(\d+) instances?$/.exec(text)?.[1] ?? [])
      .reduce((sum, count) => sum + Number(count), 0);

    expect(counted).to.equal(300);
    expect(arrows).to.have.length(60 + legend.length);
    expect(texts).to.include("41 more vSwitches");
  });

  it("counts groups past the first", () => {
    const groups = Array.from({ length: 40 }, (_, index) =>
      groupOverview({ sourceId: `sg-${String(index)}` }),
    );

    expect(picture(sampleOverview({ groups })).texts).to.include(
      "17 more groups: see ecs-transfer plan",
    );
  });

  it("holds a text to its measured width where no font's width can be foreseen", () => {
    const strange = landingPicture(fleetOverview({ instances: 1, names: ["\uFDFD\uFDFD"] }), "en");

    expect(strange).to.match(/<text [^>]*textLength="\d[\d.]*" lengthAdjust="[^"]*">\uFDFD\uFDFD</);
    expect(landingPicture(fleetOverview({ instances: 3 }), "zh")).not.to.contain("textLength");
  });

  it("marks a vSwitch that goes on in the next column", () => {
    const { texts } = picture(fleetOverview({ instances: 60, vswitches: 1 }));

    expect(texts.filter((text) => text.endsWith("(continued)"))).not.to.be.empty;
  });

  it("is no higher than a page on its side once it fills one", () => {
    for (const instances of [20, 40, 60]) {
      const [, , width = 0, height = 0] = picture(fleetOverview({ instances })).box;

      expect(width / height).to.be.within(1, 2.4);
    }
  });

  it("shows what changes of the network in red", () => {
    const overview = sampleOverview({
      vswitches: [vswitchOverview({ cidr: "10.0.0.0/24" })],
    });

    expect(landingPicture(overview, "en")).to.match(/fill="#b3261e"[^>]*>10\.0\.0\.0\/24</);
    expect(landingPicture(sampleOverview(), "en")).to.match(
      /fill="#17663a"[^>]*>172\.16\.10\.0\/24</,
    );
  });

  it("describes itself in the language it is drawn in", () => {
    for (const [language, title] of [
      [
        "zh",
        "落地方案 prod：1 台实例，cn-hangzhou，从账号 1404423000000010 到账号 1755000000000020",
      ],
      ["en", "Landing prod: 1 instance in cn-hangzhou, from account 1404423000000010 to account"],
    ] as const) {
      const text = landingPicture(sampleOverview(), language);

      expect(text)
        .to.contain(`xml:lang="${language}"`)
        .and.to.contain(`<title id="title">${title}`);
      expect(text).to.match(/<desc id="description">.{10,}<\/desc>/);
    }
    expect(picture(fleetOverview({ instances: 70 }), "zh").texts.join("\n")).not.to.match(
      /\b(?:kept|carried|new|instances|counted|rules)\b/i,
    );
  });

  it("is well-formed whatever names are, obeys none of them, and is made of shapes alone", () => {
    fc.assert(
      fc.property(wildText, fc.constantFrom(3, 70), (name, instances) => {
        const overview = { ...fleetOverview({ instances, names: [name] }), name };
        const { elements, titles, texts } = picture(overview);

        expect([...elements].toSorted()).to.deep.equal([
          "circle",
          "desc",
          "g",
          "path",
          "rect",
          "style",
          "svg",
          "text",
          "title",
        ]);
        for (const text of texts) expect(text).not.to.match(obeyed);
        if (instances === 3)
          expect(titles.some((title) => title.startsWith(`${shown(name)} (i-`))).to.equal(true);
      }),
      { numRuns: 60 },
    );
  });
});
