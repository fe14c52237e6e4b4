import { expect } from "chai";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const head = `version: 1
source: { account: "1404423000000010", inventory: source.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1a }]
`;
const parse = (landing: string) => parseManifest(`${head}landing:\n${landing}`, "transfer.yaml");

describe("core/manifest/landing-choices", () => {
  it("keeps everything that is said of the network", () => {
    const { landing } = valueOf(
      parse(`  vpc: { secondaryCidrs: [10.0.0.0/16], userCidrs: [], ipv6: false }
  vswitches:
    - { source: vsw-bp1a, adopt: vsw-bp1kept }
    - { source: vsw-bp1b, name: web, cidr: 10.0.1.0/24, ipv6Mask: 0 }
`),
    ).manifest;

    expect(landing).to.deep.equal({
      name: "landing",
      vpc: { secondaryCidrs: ["10.0.0.0/16"], userCidrs: [], ipv6: false },
      vswitches: [
        { source: "vsw-bp1a", adopt: "vsw-bp1kept" },
        { source: "vsw-bp1b", name: "web", cidr: "10.0.1.0/24", ipv6Mask: 0 },
      ],
      peerWithSource: false,
    });
  });

  for (const { name, landing, at, says } of [
    {
      name: "a vSwitch for a VPC",
      landing: "  vpc: { adopt: vsw-bp1a }\n",
      at: "6:17 landing.vpc.adopt",
      says: "a VPC ID, such as vpc-bp1example",
    },
    {
      name: "a VPC for a vSwitch",
      landing: "  vswitches: [{ source: vpc-bp1a }]\n",
      at: "6:25 landing.vswitches[0].source",
      says: "a vSwitch ID, such as vsw-bp1example",
    },
    {
      name: "IPv6 bits past 255",
      landing: "  vswitches: [{ source: vsw-bp1a, ipv6Mask: 256 }]\n",
      at: "6:45 landing.vswitches[0].ipv6Mask",
      says: "256",
    },
    {
      name: "a source vSwitch twice",
      landing: "  vswitches: [{ source: vsw-bp1a }, { source: vsw-bp1a }]\n",
      at: "6:47 landing.vswitches[1].source",
      says: '"vsw-bp1a" stands in landing.vswitches[0] already. Remove one of them.',
    },
  ]) {
    it(`refuses ${name}`, () => {
      const errors = errorsOf(parse(landing));

      expect(placesOf(errors)).to.deep.equal([at]);
      expect(errors[0]?.message.en).to.contain(says);
    });
  }
});
