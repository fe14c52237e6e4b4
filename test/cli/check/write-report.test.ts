import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { writeReport } from "../../../cli/check/write-report.ts";
import { UserError } from "../../../cli/user-error.ts";

describe("cli/check/write-report", () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "ecs-transfer-report-"))));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const { name, pieces } of [
    { name: "nothing", pieces: [] },
    { name: "one short piece", pieces: ["blocked\n"] },
    { name: "a piece longer than what is written in one go", pieces: ["长".repeat(800_000)] },
    {
      name: "long pieces between short ones, one byte a character and more",
      pieces: [
        "a",
        "é".repeat(500_000),
        "b",
        "𠀀".repeat(400_000),
        "c",
        "x".repeat(1_100_000),
        "d",
      ],
    },
    {
      name: "many pieces, past every boundary of what is written in one go",
      pieces: Array.from({ length: 40_000 }, (_, index) => `${String(index)} 实例 web-1 é 𠀀\n`),
    },
  ]) {
    it(`writes ${name}, in order and whole`, () => {
      const file = join(folder, "report.txt");

      writeReport(file, pieces);

      expect(readFileSync(file, "utf8") === pieces.join("")).to.equal(true);
    });
  }

  it("says which file cannot be written", () => {
    const file = join(folder, "no-such-folder", "report.txt");

    expect(() => {
      writeReport(file, ["x"]);
    }).to.throw(UserError, /no-such-folder/);
  });
});
