import { expect } from "chai";
import { clearCase } from "../../core/rules/clear-case.ts";
import { judge } from "../../core/rules/judge.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Finding } from "../../core/rules/finding.ts";
import { stages } from "../../core/stage.ts";
import { undecidedMessage, unprovenMessage, violationMessage } from "../../policies/message.ts";
import { rules } from "../../policies/rules/index.ts";
import { settingsFrom, settingsSchema } from "../../policies/settings.ts";

function findings(given: Partial<InstanceFacts>): Finding[] {
  const clear = clearCase(rules);
  return judge(rules, { ...clear, instance: { ...clear.instance, ...given } });
}

function failed(given: Partial<InstanceFacts>): Finding {
  const finding = findings(given).find(
    ({ verdict, rule }) => verdict.outcome === "fail" && rule.severity === "blocker",
  );
  if (finding === undefined) throw new Error("nothing failed");
  return finding;
}

describe("policies/message", () => {
  it("says what failed line by line, first in Chinese, then in English", () => {
    const lines = violationMessage(
      failed({ status: "Running" }),
      settingsFrom({ stage: "submit" }),
    ).split("\n");

    expect(lines).to.have.lengthOf(6);
    expect(lines.slice(0, 2)).to.deep.equal([
      "instance-not-stopped：实例 web-01 (i-bp1clear)，过户前实例必须停机（最迟须在 submit 阶段满足；R3.1, R5.19）",
      "  证据：instance.status = Running，应为 Stopped",
    ]);
    expect(lines[2]).to.match(/^ {2}处理：用普通停机模式停止/);
    expect(lines.slice(3, 5)).to.deep.equal([
      "instance-not-stopped: instance web-01 (i-bp1clear): The instance must be stopped before the transfer (must hold by submit; R3.1, R5.19)",
      "  Evidence: instance.status = Running, expected Stopped",
    ]);
    expect(lines[5]).to.match(/^ {2}Remedy: Stop it and keep it charging/);
  });

  it("leaves the remedy of what is not due yet to check", () => {
    const message = violationMessage(
      failed({ status: "Running" }),
      settingsFrom({ stage: "land" }),
    );

    expect(message).to.include("Evidence: instance.status = Running, expected Stopped");
    expect(message).not.to.match(/处理：|Remedy:/);
  });

  it("says at which later stage it is already due", () => {
    const finding = failed({ status: "Running" });

    expect(violationMessage(finding, settingsFrom({ stage: "confirm", lang: "zh" }))).to.include(
      "（最迟须在 submit 阶段满足，现在是 confirm 阶段；",
    );
    expect(violationMessage(finding, settingsFrom({ stage: "confirm", lang: "en" }))).to.include(
      "(must hold by submit, and it is confirm now; ",
    );
    expect(violationMessage(finding, settingsFrom({ stage: "submit", lang: "en" }))).to.include(
      "(must hold by submit; ",
    );
  });

  it("says from when on a failure that only needs time passes", () => {
    const message = violationMessage(
      failed({ createdAt: "2026-05-30T06:00:00Z" }),
      settingsFrom({ stage: "submit" }),
    );

    expect(message).to.include("\n  可过户时刻：2026-06-04T06:00:00.000Z\n");
    expect(message).to.include("\n  Passes from: 2026-06-04T06:00:00.000Z\n");
  });

  it("lists the rules without a verdict, and why", () => {
    const open = findings({
      locks: { unknown: "For\u001bbidden" },
      keyPair: { unknown: "Throttling" },
    }).filter(({ verdict }) => verdict.outcome === "unknown");

    const atSubmit = settingsFrom({ lang: "en", stage: "submit" });
    expect(undecidedMessage(open, atSubmit).split("\n")).to.deep.equal([
      "instance web-01 (i-bp1clear): 2 rules have no verdict, for want of facts; unknown is never a pass:",
      "  For\\u{1b}bidden: instance-locked",
      "  Throttling: instance-key-pair",
    ]);
    expect(undecidedMessage(open.slice(0, 1), atSubmit)).to.include("1 rule has no verdict,");
  });

  it("only counts the rules without a verdict that are due at a later stage", () => {
    const open = findings({
      spotStrategy: { unknown: "denied" },
      unpaidOrders: { unknown: "denied" },
      keyPair: { unknown: "denied" },
    }).filter(({ verdict }) => verdict.outcome === "unknown");
    const atLanding = settingsFrom({ lang: "en", stage: "land" });

    expect(undecidedMessage(open, atLanding).split("\n")).to.deep.equal([
      "instance web-01 (i-bp1clear): 1 rule has no verdict, for want of facts; unknown is never a pass:",
      "  denied: instance-spot",
      "instance web-01 (i-bp1clear): 2 rules have no verdict yet and are due at a later stage: see ecs-transfer check.",
    ]);
    expect(undecidedMessage(open.slice(1), atLanding)).to.match(/^instance .* 2 rules .* check\.$/);
  });

  it("says how many rules a program cannot prove", () => {
    const instance = { id: "i-1", name: null };

    expect(unprovenMessage(instance, 9, settingsFrom({ lang: "en" }))).to.equal(
      "instance i-1: 9 rules need the account's own facts: run ecs-transfer check.",
    );
    expect(unprovenMessage(instance, 1, settingsFrom({ lang: "en" }))).to.include("1 rule needs");
  });
});

describe("policies/settings", () => {
  it("offers the stages that come before the end, and stands at the landing unless told otherwise", () => {
    const { stage, lang } = settingsSchema.properties;

    expect(stage?.enum).to.deep.equal(stages.slice(0, -1));
    expect(stage?.default).to.equal("land");
    expect(lang?.default).to.equal("both");
    expect(settingsFrom({})).to.deep.equal({ stage: "land", lang: "both", instances: [] });
    expect(settingsFrom({ stage: "submit" })).to.include({ stage: "submit", lang: "both" });
  });
});
