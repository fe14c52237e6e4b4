import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { AxeResults } from "axe-core";
import type { Browser } from "puppeteer-core";
import { startBrowser } from "./support/chromium.ts";
import { each, listedOf, openPage, pageCount, statusOf, unfold } from "./support/html-page.ts";
import type { OpenedPage, PageOptions } from "./support/html-page.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Language } from "../../core/text.ts";
import { htmlReport } from "../../reports/html.ts";
import type { Report } from "../../reports/report.ts";
import { shown } from "../../reports/text/shown.ts";
import { nastyName, sampleFleet, sampleReport } from "../reports/support/report.ts";

/** Names that try to run something, leave their place, or turn the page around. */
const nastyNames = [
  nastyName,
  `"><script>alert(1)</script>`,
  `</script><script>alert(2)</script>`,
  `<img src=x onerror=alert(3)>`,
  `</title></style><svg onload=alert(4)>`,
  `javascript:alert(5)`,
  "\u202Etxt.exe",
  "<!--",
  "{shown} {count} {at}",
  "$& $1 <instance>",
  ...fc.sample(fc.string({ unit: "binary", minLength: 1 }), { numRuns: 60, seed: 7 }),
];

/** Every kind of instance again and again, each with an id of its own and every third with a nasty name. */
function fleet(count: number): readonly InstanceFacts[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = sampleFleet[index % sampleFleet.length] ?? clearInstance;
    const id = `i-bp1${String(index).padStart(5, "0")}`;
    const nasty = nastyNames[(index / 3) % nastyNames.length];
    return nasty === undefined ? { ...kind, id } : { ...kind, id, name: nasty, keyPair: nasty };
  });
}

