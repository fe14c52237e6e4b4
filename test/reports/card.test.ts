import { expect } from "chai";
import { confirmationCard } from "../../reports/card.ts";
import type { ConfirmationRow } from "../../core/landing/confirmation.ts";

function row(over: Partial<ConfirmationRow> = {}): ConfirmationRow {
  return {
    instanceId: "i-bp1web",
    instanceName: "web-1",
    zone: "cn-hangzhou-h",
    targetAccount: "1755000000000020",
    vpcId: "vpc-new",
    vswitchId: "vsw-new",
    securityGroupId: "sg-new",
    过户后账号交换机ID: "vsw-new",
    过户后账号安全组ID: "sg-new",
    ...over,
  };
}

/** The cells of the card's lines, top to bottom. */
function cellsIn(card: string): string[][] {
  return card
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) =>
      line
        .split("│")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe("reports/card", () => {
  it("gives an instance a row with its name, id, zone and the three ids", () => {
    expect(cellsIn(confirmationCard([row()], "en")).slice(-2)).to.deep.equal([
      ["web-1", "cn-hangzhou-h", "vpc-new", "vsw-new", "sg-new"],
      ["i-bp1web", "", "", "", ""],
    ]);
  });

  it("keeps the order of the instances", () => {
    const rows = [row(), row({ instanceId: "i-bp1db" }), row({ instanceId: "i-bp1api" })];
    const ids = cellsIn(confirmationCard(rows, "zh")).flatMap(([first = ""]) =>
      first.startsWith("i-") ? [first] : [],
    );

    expect(ids).to.deep.equal(["i-bp1web", "i-bp1db", "i-bp1api"]);
  });

  for (const language of ["zh", "en"] as const) {
    it(`names the fields as the console does, and the account and the deadline (${language})`, () => {
      const card = confirmationCard([row()], language);

      expect(card).to.include("过户后账号交换机ID").and.to.include("过户后账号安全组ID");
      expect(card)
        .to.include("1755000000000020")
        .and.to.match(/24 (小时|hours)/);
    });
  }

  it("names the risk notice, which is read before the transfer (R11.1)", () => {
    for (const language of ["zh", "en"] as const) {
      const card = confirmationCard([row()], language);

      expect(card).to.match(/irrevocable|不可撤回/);
      expect(card).to.match(/https:\/\/terms\.aliyun\.com\/\S+\.html\n$/);
    }
  });

  it("says its own words in one language", () => {
    const chinese = confirmationCard([row()], "zh");
    const english = confirmationCard([row()], "en");

    expect(chinese).not.to.match(/confirm|Instance|Zone/);
    expect(english).to.include("Instance").and.not.to.include("实例");
  });

  it("names each account once, where a landing goes to several", () => {
    const rows = [row(), row(), row({ targetAccount: "1755000000000021" })];

    expect(confirmationCard(rows, "en")).to.include(
      "in account 1755000000000020, 1755000000000021:",
    );
  });

  it("prints nothing of a name that a terminal would obey", () => {
    const card = confirmationCard([row({ instanceName: "web\u001b[2J\n1" })], "en");

    expect(card).not.to.include("\u001b");
    expect(cellsIn(card).at(-1)).to.deep.equal(["i-bp1web", "", "", "", ""]);
  });
});
