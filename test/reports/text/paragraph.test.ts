import { expect } from "chai";
import { paragraph } from "../../../reports/text/paragraph.ts";
import { commandIn } from "../../../reports/text/commands.ts";
import { rules } from "../../../policies/rules/index.ts";

describe("reports/text/paragraph", () => {
  it("indents what follows the first line further", () => {
    expect(paragraph("one two three four", 11, 1)).to.equal(" one two\n   three\n   four");
  });

  it("gives a command its own line, whole and without what stands around it", () => {
    const text = "Look first (aliyun ecs DescribeDisks --DiskIds '[\"d-1\"]'), then go on.";

    expect(paragraph(text, 30)).to.equal(
      "Look first\n  aliyun ecs DescribeDisks --DiskIds '[\"d-1\"]'\n  then go on.",
    );
  });

  it("parts two commands of a sentence", () => {
    const text =
      "启动：aliyun ecs StartInstance --InstanceId <instance>，再停止：aliyun ecs StopInstances --InstanceId.1 <instance>。";

    expect(paragraph(text, 60)).to.equal(
      [
        "启动：",
        "  aliyun ecs StartInstance --InstanceId <instance>",
        "  再停止：",
        "  aliyun ecs StopInstances --InstanceId.1 <instance>",
      ].join("\n"),
    );
  });

  it("leaves no part of a command in a sentence, for every remedy of the catalogue", () => {
    for (const { id, remedy, undo } of rules) {
      for (const text of [remedy.zh, remedy.en, undo?.zh ?? "", undo?.en ?? ""]) {
        const lines = paragraph(text, 80)
          .split("\n")
          .map((line) => line.trim());
        const commands = lines.filter((line) => line.startsWith("aliyun "));

        expect(commands, id).to.deep.equal(text.match(commandIn) ?? []);
        expect(lines.filter((line) => !line.startsWith("aliyun ")).join(" "), id).not.to.match(
          /aliyun [a-z]+ [A-Z]/,
        );
      }
    }
  });
});
