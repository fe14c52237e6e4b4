import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Browser } from "puppeteer-core";
import { startBrowser } from "./support/chromium.ts";
import { each, openPage, pageCount } from "./support/html-page.ts";
import type { OpenedPage } from "./support/html-page.ts";
import type { Language } from "../../core/text.ts";
import type { LandingOverview } from "../../core/overview/overview.ts";
import { landingPicture } from "../../reports/landing-plan/picture.ts";
import { nastyName } from "../reports/support/report.ts";
import { fleetOverview, sampleOverview } from "../support/landing-overview.ts";

/** Names that are wide, tall, long, turn around, or try to run something. */
const nastyNames = [
  nastyName,
  "]]>",
  "<script>alert(1)</script>",
  "a\u202Eb\u0000c\u2066",
  "\uFDFD".repeat(8),
  "数据库-主库-用于订单系统的只读副本",
  "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}".repeat(4),
  "W".repeat(40),
  "i".repeat(60),
  "Z\u0338\u0321\u0314a\u0335\u0322l\u0337go".repeat(6),
  "مرحبا بالعالم والسلام",
  "名".repeat(200),
  ...fc.sample(fc.string({ unit: "binary", minLength: 1 }), { numRuns: 40, seed: 7 }),
  ...fc.sample(fc.string({ unit: "grapheme", minLength: 8 }), { numRuns: 20, seed: 7 }),
];

/**
 * The place of each text and of the box that holds it, in the picture's units. Accents stand above and below the lines
 * of a text, so that only its width and its baseline are asked for.
 */
const placesOfTexts = `(() => {
  const page = document.documentElement.viewBox.baseVal;
  return [...document.querySelectorAll("text")].map((text) => {
    const { x, width } = text.getBBox();
    const rect = text.closest("g.box")?.querySelector(":scope > rect").getBBox() ?? page;
    return {
      text: text.textContent, left: x, right: x + width, base: Number(text.getAttribute("y")),
      box: { left: rect.x, right: rect.x + rect.width, top: rect.y, bottom: rect.y + rect.height },
      group: [...document.querySelectorAll("g.box")].indexOf(text.closest("g.box")),
    };
  });
})()`;

interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** The number of its box; -1 where it stands on the page itself. */
  readonly group: number;
}

const hair = 0.6;

/** Texts that leave their box. */
function outside(places: readonly PlacedText[]): PlacedText[] {
  return places.filter(
    ({ left, right, base, box }) =>
      left < box.left - hair || right > box.right + hair || base < box.top || base > box.bottom,
  );
}

/** Texts on one line of a box that run into each other. */
function colliding(places: readonly PlacedText[]): string[] {
  const lines = Map.groupBy(
    places.filter(({ group }) => group >= 0),
    ({ group, base }) => `${String(group)} ${String(base)}`,
  );
  return [...lines.values()].flatMap((line) => {
    const sorted = line.toSorted((one, other) => one.left - other.left);
    return sorted.flatMap((one, index) => {
      const next = sorted[index + 1];
      return next !== undefined && one.right > next.left + hair
        ? [`${one.text} | ${next.text}`]
        : [];
    });
  });
}

describe("the picture of a landing in Chromium", () => {
  let browser: Browser;
  let folder: string;
  before(async () => {
    browser = await startBrowser();
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-picture-"));
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const page of await browser.pages()) await page.close();
  });

  async function open(
    overview: LandingOverview,
    language: Language = "en",
    width = 1280,
  ): Promise<OpenedPage> {
    const file = join(folder, "landing.svg");
    return openPage(browser, file, landingPicture(overview, language), { width });
  }

  it("opens by itself, without a network, a message or an error, and runs nothing", async () => {
    const { page, misdeeds } = await open(fleetOverview({ instances: 60, names: nastyNames }));

    expect(await page.$$("script, image, foreignObject, use, a")).to.have.length(0);
    expect(await page.$$("text")).to.have.length.above(300);
    expect(misdeeds).to.deep.equal([]);
  });

  for (const instances of [1, 5, 18, 60, 90]) {
    for (const language of ["zh", "en"] as const) {
      it(`keeps every text in its box and off the next one: ${String(instances)} instances, ${language}`, async () => {
        const overview = fleetOverview({ instances, groups: 30, names: nastyNames });
        const { page } = await open(overview, language);
        const places = (await page.evaluate(placesOfTexts)) as PlacedText[];

        expect(places).to.have.length.above(50);
        expect(outside(places)).to.deep.equal([]);
        expect(colliding(places)).to.deep.equal([]);
      });
    }
  }

  for (const overview of [
    sampleOverview(),
    fleetOverview({ instances: 20 }),
    fleetOverview({ instances: 60, vswitches: 30, groups: 24 }),
    fleetOverview({ instances: 400, vswitches: 100, groups: 60 }),
  ]) {
    const count = String(overview.instances.length);

    it(`prints on one page on its side: ${count} instances`, async () => {
      const { page } = await open(overview);
      const pdf = await page.pdf({ preferCSSPageSize: true });

      expect(pageCount(pdf)).to.equal(1);
      expect(Buffer.from(pdf).toString("latin1")).to.match(
        /\/MediaBox \[0 0 84[12](?:\.\d+)? 59\d/,
      );
    });

    it(`fits a window of any size: ${count} instances`, async () => {
      for (const width of [480, 1280, 2400]) {
        const { page } = await open(overview, "zh", width);
        const [reach] = await each<number>(
          page,
          "svg > rect",
          "Math.max(element.getBoundingClientRect().right - innerWidth, element.getBoundingClientRect().bottom - innerHeight)",
        );

        expect(reach).to.be.at.most(1);
      }
    });
  }

  it("has a name and a description for those who do not see it", async () => {
    const { page } = await open(sampleOverview());
    const tree = await page.accessibility.snapshot({ interestingOnly: false });
    const nodes = [tree, ...(tree?.children ?? [])];

    expect(nodes.map((node) => node?.name).join("\n")).to.match(
      /Landing prod: 1 instance in cn-hangzhou, from account \d{16} to account \d{16} Everything is kept/,
    );
  });
});
