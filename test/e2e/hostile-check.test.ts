import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { XmlDocument } from "libxml2-wasm";
import type { Log } from "sarif";
import { startBrowser } from "./support/chromium.ts";
import { ecsTransfer } from "./support/cli.ts";
import { hostileInventory, hostileNames } from "./support/hostile-inventory.ts";
import { each, openPage, statusOf } from "./support/html-page.ts";
import type { Answer } from "./support/stack.ts";
import { subjectLabel } from "../../core/rules/finding.ts";
import { mostCharacters } from "../../reports/markdown.ts";
import type { CheckReport } from "../../reports/schema/check-report.ts";
import { shown } from "../../reports/text/shown.ts";
import { nodesOf, parsed } from "../reports/support/markdown.ts";
import { crookedLines } from "../reports/support/table.ts";
import { obeyed } from "../reports/support/wild-text.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { sarifErrors, schemaErrors } from "../support/json-schema.ts";

const formats = ["table", "json", "sarif", "junit", "markdown", "html"] as const;
const count = 1300;
const leastFindings = 100_000;

/** Runs `check` on an inventory, every format into a file of its own. */
function check(folder: string, inventory: string, ...options: string[]): Promise<Answer> {
  writeFileSync(join(folder, "inventory.json"), inventory);
  const asked = formats.map((format) => `${format}=report.${format}`);
  return ecsTransfer(
    ["check", "--inventory", "inventory.json", "--lang", "en", ...options, "--format", ...asked],
    { PATH: process.env["PATH"], HOME: folder },
    folder,
  );
}

