import { expect } from "chai";
import { withHints } from "../../../core/rules/hint.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";

const open = undecided("attested.x", { unknown: "nobody has attested it" });
const failed = fail({ path: "instance.status", expected: "Stopped", actual: "Running" });

describe("core/rules/hint", () => {
  it("puts what was seen beside an open question", () => {
    expect(withHints(open, ["one order", "another"])).to.deep.equal({
      ...open,
      reason: "nobody has attested it; one order; another",
    });
  });

  it("leaves a verdict as it is that stands, or that nothing was seen beside", () => {
    expect(withHints(open, [])).to.equal(open);
    expect(withHints(pass, ["one order"])).to.equal(pass);
    expect(withHints(failed, ["one order"])).to.equal(failed);
  });
});
