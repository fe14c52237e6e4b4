import { expect } from "chai";
import fc from "fast-check";
import pc from "picocolors";
import type { Capacity } from "../../../core/capacity/capacity.ts";
import type { Language } from "../../../core/text.ts";
import type { LandingOverview } from "../../../core/overview/overview.ts";
import { landingPlanText } from "../../../reports/landing-plan/text.ts";
import { displayWidth } from "../../../reports/text/wrap.ts";
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

interface Asked {
  readonly language?: Language;
  readonly width?: number;
  readonly isColoured?: boolean;
}

function told(overview: LandingOverview, asked: Asked = {}): string {
  const { language = "en", width = 100, isColoured = false } = asked;
  return landingPlanText(overview, { language, width, colors: pc.createColors(isColoured) });
}

const reason = { zh: "原因", en: "the reason" };

function capacity(over: Partial<Capacity>): Capacity {
  return {
    ...{ kind: "vswitch-addresses", subject: "vsw-1", used: 3, needed: 2, limit: 252 },
    ...{ what: { zh: "私网地址", en: "addresses" }, state: "enough" },
    source: { zh: "来源。", en: "Where it stands." },
    ...over,
  };
}

describe("reports/landing-plan text", () => {
  it("heads the plan with its accounts and when they were read", () => {
    expect(told(sampleOverview())).to.match(
      /^Landing prod: 1 instance in cn-hangzhou, from account 1404423000000010 to account 1755000000000020\nsource read at 2026-06-01T00:00:00Z, target read at 2026-06-01T00:05:00Z\n/,
    );
  });

  it("sets each part next to its source, and says how it comes to be", () => {
    const overview = sampleOverview({
      vswitches: [
        vswitchOverview({ cidr: "10.0.0.0/24" }),
        vswitchOverview({ sourceId: "vsw-2", standing: "adopted", targetId: "vsw-bp2there" }),
        vswitchOverview({ sourceId: "vsw-3", standing: "there", targetId: "vsw-bp2made" }),
      ],
    });
    const text = told(overview);

    expect(text).to.match(/VPC +│ shop \(vpc-bp1source\) +│ shop +│ new /);
    expect(text).to.match(/│ 172\.16\.10\.0\/24 +│ 10\.0\.0\.0\/24 /);
    expect(text).to.match(/shop-h \(vsw-2\) +│ shop-h \(vsw-bp2there\) +│ adopted /);
    expect(text).to.match(/shop-h \(vsw-3\) +│ shop-h \(vsw-bp2made\) +│ there already /);
  });

  it("names additional blocks, user blocks and IPv6", () => {
    const { vpc } = sampleOverview();
    const wide = { secondaryCidrs: ["10.0.0.0/8"], userCidrs: ["30.0.0.0/8"], ipv6: true };

    expect(told(sampleOverview({ vpc: { ...vpc, ...wide } }), { width: 160 })).to.contain(
      "172.16.0.0/16, 10.0.0.0/8; user blocks 30.0.0.0/8; with IPv6",
    );
  });

  it("shows that the source's IPv6 is not known, and what of it the landing does not have", () => {
    const { vpc } = sampleOverview();
    const hidden = told(sampleOverview({ vpc: { ...vpc, sourceIpv6: undefined } }));
    const left = told(sampleOverview({ vswitches: [vswitchOverview({ sourceIpv6: true })] }), {
      isColoured: true,
    });

    expect(hidden).to.contain("172.16.0.0/16; IPv6 ?");
    expect(left).to.contain("172.16.10.0/24; with IPv6 │ \u001B[31m172.16.10.0/24\u001B[39m");
  });

  it("says how many instances give up IPv6 addresses, and nothing of it where none has any", () => {
    const instances = [2, { unknown: "denied" }, 0].map((ipv6) => instanceOverview({ ipv6 }));

    expect(told(sampleOverview({ instances }), { width: 300 })).to.contain(
      "IPv6 addresses, which always change: instances that give them up 1, not known 1.",
    );
    expect(told(sampleOverview())).to.not.contain("IPv6");
  });

  it("tells the rules of each group by what becomes of them, and each that does not land", () => {
    const group = groupOverview({
      ...{ proof: "narrower", differences: 2, mergedIds: ["sg-bp1ops"], added: 1 },
      counts: { carried: 3, translated: 0, refused: 1, "left-out": 1, collided: 0, repeated: 0 },
      missing: [
        { quote: "ssh", fate: "refused", reason },
        { quote: "rdp", fate: "left-out", reason },
      ],
      unread: [{ quote: "strange", reason }],
    });
    const text = told(sampleOverview({ groups: [group] }), { width: 200 });

    expect(text).to.contain("5 = 3 carried + 1 refused + 1 left out, and 1 written out");
    expect(text).to.contain("with sg-bp1ops");
    expect(text).to.contain("lets through less (2 differences), 1 not in the comparison");
    expect(text).to.contain("sg-bp1web: refused [ssh] the reason");
    expect(text).to.contain("sg-bp1web: left out [rdp] the reason");
    expect(text).to.contain("sg-bp1web: not in the comparison [strange] the reason");
  });

  it("gives each instance a row, and says of lost addresses why, and who refers to them", () => {
    const instances = [
      instanceOverview({ id: "i-1", name: "web-1", address: kept("i-1") }),
      instanceOverview({ id: "i-2", name: "web-2", address: lost("i-2") }),
    ];
    const text = told(sampleOverview({ instances }));

    expect(text).to.match(/web-1 \(i-1\) +│ shop-h +│ sg-web +│ 172\.16\.10\.11 +│ kept /);
    expect(text).to.match(/web-2 \(i-2\) +│ shop-h +│ sg-web +│ 172\.16\.10\.12 +│ lost /);
    expect(text).to.contain(
      "i-2 cannot keep 172.16.10.12 (vsw-sourceh). It is taken by i-bp2other.",
    );
    expect(text).to.contain("- source: rule of security group sg-bp1web (172.16.10.12/32)");
    expect(text).to.contain("DNS and whitelists are in no inventory");
    expect(told(sampleOverview())).not.to.contain("DNS");
  });

  it("says once what keeps several addresses from being known", () => {
    const missing = { fact: "vswitch", reason: "no inventory of the target: run it" };
    const instances = Array.from({ length: 7 }, (_, index) => {
      const id = `i-${String(index)}`;
      return instanceOverview({ id, address: { ...unknown(id), state: "unknown", missing } });
    });
    const text = told(sampleOverview({ instances }), { width: 200 });

    expect(text.split("no inventory of the target")).to.have.length(2);
    expect(text).to.contain(
      "i-0, i-1, i-2, i-3, i-4 and 2 more: whether the private IP can be kept",
    );
  });

  it("has a column for waves where there are some", () => {
    const waved = sampleOverview({ instances: [instanceOverview({ wave: "june-1" })] });

    expect(told(waved)).to.match(/│ wave +│[^]*│ june-1 +│/);
    expect(told(sampleOverview())).not.to.contain("wave");
  });

  for (const { otherGroups, says } of [
    { otherGroups: "leave-out", says: "left behind, their rules no longer hold" },
    { otherGroups: "join-after", says: "joined after the transfer" },
    { otherGroups: "merge", says: "merged into the chosen one" },
  ] as const) {
    it(`says what becomes of the other groups of an instance: ${otherGroups}`, () => {
      const instance = instanceOverview({ otherGroupIds: ["sg-2", "sg-3"], otherGroups });

      expect(told(sampleOverview({ instances: [instance] }))).to.contain(
        `i-bp1one, its other groups sg-2, sg-3: ${says}.`,
      );
    });
  }

  it("tells limits that are not enough in a table, with where they come from, and the others a line each", () => {
    const text = told(
      sampleOverview({
        capacity: [
          capacity({}),
          capacity({ subject: "vsw-2", needed: 300, state: "short" }),
          capacity({ subject: "vsw-3", used: { unknown: "denied" }, state: "unknown" }),
        ],
      }),
    );

    expect(text).to.match(/│ vsw-2 +│ addresses +│ 3 +│ 300 +│ 252 +│ too little /);
    expect(text).to.match(/│ vsw-3 +│ addresses +│ \? +│ 2 +│ 252 +│ not known /);
    expect(text).to.contain("- addresses: Where it stands. Not known: denied.");
    expect(text).to.contain("- vsw-1, addresses: 3 + 2 / 252");
  });

  it("lists prefix lists that are made anew", () => {
    const list = { sourceId: "pl-1", name: "offices", family: "ipv4" as const };
    const prefixLists = [{ ...list, entries: 3, maxEntries: 20 }];

    expect(told(sampleOverview({ prefixLists }))).to.match(
      /Prefix lists\n[^]*│ pl-1 +│ offices +│ IPv4 +│ 3 \/ 20 +│/,
    );
    expect(told(sampleOverview())).not.to.contain("Prefix lists\n");
  });

  for (const { what, isWanted, overlaps, says } of [
    { what: "not asked for", isWanted: false, overlaps: [["a", "b"]], says: "Not asked for." },
    {
      what: "ruled out",
      isWanted: true,
      overlaps: [["a", "b"]],
      says: "Ruled out: the source's a",
    },
    { what: "possible", isWanted: true, overlaps: [], says: "Possible: the blocks do not" },
  ]) {
    it(`says whether a peering with the source is ${what}`, () => {
      const pairs = overlaps.map(([source = "", landing = ""]) => ({ source, landing }));

      expect(told(sampleOverview({ peering: { isWanted, overlaps: pairs } }))).to.contain(says);
    });
  }

  it("shows every problem that stops the landing at its line, however many", () => {
    const stops = Array.from({ length: 30 }, (_, index) => ({
      ...{ file: "transfer.yaml", line: index + 1, column: 3, path: "securityGroups[0]" },
      message: reason,
    }));
    const text = told(sampleOverview({ stops }));

    expect(text).to.contain("transfer.yaml:1:3  securityGroups[0]: the reason\n");
    expect(text).to.contain("transfer.yaml:30:3  securityGroups[0]: the reason\n");
    expect(text).to.contain("Problems that stop the landing: 30.");
  });

  it("ends with what it comes to and the commands to run, unbroken", () => {
    const text = told(fleetOverview({ instances: 22 }), { width: 72 });

    expect(text).to.contain("Something differs, is lost or is refused.");
    expect(text).to.match(
      /\nNext\n {2}1\. Read the target[^]*\n {2}2\. See each[^]*\n {5}ecs-transfer rules plan --m/,
    );
    expect(text).to.match(/\n {5}ecs-transfer pulumi up --policy-pack policies\n$/);
  });

  it("stays within the width, tables and sentences", () => {
    for (const width of [72, 100, 160]) {
      for (const language of ["zh", "en"] as const) {
        const lines = told(fleetOverview({ instances: 30 }), { width, language }).split("\n");
        const tooWide = lines.filter(
          (line) => displayWidth(line) > width && !line.includes("ecs-transfer "),
        );

        expect(tooWide).to.deep.equal([]);
      }
    }
  });

  it("colours what is kept, lost and not known, where colours are asked for", () => {
    const instances = [
      instanceOverview({ id: "i-1", address: lost("i-1") }),
      instanceOverview({ id: "i-2", address: unknown("i-2") }),
    ];
    const text = told(sampleOverview({ instances }), { isColoured: true });

    expect(text)
      .to.contain("\u001B[31mlost\u001B[39m")
      .and.to.contain("\u001B[33mnot known\u001B[39m");
    expect(told(sampleOverview({ instances }))).not.to.contain("\u001B");
  });

  it("says everything in Chinese, too", () => {
    const text = told(fleetOverview({ instances: 30 }), { language: "zh", width: 400 });

    expect(text).to.match(/^落地方案 prod：30 台实例，cn-hangzhou，/);
    expect(text).not.to.match(/\b(?:kept|lost|not known|private|proven|Network|Next)\b/);
  });

  it("lets nothing through that a terminal obeys", () => {
    fc.assert(
      fc.property(wildText, (name) => {
        const overview = fleetOverview({ instances: 3, names: [name] });
        const hostile = {
          ...overview,
          ...{ region: name, name },
          next: [{ what: reason, command: name }],
        };
        for (const language of ["zh", "en"] as const)
          expect(told(hostile, { language })).not.to.match(obeyed);
      }),
      { numRuns: 60 },
    );
  });
});