describe("the HTML report in Chromium", () => {
  let browser: Browser;
  let folder: string;
  before(async () => {
    browser = await startBrowser();
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-html-"));
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const page of await browser.pages()) await page.close();
  });

  interface Asked extends PageOptions {
    readonly instances?: readonly InstanceFacts[];
    readonly language?: Language;
  }

  async function open(asked: Asked = {}): Promise<OpenedPage & { readonly report: Report }> {
    const { instances, language = "en", ...options } = asked;
    const report = sampleReport(instances === undefined ? {} : { instances });
    const file = join(folder, "check.html");
    const opened = await openPage(browser, file, htmlReport(report, { language }), options);
    return { ...opened, report };
  }

  it("opens without a network, a message or an error, and runs nothing that a name holds", async () => {
    const { page, misdeeds } = await open({ instances: fleet(180) });
    await unfold(page);

    expect(await statusOf(page)).to.equal("180 of 180 instances");
    expect(await page.$$("script")).to.have.length(2);
    expect(await page.$$("img, iframe, svg:not(.share), [onload], [onerror]")).to.have.length(0);
    expect(misdeeds).to.deep.equal([]);
  });

  it("shows every name as text, character by character", async () => {
    const { page } = await open({ instances: fleet(180) });

    expect(await each(page, "#instances .card h3 > bdi")).to.deep.equal(
      fleet(180).map(({ id, name }) => shown(typeof name === "string" ? name : id)),
    );
  });

  it("lets nothing else run: a script that gets in is refused, and text never becomes markup", async () => {
    const { page, misdeeds } = await open();
    const attempts = [
      'document.body.innerHTML = "<b>markup</b>"',
      'document.body.setAttribute("onclick", "alert(1)")',
      'document.body.append(Object.assign(document.createElement("script"), { text: "alert(2)" }))',
    ];
    for (const attempt of attempts) {
      const refused = await page.evaluate(attempt).then(
        () => "done",
        () => "refused",
      );
      expect(refused, attempt).to.equal("refused");
    }
    const blocked = new Promise<string | undefined>((resolve) => {
      page.once("requestfailed", (request) => {
        resolve(request.failure()?.errorText);
      });
    });
    await page.evaluate('new Image().src = "https://example.com/x.png"');

    expect(await blocked).to.match(/csp/i);
    expect(misdeeds.filter((misdeed) => misdeed.startsWith("dialog"))).to.deep.equal([]);
    expect(misdeeds.join("\n")).to.include("Content Security Policy");
  });

  it("filters by instance, verdict, severity, stage and finding", async () => {
    const { page } = await open();
    const choose = async (name: string, value: string) => {
      await page.click('#instances button[type="reset"]');
      await page.select(`#filter-${name}`, value);
      return listedOf(page);
    };

    await page.type("#filter-text", "CACHE");
    expect(await listedOf(page)).to.deep.equal(["cache-01i-bp1waiting"]);
    expect(await statusOf(page)).to.match(/^1 of 6 instances/);

    const [stranded, warned, unseen] = [
      "数据库-主库i-bp1blocked",
      "batch-01i-bp1warned",
      "i-bp1unseen",
    ];
    expect(await choose("verdict", "stranded")).to.deep.equal([stranded]);
    expect(await choose("severity", "blocker")).to.have.length(4);
    expect(await choose("due", "plan")).to.include(unseen);
    expect(await choose("due", "land")).to.deep.equal([]);
    expect(await choose("outcome", "unknown"))
      .to.include(unseen)
      .and.not.to.include(warned);
    expect(await choose("outcome", "waived")).to.deep.equal([warned]);
    expect(await choose("rule", "instance-eip")).to.deep.equal([stranded, unseen]);

    await page.click('#instances button[type="reset"]');
    expect(await statusOf(page)).to.equal("6 of 6 instances");
  });

  it("filters by wave where instances go in waves, and says on each card which", async () => {
    const { page } = await open();
    const waves = await each<readonly [string, string]>(
      page,
      "#filter-wave option",
      "[element.textContent, element.value]",
    );
    const choose = async (wave: string) => {
      await page.select("#filter-wave", new Map(waves).get(wave) ?? "");
      return listedOf(page);
    };

    expect(waves.map(([name]) => name)).to.deep.equal(["any", "june-1", "june-2", "none"]);
    expect(await choose("june-1")).to.deep.equal(["batch-01i-bp1warned"]);
    expect(await each(page, "#instances .card .wave")).to.deep.equal(["wave june-1"]);
    expect(await statusOf(page)).to.include("1 of 6 instances · Wave: june-1");
    expect(await choose("none"))
      .to.have.length(4)
      .and.not.to.include("batch-01i-bp1warned");

    const { page: without } = await open({ instances: sampleFleet });
    expect(await each(without, "#filter-wave, .wave")).to.deep.equal([]);
  });

  it("lists of a card the findings that match alone, and says how many do not", async () => {
    const { page } = await open();
    await page.select("#filter-outcome", "waived");

    expect(await each(page, "#instances .finding h4 code")).to.deep.equal(["warn-ram-role"]);
    expect((await each(page, "#instances .hidden")).join()).to.match(/^4 more findings do not/);
    expect(await statusOf(page)).to.include("Finding: waived");
  });

  it("leads from the summary's numbers and the fix plan to the instances behind them", async () => {
    const { page, report } = await open();
    await page.click('[data-verdict="blocked"]');
    expect(await listedOf(page)).to.have.length(2);
    expect(await each(page, '[aria-pressed="true"]')).to.have.length(1);

    await page.click('[data-verdict="blocked"]');
    expect(await listedOf(page)).to.have.length(6);

    await page.click('#summary [data-rule="instance-key-pair"]');
    expect(await listedOf(page)).to.have.length(2);
    expect(await each(page, "#filter-rule", "element.value")).to.deep.equal(["instance-key-pair"]);

    const step = report.fixPlan.findIndex(({ rule }) => rule.id === "instance-key-pair") + 1;
    await page.click(`#instances a[href="#step-${String(step)}"]`);
    await page.waitForSelector(`#step-${String(step)} details[open]`);
  });

  it("tells a finding whole: evidence, remedy, way back, source", async () => {
    const { page } = await open();
    await page.type("#filter-text", "i-bp1waiting");
    const [said = ""] = await each(page, "#instances .findings", "element.innerText");

    expect(said).to.match(/instance\.keyPair\s*=\s*ops\s*expected\s*null/);
    expect(said).to.match(/aliyun ecs DetachKeyPair .* '\["i-bp1waiting"\]'/);
    expect(said).to.match(/Way back\s+Bind it again/);
    expect(said).to.match(/Source\s+R5\.17 实例绑定了密钥对/);
    expect(said).to.match(/Passes from\s+2026-06-03T16:00:00\+08:00/);
  });

  it("names the rules that passed", async () => {
    const { page, report } = await open();
    await page.type("#filter-text", "i-bp1clear");
    const [clear] = report.subjects.filter(({ subject }) => subject.id === "i-bp1clear");
    const passed = clear?.findings.filter(({ verdict }) => verdict.outcome === "pass") ?? [];

    expect(await each(page, "#instances .passed code")).to.deep.equal(
      passed.map(({ rule }) => rule.id),
    );
  });

  it("can be worked with the keyboard alone", async () => {
    const { page, misdeeds } = await open();
    await page.keyboard.press("Tab");
    expect(await each(page, ":focus", "element.className")).to.deep.equal(["skip"]);

    await page.focus("#instances .card summary");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#instances .card:first-child[open] .body");

    await page.focus("#filter-text");
    await page.keyboard.type("batch");
    await page.keyboard.press("Enter");
    expect(await listedOf(page)).to.deep.equal(["batch-01i-bp1warned"]);
    expect(page.url()).to.match(/check\.html$/);
    expect(misdeeds).to.deep.equal([]);
  });

  for (const scheme of ["light", "dark"] as const) {
    for (const language of ["zh", "en"] as const) {
      it(`has nothing that accessibility rules object to, in ${language} on ${scheme}`, async () => {
        const { page } = await open({ scheme, language });
        await unfold(page);
        const { resolve } = createRequire(import.meta.url);
        await page.evaluate(readFileSync(resolve("axe-core"), "utf8"));
        const { violations, passes } = (await page.evaluate("axe.run()")) as AxeResults;

        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).to.deep.equal([]);
        expect(passes.map(({ id }) => id)).to.include("color-contrast");
      });
    }
  }

  for (const width of [360, 768, 1280]) {
    it(`stays within a window of ${String(width)} pixels`, async () => {
      const { page } = await open({ instances: fleet(12), width });
      await unfold(page);

      expect(await page.evaluate("document.documentElement.scrollWidth")).to.be.at.most(width);
    });
  }

  it("prints whole: no controls, everything open, each instance on a page of its own", async () => {
    const { page, report } = await open();
    const before = await page.$$("details[open]");
    const pages = pageCount(await page.pdf({ preferCSSPageSize: true }));

    expect(pages).to.be.within(report.summary.instances + 3, 40);
    expect(await page.$$("details[open]")).to.have.length(before.length);

    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMediaType("print");
    expect(await page.$$("details:not([open])")).to.have.length(0);
    expect(await page.$$("#instances .card:not(:has(.body))")).to.have.length(0);
    const controls = "nav, form, .bar button, .more";
    const visible = await each<boolean>(page, controls, "element.checkVisibility()");
    expect(visible).to.have.length.above(3).and.not.to.include(true);
    const breaks = "getComputedStyle(element).breakBefore";
    expect(await each(page, ".cards > .card:not(:first-child)", breaks)).to.deep.equal(
      Array.from({ length: report.summary.instances - 1 }, () => "page"),
    );
  });

  it("prints what the filters leave, and says what they are", async () => {
    const { page } = await open();
    const whole = pageCount(await page.pdf());
    await page.type("#filter-text", "cache");

    expect(pageCount(await page.pdf())).to.be.below(whole);
    expect(await statusOf(page)).to.include("Instance ID or name: cache");
  });

  it("opens a fleet of 1,000 quickly, and lists it in parts", async () => {
    const { page, misdeeds } = await open({ instances: fleet(1000) });
    const complete = await page.evaluate(
      'performance.getEntriesByType("navigation")[0].domComplete',
    );

    expect(complete).to.be.above(0).and.below(3000);
    expect(await listedOf(page)).to.have.length(200);
    await page.click("#instances .more");
    expect(await listedOf(page)).to.have.length(400);
    expect(await statusOf(page)).to.equal("1,000 of 1,000 instances");
    expect(misdeeds).to.deep.equal([]);
  });

  it("reads without a script", async () => {
    const { page, report } = await open({ script: false });
    const rows = await page.$$("noscript tbody tr");

    expect(rows).to.have.length(report.subjects.length);
    expect(await Promise.all(rows.map((row) => row.isVisible()))).not.to.include(false);
    expect(await page.$$("form")).to.have.length(0);
    await page.click("#plan summary");
    expect(await page.$$("#plan details[open]")).to.have.length(1);
  });
});
