import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { beside, readInput } from "../../../core/input/read-input.ts";
import { gbk } from "../../support/gbk.ts";
import { errorsOf, valueOf } from "../../support/results.ts";

const read = (path: string): string => readFileSync(path, "utf8");

describe("core/input/read-input", () => {
  for (const { name, path, says } of [
    {
      name: "a missing file",
      path: join(tmpdir(), "no-such-folder", "a.yaml"),
      says: "no such file",
    },
    { name: "a folder", path: tmpdir(), says: "directory" },
    { name: "a path through a file", path: join(import.meta.filename, "a"), says: "no directory" },
    { name: "an endless name", path: join(tmpdir(), "a".repeat(5000)), says: "too long" },
  ]) {
    it(`says of ${name} what is wrong`, () => {
      const [error] = errorsOf(readInput(path, read));

      expect(error?.file).to.equal(path);
      expect(error?.message.en).to.contain(says);
    });
  }

  it("names the code of an error that it has no words for", () => {
    const failing = (): string => {
      throw Object.assign(new Error("i/o error"), { code: "EIO" });
    };

    expect(errorsOf(readInput("a", failing))[0]?.message.en).to.contain("EIO");
  });

  for (const [what, bug] of [
    ["an error without a code", new TypeError("a bug")],
    ["an error whose code is no text", Object.assign(new TypeError("a bug"), { code: 5 })],
  ] as const) {
    it(`throws on ${what}, which is none of the system's`, () => {
      const broken = (): string => {
        throw bug;
      };

      expect(() => readInput("a", broken)).to.throw(TypeError, "a bug");
    });
  }

  it("decodes bytes as it is told to", () => {
    const decode = (bytes: Uint8Array) => `${String(bytes.length)} bytes`;

    expect(valueOf(readInput("a", () => Uint8Array.of(1, 2), decode))).to.equal("2 bytes");
    expect(valueOf(readInput("a", () => "text", decode))).to.equal("text");
  });

  it("takes bytes for UTF-8 where nothing else is said", () => {
    expect(valueOf(readInput("a", () => Buffer.from("方向")))).to.equal("方向");
    expect(valueOf(readInput("a", () => gbk("方向")))).to.contain("\uFFFD");
  });

  it("gives the text", () => {
    expect(valueOf(readInput(import.meta.filename, read))).to.contain("gives the text");
  });

  for (const { file, path, together } of [
    { file: "transfer.yaml", path: "s.json", together: "s.json" },
    { file: "transfer.yaml", path: "./s.json", together: "s.json" },
    { file: "a/transfer.yaml", path: "././s.json", together: "a/s.json" },
    { file: "a/transfer.yaml", path: "b/./s.json", together: "a/b/./s.json" },
    { file: "a/b/transfer.yaml", path: "../s.json", together: "a/b/../s.json" },
    { file: "a\\transfer.yaml", path: "s.json", together: "a\\s.json" },
    { file: "a/transfer.yaml", path: "/s.json", together: "/s.json" },
    { file: "a/transfer.yaml", path: "C:\\s.json", together: "C:\\s.json" },
  ]) {
    it(`finds ${path} beside ${file}`, () => {
      expect(beside(file, path)).to.equal(together);
    });
  }
});
