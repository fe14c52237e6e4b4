import { expect } from "chai";
import {
  checkUserBlock,
  checkVpcBlock,
  checkVswitchBlock,
} from "../../../core/landing/cidr-limits.ts";

describe("core/landing/cidr-limits", () => {
  for (const { check, text, wrong } of [
    { check: checkVpcBlock, text: "10.0.0.0/8" },
    { check: checkVpcBlock, text: "172.16.0.0/12" },
    { check: checkVpcBlock, text: "192.168.0.0/28" },
    { check: checkVpcBlock, text: "10.0.0.0/7", wrong: "/8 – /28" },
    { check: checkVpcBlock, text: "10.0.0.0/29", wrong: "/8 – /28" },
    { check: checkVpcBlock, text: "10.0.0.1/8", wrong: "write 10.0.0.0/8" },
    { check: checkVpcBlock, text: "100.64.0.0/16", wrong: "overlaps 100.64.0.0/10" },
    { check: checkVpcBlock, text: "127.0.0.0/16", wrong: "overlaps 127.0.0.0/8" },
    { check: checkVpcBlock, text: "169.254.0.0/16", wrong: "overlaps 169.254.0.0/16" },
    { check: checkVpcBlock, text: "224.0.0.0/8", wrong: "overlaps 224.0.0.0/4" },
    { check: checkVpcBlock, text: "2001:db8::/32", wrong: "no IPv4 CIDR block" },
    { check: checkVpcBlock, text: "", wrong: "no IPv4 CIDR block" },
    { check: checkVswitchBlock, text: "10.0.0.0/16" },
    { check: checkVswitchBlock, text: "10.0.0.0/29" },
    { check: checkVswitchBlock, text: "10.0.0.0/15", wrong: "/16 – /29" },
    { check: checkVswitchBlock, text: "10.0.0.0/30", wrong: "/16 – /29" },
    { check: checkUserBlock, text: "100.64.0.0/10" },
    { check: checkUserBlock, text: "30.0.0.0/7" },
    { check: checkUserBlock, text: "203.0.113.7/32" },
    { check: checkUserBlock, text: "30.0.0.1/8", wrong: "write 30.0.0.0/8" },
    { check: checkUserBlock, text: "2001:db8::/32", wrong: "no IPv4 CIDR block" },
  ]) {
    it(`${check.name} ${wrong === undefined ? "takes" : "refuses"} ${JSON.stringify(text)}`, () => {
      const checked = check(text);

      if (wrong === undefined) expect(checked).to.have.nested.property("cidr.text", text);
      else expect(checked).to.have.nested.property("wrong.en").that.contains(wrong);
    });
  }
});
