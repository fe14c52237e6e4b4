import { nastyName } from "../../reports/support/report.ts";

/** Names that try to leave their place in one format or another. */
export const hostileNames: readonly string[] = [
  nastyName,
  "]]></failure><testcase/><![CDATA[",
  "</script><script>alert(1)</script>",
  `"><img src=x onerror=alert(2)>`,
  "</title></style></noscript><svg onload=alert(3)>",
  "\u001b[2J\u001b]0;title\u0007\u009b31m",
  "\u202Etxt.exe\u2066\u200F",
  "a | b || c \\| `d` ``e",
  "[link](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>",
  "\r\n# heading\n\n- item\n| --- |\n",
  "@octocat octo/cat#1 GH-1 https://evil.example www.evil.example",
  "\u{1F469}\u200D\u{1F4BB} \u{1F600} 数据库",
  "长".repeat(300),
  "<!-- {shown} {count|a|b} $& <instance> %SRCROOT% {0}",
  "\uD800 lone \uFFFF",
];

interface HostileInventory {
  readonly instances: readonly ReturnType<typeof hostileInstance>[];
  readonly securityGroups: readonly Record<string, string>[];
  readonly [field: string]: unknown;
}

/** An inventory in which hardly anything could be seen, and what could be is hostile; with fields that no release knows. */
export function hostileInventory(count: number): HostileInventory {
  return {
    version: 1,
    account: "1404423000000010",
    region: "cn-hangzhou",
    takenAt: "2026-05-31T00:00:00Z",
    futureField: { futureField: ["futureField"] },
    securityGroups: [
      { id: "sg-bp1web", vpcId: "vpc-bp1source", type: "normal", futureField: "futureField" },
    ],
    instances: Array.from({ length: count }, (_, index) => hostileInstance(index)),
  };
}

function hostileInstance(index: number) {
  const name = hostileNames[index % hostileNames.length] ?? "";
  return {
    id: index % 13 === 0 ? `i-${String(index)} ${name}` : `i-bp1${String(index).padStart(5, "0")}`,
    name,
    keyPair: name,
    ramRole: name,
    networkType: "vpc",
    locks: { unknown: `Forbidden: ${name}` },
    futureField: "futureField",
  };
}
