import { expect } from "chai";
import { progressLine } from "../../../cli/inventory/progress.ts";

describe("cli/inventory/progress", () => {
  let said: string;
  let clock: number;
  beforeEach(() => {
    said = "";
    clock = 0;
  });
  const line = (live: boolean): ReturnType<typeof progressLine> =>
    progressLine(
      (text) => (said += text),
      live,
      "en",
      () => clock,
    );

  it("writes one line over on a terminal and takes it away", () => {
    const progress = line(true);
    progress.show({ stage: "instances", done: 100 });
    progress.show({ stage: "rules", done: 3, of: 7 });
    progress.clear();

    expect(said).to.not.contain("\n");
    expect(said.split("\r\u001b[2K")).to.deep.equal([
      "",
      "instances 100 · 0 s",
      "instances 100 · rules 3/7 · 0 s",
      "",
    ]);
  });

  it("is silent elsewhere for five seconds, then writes a line now and then", () => {
    const progress = line(false);
    progress.show({ stage: "disks", done: 1 });
    clock = 5_000;
    progress.show({ stage: "disks", done: 500 });
    clock = 6_000;
    progress.show({ stage: "disks", done: 1000 });
    progress.retry({ action: "DescribeDisks", code: "Throttling", waitMs: 4_000 });
    progress.clear();

    expect(said).to.equal("disks 500 · 5 s\nDescribeDisks: Throttling, again in 4 s\n");
  });
});
