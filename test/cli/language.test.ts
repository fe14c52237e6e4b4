import { expect } from "chai";
import { languageAtStart, languageOf } from "../../cli/language.ts";
import { UserError } from "../../cli/user-error.ts";

describe("cli/language", () => {
  for (const { env, language } of [
    { env: {}, language: "en" },
    { env: { LANG: "zh_CN.UTF-8" }, language: "zh" },
    { env: { LANG: "en_GB.UTF-8" }, language: "en" },
    { env: { LANG: "C.UTF-8" }, language: "en" },
    { env: { LC_ALL: "en_US.UTF-8", LANG: "zh_CN.UTF-8" }, language: "en" },
    { env: { LC_MESSAGES: "zh_TW.UTF-8", LANG: "en_US.UTF-8" }, language: "zh" },
    { env: { LC_ALL: "", LANG: "zh_CN.UTF-8" }, language: "zh" },
    { env: { ECS_TRANSFER_LANG: "zh", LC_ALL: "en_US.UTF-8" }, language: "zh" },
    { env: { ECS_TRANSFER_LANG: "en", LANG: "zh_CN.UTF-8" }, language: "en" },
  ]) {
    it(`speaks ${language} for ${JSON.stringify(env)}`, () => {
      expect(languageOf(undefined, env)).to.equal(language);
    });
  }

  it("does as it is told before anything else", () => {
    expect(languageOf("en", { ECS_TRANSFER_LANG: "zh" })).to.equal("en");
    expect(languageOf("zh", { LANG: "en_US.UTF-8" })).to.equal("zh");
  });

  it("refuses a language that it does not speak", () => {
    expect(() => languageOf("fr", {})).to.throw(UserError, "Allowed: zh, en");
  });

  for (const { args, language } of [
    { args: [], language: "en" },
    { args: ["--lang", "zh"], language: "zh" },
    { args: ["check", "--lang", "zh"], language: "zh" },
    { args: ["--lang=zh", "check"], language: "zh" },
    { args: ["--lang", "zh", "check", "--lang", "en"], language: "en" },
    { args: ["check", "--lang", "fr"], language: "en" },
    { args: ["check", "--lang"], language: "en" },
    { args: ["check", "--", "--lang", "zh"], language: "en" },
    { args: ["--lang", "zh", "pulumi", "up", "--lang", "en"], language: "zh" },
    { args: ["pulumi", "new", "--lang", "zh"], language: "en" },
    { args: ["card", "--stack", "pulumi", "--lang", "zh"], language: "zh" },
  ]) {
    it(`starts in ${language} for: ${args.join(" ")}`, () => {
      expect(languageAtStart(args, {})).to.equal(language);
    });
  }

  it("starts in the environment's language where none is asked for", () => {
    expect(languageAtStart(["check", "--lang", "fr"], { LANG: "zh_CN.UTF-8" })).to.equal("zh");
  });
});
