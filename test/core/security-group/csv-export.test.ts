import { expect } from "chai";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import { CsvColumns } from "../../../core/manifest/csv-columns.ts";
import { parseConsoleExport } from "../../../core/security-group/export.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const named = {
  direction: "方向",
  policy: "授权策略",
  protocol: "协议",
  ports: "端口",
  peer: "授权对象",
  priority: "优先级",
  description: "描述",
  localPeer: "本端",
  sourcePorts: "源端口",
  ignore: ["创建时间"],
  words: { "自定义 TCP": "TCP", 任意: "0.0.0.0/0" },
};
const columns = CsvColumns.parse(named);
const header = "方向,授权策略,协议,端口,授权对象,优先级,描述,本端,源端口,创建时间";
const row = "入方向,允许,TCP,80/80,10.0.0.0/8,1,,,,2020";

function permissionsOf(...lines: readonly string[]): readonly object[] {
  const text = [header, ...lines].join("\n");
  return valueOf(parseConsoleExport(text, "a.csv", columns)).permissions as readonly object[];
}

function mistakesOf(...lines: readonly string[]): string[] {
  const errors = errorsOf(parseConsoleExport([header, ...lines].join("\n"), "a.csv", columns));
  return errors.map(({ line, message }) => `${String(line)} ${message.en}`);
}

