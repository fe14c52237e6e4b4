import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { fill } from "../../../reports/text/fill.ts";
import { readAssets } from "../../../reports/html/assets.ts";
import { countPhrases } from "../../../reports/words.ts";

/** The same as the page's own script does it. */
const fillOfPage = runInNewContext(
  `(${/\bfunction fill\([^]*?\n\}\n/.exec(readAssets().script)?.[0] ?? ""})`,
) as typeof fill;

for (const [where, filled] of [
  ["reports/text/fill", fill],
  ["reports/html/page", fillOfPage],
] as const) {
  describe(`${where}: fill`, () => {
    for (const [count, note, warning] of [
      [0, "0 notes", "0 warnings"],
      [1, "1 note", "1 warning"],
      [2, "2 notes", "2 warnings"],
      ["1,001", "1,001 notes", "1,001 warnings"],
    ] as const) {
      it(`says ${note}, and ${warning}`, () => {
        expect(filled(countPhrases.note.en, { count })).to.equal(note);
        expect(filled(countPhrases.warning.en, { count })).to.equal(warning);
      });
    }

    it("leaves a slot that nothing is given for, and never fills what was filled in", () => {
      expect(filled("{a} {b} {b|one|many}", { a: "{c} $& {b}", c: "no" })).to.equal(
        "{c} $& {b} {b} {b|one|many}",
      );
    });
  });
}
