import { expect } from "chai";
import { linkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderSize } from "../../cli/doctor/cache-size.ts";
import type { Diagnosis, Part } from "../../cli/doctor/examine.ts";
import { examine, somethingMissing } from "../../cli/doctor/examine.ts";
import { doctorReport } from "../../cli/doctor/report.ts";
import { makeFolder } from "./support/clone.ts";

const part = (changes: Partial<Part>): Part => ({
  name: "pulumi",
  state: "there",
  version: "3.259.0",
  place: "/engine/pulumi",
  remedy: null,
  ...changes,
});
const go = part({ name: "go", state: "optional", version: null, place: null });
const diagnosis = (parts: readonly Part[]): Diagnosis => ({
  engine: { kind: "built", version: "3.259.0" },
  refused: [{ kind: "path", why: { en: "no pulumi on PATH", zh: "PATH 中没有 pulumi" } }],
  parts,
  cache: { folder: "/cache", bytes: 5 * 1024 ** 2 },
});
const broken = diagnosis([
  part({ state: "missing", remedy: { en: "run: npm run setup", zh: "请运行：npm run setup" } }),
]);

describe("ecs-transfer doctor", () => {
  it("tells the engine, why not another, and that all is there although Go is not", () => {
    const whole = diagnosis([part({}), go]);
    expect(somethingMissing(whole)).to.equal(false);
    const report = doctorReport(whole, "en");
    for (const line of [
      "Engine: pulumi 3.259.0, built from Go modules",
      "not the pulumi on PATH: no pulumi on PATH",
      "/cache (5 MB)",
      "Everything is there.",
    ]) {
      expect(report).to.include(line);
    }
    expect(report).to.match(/^go +not needed/m);
  });

  it("tells what is missing and what to do, in both languages", () => {
    expect(somethingMissing(broken)).to.equal(true);
    expect(doctorReport(broken, "en"))
      .to.include("MISSING")
      .and.include("pulumi: run: npm run setup");
    expect(doctorReport(broken, "zh")).to.include("缺失").and.include("请运行：npm run setup");
    expect(doctorReport(broken, "en")).not.to.include("Everything is there");
  });

  it("finds every part of the engine that runs these tests", async () => {
    const { engine, parts } = await examine();
    expect(engine)
      .to.have.property("version")
      .that.matches(/^3\.\d+\.\d+$/);
    expect(parts.filter((one) => one.state === "missing")).to.deep.equal([]);
    expect(parts.map((one) => one.name)).to.deep.equal([
      "node",
      "npm packages",
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-alicloud",
      "go",
    ]);
  }).timeout(60_000);

  it("counts a file with two names once, and nothing for a folder that is not there", () => {
    const folder = makeFolder();
    try {
      writeFileSync(join(folder, "a"), "12345");
      linkSync(join(folder, "a"), join(folder, "b"));
      expect(folderSize(folder)).to.equal(5);
      expect(folderSize(join(folder, "nothing"))).to.equal(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