describe("core/security-group/csv-export", () => {
  it("reads records into the API's shape, by the columns that the manifest names", () => {
    expect(
      permissionsOf(
        "入方向,允许,自定义 TCP,80/80,任意,1,网站,,,2020",
        "Egress,Drop,全部,-1/-1,2001:db8::/32,100,,,,2020",
        "出方向,拒绝,udp,53,sg-bp1dns,2,,10.0.0.1/32,1024/2048,2020",
        "inbound,allow,TCP,prl-bp1web,pl-bp1office, 3 ,,,,2020",
      ),
    ).to.deep.equal([
      {
        Direction: "ingress",
        Policy: "Accept",
        IpProtocol: "TCP",
        PortRange: "80/80",
        SourceCidrIp: "0.0.0.0/0",
        Priority: "1",
        Description: "网站",
      },
      {
        Direction: "egress",
        Policy: "Drop",
        IpProtocol: "ALL",
        PortRange: "-1/-1",
        Ipv6DestCidrIp: "2001:db8::/32",
        Priority: "100",
        Description: "",
      },
      {
        Direction: "egress",
        Policy: "Drop",
        IpProtocol: "udp",
        PortRange: "53/53",
        DestGroupId: "sg-bp1dns",
        Priority: "2",
        Description: "",
        SourceCidrIp: "10.0.0.1/32",
        SourcePortRange: "1024/2048",
      },
      {
        Direction: "ingress",
        Policy: "Accept",
        IpProtocol: "TCP",
        PortRangeListId: "prl-bp1web",
        SourcePrefixListId: "pl-bp1office",
        Priority: "3",
        Description: "",
      },
    ]);
  });

  it("reads headers that are the API's own names where the manifest says that they are", () => {
    const text =
      "Direction,IpProtocol,PortRange,Policy,Priority,SourceCidrIp,CreateTime\ningress,TCP,80/80,Accept,1,::1,2020";

    expect(valueOf(parseConsoleExport(text, "a.csv", "api")).permissions).to.deep.equal([
      {
        Direction: "ingress",
        IpProtocol: "TCP",
        PortRange: "80/80",
        Policy: "Accept",
        Priority: "1",
        SourceCidrIp: "::1",
      },
    ]);
  });

  it("refuses other headers where they are said to be the API's", () => {
    const text = "Direction,IpProtocol,PortRange,Policy,priority,Port,Port\n";

    const said = errorsOf(parseConsoleExport(text, "a.csv", "api"));

    expect(said.map(({ message }) => message.en.split(/[?.] /, 2).join("; "))).to.deep.equal([
      'the header "Port" stands there twice, so it is open which one is meant.',
      'there is no header "Priority" (columns: api); Did you mean "priority"',
      'the header "priority" is no field name of the API; Name the columns one by one, and put what says nothing of the rule under ignore.',
      'the header "Port" is no field name of the API; Name the columns one by one, and put what says nothing of the rule under ignore.',
    ]);
  });

  for (const { name, text } of [
    { name: "a byte order mark", text: `\uFEFF${header}\n${row}\n` },
    { name: "line breaks of Windows", text: `${header}\r\n${row}\r\n` },
    { name: "no line break at the end", text: `${header}\n${row}` },
    { name: "blank lines and empty records", text: `\n${header}\n\n${row}\n,,,,,,,,,\n` },
    { name: "quotes", text: `${header}\n${row.replaceAll(/[^,]+/g, '"$&"')}\n` },
    {
      name: "semicolons of a spreadsheet",
      text: `${header}\n${row}`.replaceAll(",", ";"),
    },
    { name: "tabs of a spreadsheet", text: `${header}\n${row}`.replaceAll(",", "\t") },
  ]) {
    it(`reads CSV with ${name}`, () => {
      const { permissions } = valueOf(parseConsoleExport(text, "a.csv", columns));

      expect(permissions).to.deep.equal(permissionsOf(row));
    });
  }

  it("carries a description to the character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (description) => {
        fc.pre(!/[\r\0\uFFFD]/.test(description));
        const cell = `"${description.replaceAll('"', '""')}"`;

        expect(permissionsOf(row.replace("1,,", `1,${cell},`))).to.deep.equal([
          { ...permissionsOf(row)[0], Description: description },
        ]);
      }),
    );
  });

  it("refuses CSV without columns, with the headers and a line to copy that reads it", () => {
    const plain = header
      .replace("本端,", "")
      .replace("创建时间", '创建者 "甲"'.replaceAll('"', ""));
    const record = "入方向,允许,TCP,80/80,10.0.0.0/8,1,,1/65535,2020";
    const [error] = errorsOf(parseConsoleExport(`${plain}\n${record}\n`, "a.csv"));
    const said = error?.message.en ?? "";
    const copied = parseYaml(said.slice(said.indexOf("columns:"))) as { readonly columns: unknown };

    expect(said).to.contain('Headers found: "方向", "授权策略", "协议", ');
    expect(
      valueOf(
        parseConsoleExport(`${plain}\n${record}\n`, "a.csv", CsvColumns.parse(copied.columns)),
      ).permissions,
    ).to.deep.equal([{ ...permissionsOf(row)[0], SourcePortRange: "1/65535" }]);
  });

  it("guesses no column whose name says nothing, and the API's names by themselves", () => {
    const said = (text: string) => errorsOf(parseConsoleExport(text, "a.csv"))[0]?.message.en;

    expect(said("A,B\n")).to.match(
      /columns: \{ direction: "\?", .*, priority: "\?", ignore: \["A", "B"\] \}$/,
    );
    expect(said("Direction,IpProtocol,PortRange,Policy,Priority\n")).to.match(/columns: api$/);
  });

  it("says every wrong cell of every record at once, each at its line", () => {
    expect(
      mistakesOf(row, "进,放行,自定义 UDP,80;443,office,高,,sg-1,x,2020", "", row, "a,b", row),
    ).to.deep.equal([
      '3 direction: found "进"; allowed: ingress or egress. If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 policy: found "放行"; allowed: accept or drop. If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 protocol: found "自定义 UDP"; allowed: TCP | UDP | ICMP | ICMPv6 | GRE | ALL. If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 ports: found "80;443"; allowed: a range such as 80/80, a single port or -1/-1, or a port list (prl-...). If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 peer: found "office"; allowed: one block, one group (sg-...) or one prefix list (pl-...). If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 priority: found "高"; allowed: a whole number. If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 localPeer: found "sg-1"; allowed: a block, or nothing. If it is the console\'s other way to say one of them, put it under words in columns.',
      '3 sourcePorts: found "x"; allowed: a range such as 80/80, a single port or -1/-1, or nothing. If it is the console\'s other way to say one of them, put it under words in columns.',
      "6 this record has 2 cells, and the header has 10.",
    ]);
  });

  it("refuses a column that may narrow the rules and of which nothing is said", () => {
    const text = `${header},目的地址\n${row},10.0.0.7\n`;

    expect(errorsOf(parseConsoleExport(text, "a.csv", columns))[0]?.message.en).to.equal(
      'columns says nothing of these: "目的地址". They may narrow what a rule lets through; put those that do not under ignore.',
    );
  });

  it("says every header that is not there, is there twice or is used twice", () => {
    const astray = { ...named, direction: "方 向", peer: "端口" };
    const text = `${header},协议\n`;

    const said = errorsOf(parseConsoleExport(text, "a.csv", CsvColumns.parse(astray)));

    expect(said.map(({ message }) => message.en.split(". ", 1)[0])).to.deep.equal([
      'the header "协议" stands there twice, so it is open which one is meant.',
      'columns uses "端口" twice; a column holds one thing.',
      'there is no header "方 向" (columns: direction)',
      'columns says nothing of these: "方向", "授权对象"',
    ]);
  });

  it("knows the line of each rule, after records of several lines", () => {
    const described = row.replace("1,,", '1,"two\r\nlines",');
    const text = [header, described, "", row].join("\r\n");

    const { placesOf: linesOf } = valueOf(parseConsoleExport(text, "a.csv", columns));

    expect(linesOf([1, 0])).to.deep.equal([
      { line: 5, column: 1 },
      { line: 2, column: 1 },
    ]);
  });

  for (const { name, lines, place, says } of [
    { name: "never ends", lines: [row, `"${row}`, row], place: "3:1", says: "never ends" },
    { name: "ends too early", lines: [row, `"入"方向,a`], place: "3:1", says: "written twice" },
    {
      name: "begins too late",
      lines: [row, row, `入"方向",a`],
      place: "4:1",
      says: "written twice",
    },
  ]) {
    it(`says where a quote stands that ${name}`, () => {
      const errors = errorsOf(parseConsoleExport([header, ...lines].join("\n"), "a.csv", columns));

      expect(placesOf(errors)).to.deep.equal([place]);
      expect(errors[0]?.message.en).to.contain(says);
    });
  }

  it("answers for any text, and names no line that is not there", () => {
    const marks = ['"', ",", ";", "\t", "\n", "\r", " ", "a", "入方向", "\uFEFF", "[", "{"];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...marks) }), fc.boolean(), (text, headed) => {
        const whole = headed ? `${header}\n${text}` : text;
        const read = parseConsoleExport(whole, "a.csv", columns);
        if (read.ok) return;

        expect(read.errors).not.to.be.empty;
        for (const { line } of read.errors)
          expect(line).to.be.within(1, whole.split(/\r\n?|\n/).length);
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses more rules than a group holds, with their number and nothing else", () => {
    const lines = Array.from({ length: 10_000 }, () => "nonsense");

    expect(mistakesOf(...lines)).to.deep.equal([
      "1 the export holds 10000 rules, and a group holds 1000 at most. Check that it is the export of one group.",
    ]);
    expect(permissionsOf(...Array.from({ length: 1000 }, () => row))).to.have.length(1000);
  });

  it("counts no line breaks inside of quotes, and no records that hold nothing", () => {
    const described = row.replace("1,,", `1,"${'two ""lines""\n'.repeat(3)}",`);
    const lines = Array.from({ length: 1000 }, () => [described, "", ",,,"]).flat();

    expect(permissionsOf(...lines)).to.have.length(1000);
    expect(mistakesOf(...lines, row)[0]).to.contain("holds 1001 rules");
  });

  it("refuses a record that is too long to be a rule", () => {
    const [said] = mistakesOf(row, `"${"x".repeat(200_000)}"`);

    expect(said).to.match(/^\d+ the record here is too long to be a rule/);
  });
});
