import { expect } from "chai";
import type { Finding } from "../../../core/rules/finding.ts";
import type { SubjectReport } from "../../../core/rules/subject-report.ts";
import type { Window } from "../../../core/rules/window.ts";
import { openingOf, windowText } from "../../../reports/findings/window.ts";

const now = new Date("2026-06-01T00:00:00Z");

function windowed(from?: string, until?: string): Window {
  return {
    ...(from === undefined ? {} : { eligibleFrom: new Date(from) }),
    ...(until === undefined ? {} : { eligibleUntil: new Date(until) }),
  };
}

function textOf(window: Window, findings: readonly Finding[] = []): string {
  const subject = { about: "instance", id: "i-1", name: null, region: null } as const;
  const report: SubjectReport = { subject, findings, window };
  return windowText(report, now, new Set(["instance-age"])).en;
}

describe("reports/findings/window", () => {
  for (const { name, window, opening, text } of [
    { name: "no ends", window: windowed(), opening: "open", text: /^Submit: at any time$/ },
    {
      name: "a beginning that is past",
      window: windowed("2026-05-01T00:00:00Z"),
      opening: "open",
      text: /^Submit: at any time$/,
    },
    {
      name: "a beginning to come",
      window: windowed("2026-06-03T00:00:00Z"),
      opening: "opens",
      text: /^Submit: from 2026-06-03T08:00:00\+08:00$/,
    },
    {
      name: "both ends",
      window: windowed("2026-06-03T00:00:00Z", "2026-06-10T12:30:00Z"),
      opening: "opens",
      text: /^Submit: from 2026-06-03T08:00:00\+08:00, before 2026-06-10T20:30:00\+08:00 \(7 d 12 h\); at the latest at 2026-06-09T19:30:00\+08:00 /,
    },
    {
      name: "room for exactly 25 hours",
      window: windowed(undefined, "2026-06-02T01:00:00Z"),
      opening: "open",
      text: /\(1 d 1 h\); at the latest at 2026-06-01T08:00:00\+08:00 /,
    },
    {
      name: "a second less than 25 hours",
      window: windowed(undefined, "2026-06-02T00:59:59Z"),
      opening: "open",
      text: /\(1 d\); too short for 24 h to confirm and 1 h of production$/,
    },
    {
      name: "an end that is now",
      window: windowed(undefined, "2026-06-01T00:00:00Z"),
      opening: "closed",
      text: /^Submit: closed since 2026-06-01T08:00:00\+08:00$/,
    },
    {
      name: "an end before the beginning",
      window: windowed("2026-06-10T00:00:00Z", "2026-06-03T00:00:00Z"),
      opening: "never",
      text: /^Submit: never, it opens at 2026-06-10T08:00:00\+08:00 and has closed at 2026-06-03T08:00:00\+08:00/,
    },
  ] as const) {
    it(`tells ${name}`, () => {
      expect(openingOf({ window }, now)).to.equal(opening);
      expect(textOf(window)).to.match(text);
    });
  }

  it("never shows an instant outside the window", () => {
    const odd = windowed("2026-06-03T00:00:00.001Z", "2026-06-10T00:00:00.999Z");

    expect(textOf(odd)).to.match(
      /^Submit: from 2026-06-03T08:00:01\+08:00, before 2026-06-10T08:00:00\+08:00/,
    );
  });

  it("says which rule of time is unknown, as the window may be shorter", () => {
    const findings = [
      { rule: { id: "instance-age" }, verdict: { outcome: "unknown" } },
      { rule: { id: "instance-eip" }, verdict: { outcome: "unknown" } },
    ] as unknown as Finding[];

    expect(textOf(windowed(), findings)).to.equal(
      "Submit: at any time; unknown, so it may be shorter: instance-age",
    );
  });
});