describe("check on a hostile inventory, in every format at once", () => {
  const { instances, ...inventory } = hostileInventory(count);
  const clean = cleanUps();
  let folder: string;
  let answer: Answer;
  let json: CheckReport;

  before(async () => {
    folder = temporaryFolder();
    answer = await check(folder, JSON.stringify({ ...inventory, instances }, null, 1));
    json = JSON.parse(read("json")) as CheckReport;
  });
  after(() => clean.run());

  function temporaryFolder(): string {
    const made = mkdtempSync(join(tmpdir(), "ecs-transfer-hostile-"));
    clean.add(() => {
      rmSync(made, { recursive: true });
    });
    return made;
  }

  function read(format: (typeof formats)[number]): string {
    return readFileSync(join(folder, `report.${format}`), "utf8");
  }

  it("finds the key pairs, and says nothing beside", () => {
    expect(answer).to.deep.equal({ exitCode: 1, text: "" });
    expect(json.summary.instances).to.equal(count);
    expect(json.findings.length).to.be.at.least(leastFindings);
  });

  it("knows nothing of accounts and landing where there is no manifest", () => {
    const [accounts] = json.subjects;
    const passed = json.rules.filter(
      ({ id, about }) =>
        (about === "accounts" || id.startsWith("target-")) &&
        json.subjects.some((subject) => subject.passed.includes(id)),
    );

    expect(accounts).to.deep.include({ about: "accounts", id: "1404423000000010 → ?", passed: [] });
    expect(passed).to.deep.equal([]);
  });

  it("leaves out the fields that this release does not know", () => {
    for (const format of formats) expect(read(format), format).not.to.include("futureField");
  });

  it("writes JSON that holds to its schema, with every name to the character", () => {
    expect(schemaErrors("check-report")(json)).to.deep.equal([]);
    expect(json.subjects.slice(1).map(({ id, name }) => ({ id, name }))).to.deep.equal(
      instances.map(({ id, name }) => ({ id, name })),
    );
    expect(read("json")).not.to.match(obeyed);
  });

  it("writes SARIF that holds to the standard's schema, a result for each finding", () => {
    const log = JSON.parse(read("sarif")) as Log;

    expect(sarifErrors()(log)).to.deep.equal([]);
    expect(log.runs[0]?.results?.map(({ ruleId }) => ruleId)).to.deep.equal(
      json.findings.map(({ rule }) => rule),
    );
    expect(read("sarif")).not.to.match(obeyed);
  });

  it("writes JUnit that libxml2 reads, a case for each rule and subject", () => {
    const text = read("junit");
    const document = XmlDocument.fromString(text);
    clean.add(() => {
      document.dispose();
    });
    const counted = (path: string) => document.root.eval(`count(/testsuites/${path})`);
    const { passed } = json.summary;

    expect([counted("*"), counted("testsuite")]).to.deep.equal([count + 1, count + 1]);
    for (const name of ["*", "testcase"]) {
      expect(counted(`testsuite/${name}`), name).to.equal(json.findings.length + passed);
    }
    expect(counted("testsuite/testcase[not(*)]")).to.equal(passed);
    expect(counted("testsuite/testcase/*/*")).to.equal(0);
    expect(text).not.to.match(obeyed);
  });

  it("writes Markdown that fits a comment, in which no name is markup, link or mention", () => {
    const text = read("markdown");
    const nodes = nodesOf(parsed(text));

    expect(text.length).to.be.at.most(mostCharacters);
    expect(nodes.filter(({ type }) => type === "table")).to.have.length.above(3);
    expect(nodes.filter(({ type }) => type === "image" || type === "footnoteReference")).to.be
      .empty;
    for (const node of nodes) {
      if (node.type === "html") expect(node.value).to.match(/^<(?:br|\/?details)>/);
      if (node.type === "link") expect(node.url).to.match(/^https:\/\/help\.aliyun\.com\//);
      if (node.type === "text") expect(node.value).not.to.match(/@\w|#\d|GH-\d|evil\.example/i);
    }
    expect(text).not.to.match(obeyed);
  });

  it("writes HTML in which Chromium makes no element of a name, and runs nothing", async () => {
    const browser = await startBrowser();
    clean.add(() => browser.close());
    const file = join(folder, "report.html");
    const { page, misdeeds } = await openPage(browser, file, read("html"));
    const listed = await each(page, "#instances .card h3 > bdi");

    expect(await statusOf(page)).to.equal("1,300 of 1,300 instances");
    expect(listed).to.have.length.above(100);
    expect(listed).to.deep.equal(instances.slice(0, listed.length).map(({ name }) => shown(name)));
    expect(await each(page, "script")).to.have.length(2);
    expect(await each(page, "img, iframe, svg:not(.share), title ~ title, .card script")).to.be
      .empty;
    expect(misdeeds).to.deep.equal([]);
  });

  it("writes a table of numbers that stays straight, in which a terminal obeys nothing", () => {
    const table = read("table");

    expect(table).to.match(/^1300 instances: /m);
    expect(table).not.to.match(obeyed);
    expect(crookedLines(table)).to.deep.equal([]);
  });

  it("writes a table of every detail that stays straight, in which a terminal obeys nothing", async () => {
    const few = instances.slice(0, 3 * hostileNames.length);
    const small = temporaryFolder();
    await check(small, JSON.stringify({ ...inventory, instances: few }), "--details");
    const table = readFileSync(join(small, "report.table"), "utf8");
    let place = 0;
    for (const { id, name } of few) {
      const heading = `\n${subjectLabel({ id, name }).toWellFormed()}  `;
      const next = table.indexOf(heading, place);
      expect(next, heading).to.be.above(place);
      place = next;
    }
    expect(table).not.to.match(obeyed);
    expect(crookedLines(table)).to.deep.equal([]);
  });

  it("takes no value that is none of those allowed: it says where, and writes no file", async () => {
    const empty = temporaryFolder();
    const [first, ...others] = instances;
    const wrong = {
      ...inventory,
      securityGroups: [{ ...inventory.securityGroups[0], type: "huge\u001b[2J" }],
      instances: [{ ...first, networkType: "vpc " }, ...others],
    };
    const text = JSON.stringify(wrong, null, 1);
    const { exitCode, text: said } = await check(empty, text);
    const placeOf = (value: string) => {
      const before = text.slice(0, text.indexOf(value)).split("\n");
      return `inventory.json:${String(before.length)}:${String((before.at(-1) ?? "").length + 1)}`;
    };

    expect(exitCode).to.equal(3);
    expect(said).to.include(`${placeOf('"huge')}  securityGroups[0].type: `);
    expect(said).to.include(`${placeOf('"vpc "')}  instances[0].networkType: `);
    expect(said).not.to.match(obeyed);
    expect(readdirSync(empty)).to.deep.equal(["inventory.json"]);
  });
});
