import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { repairCheckpoint } from "../../../cli/recovery/checkpoint.ts";
import { stackFiles } from "../../../cli/recovery/file-backend.ts";
import type { StackFiles } from "../../../cli/recovery/file-backend.ts";

const whole = '{"version":3}';
const before = '{"version":3,"before":true}';

describe("cli/recovery/checkpoint", () => {
  let folder: string;
  let files: StackFiles;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-checkpoint-"));
    files = stackFiles(`file://${folder}`, "shop", "prod") ?? expect.fail("no file backend");
    write(files.checkpoint, whole);
    write(`${files.checkpoint}.attrs`, "{}");
    write(`${files.checkpoint}.bak`, before);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  function write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  it("leaves whole files alone", () => {
    expect(repairCheckpoint(files)).to.deep.equal([]);
    expect(readFileSync(files.checkpoint, "utf8")).to.equal(whole);
    expect(existsSync(`${files.checkpoint}.attrs`)).to.equal(true);
  });

  it("removes sidecars that were never filled, those of locks too, and says which", () => {
    const attributes = [
      `${files.checkpoint}.attrs`,
      `${files.checkpoint}.bak.attrs`,
      join(files.locks, "a.json.attrs"),
    ];
    for (const file of attributes) write(file, "");

    expect(repairCheckpoint(files)).to.deep.equal(
      attributes.map((file) => ({ kind: "attributes", file })),
    );
    expect(attributes.filter((file) => existsSync(file))).to.deep.equal([]);
    expect(readFileSync(files.checkpoint, "utf8")).to.equal(whole);
  });

  it("puts the engine's backup in the place of a state that was cut off, and keeps that", () => {
    write(files.checkpoint, whole.slice(0, 7));

    const [repair, ...others] = repairCheckpoint(files);

    if (repair?.kind !== "checkpoint") return expect.fail(JSON.stringify(repair));
    expect(others).to.deep.equal([]);
    expect(readFileSync(files.checkpoint, "utf8")).to.equal(before);
    expect(dirname(repair.kept)).to.equal(files.backups);
    expect(readFileSync(repair.kept, "utf8")).to.equal(whole.slice(0, 7));
  });

  it("touches no broken state for which there is no whole backup", () => {
    write(files.checkpoint, "{");
    write(`${files.checkpoint}.bak`, "{");
    expect(repairCheckpoint(files)).to.deep.equal([]);

    rmSync(`${files.checkpoint}.bak`);
    expect(repairCheckpoint(files)).to.deep.equal([]);
    expect(readFileSync(files.checkpoint, "utf8")).to.equal("{");
  });
});
