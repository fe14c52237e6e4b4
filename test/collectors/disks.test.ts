import { expect } from "chai";
import { clearCase } from "../../core/rules/clear-case.ts";
import { judge } from "../../core/rules/judge.ts";
import { rules } from "../../policies/rules/index.ts";
import { collectAround } from "./around.ts";
import { disksPage, wireDisk } from "./small-region.ts";

describe("collectors/disks", () => {
  for (const Status of ["Attaching", "Detaching", "ReIniting", "Creating"]) {
    it(`never lets a disk that is ${Status} and names no instance look like a pass`, async () => {
      const changing = { Type: "data", Status, Encrypted: true, Attachments: undefined };
      const elsewhere = { ...changing, ZoneId: "cn-hangzhou-k" };
      const { instance } = await collectAround({
        DescribeDisks: () =>
          disksPage([
            wireDisk("d-1", "i-1"),
            wireDisk("d-2", "", changing),
            wireDisk("d-3", "", elsewhere),
          ]),
      });

      const outcomes = judge(rules, { ...clearCase(rules), instance }).map(
        ({ rule, verdict }) => [rule.id, verdict.outcome] as const,
      );
      expect(instance.disks).to.have.length(2);
      expect(instance.disks).to.have.nested.property("[1].attachedTo.unknown");
      expect(Object.fromEntries(outcomes)).to.include({
        "instance-disk-transition": "unknown",
        "instance-disk-encrypted": "unknown",
        "instance-disk-burst": "pass",
      });
    });
  }

  it("does not ask whose a disk is that nothing is attached to", async () => {
    const free = { Type: "data", Status: "Available", Attachments: undefined };
    const { instance, gaps } = await collectAround({
      DescribeDisks: () => disksPage([wireDisk("d-1", "i-1"), wireDisk("d-2", "", free)]),
    });

    expect(instance.disks).to.have.length(1);
    expect(gaps).to.deep.equal([]);
  });
});
