import { expect } from "chai";
import { ordersOf } from "../../../cli/check/formats.ts";
import { UserError } from "../../../cli/user-error.ts";

describe("cli/check/formats", () => {
  for (const { asked, output, orders } of [
    { asked: ["table"], output: undefined, orders: [{ format: "table" }] },
    { asked: ["json"], output: "a.json", orders: [{ format: "json", file: "a.json" }] },
    {
      asked: ["junit=j.xml", "table"],
      output: undefined,
      orders: [{ format: "junit", file: "j.xml" }, { format: "table" }],
    },
    {
      asked: ["junit=j.xml", "html"],
      output: "r.html",
      orders: [
        { format: "junit", file: "j.xml" },
        { format: "html", file: "r.html" },
      ],
    },
    { asked: ["json=a=b"], output: undefined, orders: [{ format: "json", file: "a=b" }] },
  ]) {
    it(`reads ${asked.join(" ")}${output === undefined ? "" : ` with --output ${output}`}`, () => {
      expect(ordersOf(asked, output)).to.deep.equal(orders);
    });
  }

  for (const { asked, output, says } of [
    { asked: ["tabl"], output: undefined, says: /Did you mean table\?/ },
    { asked: ["xml=a"], output: undefined, says: /Allowed: table, json, sarif/ },
    {
      asked: ["table", "json"],
      output: undefined,
      says: /one format alone can go to the terminal/,
    },
    { asked: ["json=a", "sarif=a"], output: undefined, says: /written to a/ },
    { asked: ["json=a", "sarif"], output: "a", says: /written to a/ },
    { asked: ["json="], output: undefined, says: /no file name follows/ },
    { asked: ["json=a"], output: "b", says: /every format has a file of its own/ },
  ]) {
    it(`refuses ${asked.join(" ")}${output === undefined ? "" : ` with --output ${output}`}`, () => {
      expect(() => ordersOf(asked, output))
        .to.throw(UserError)
        .with.nested.property("text.en")
        .match(says);
    });
  }
});
