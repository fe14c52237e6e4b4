import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "chai";
import { displayWidth } from "../../reports/text/wrap.ts";
import type { Language } from "../../core/text.ts";

const root = join(import.meta.dirname, "..", "..");
const commands = [
  "rehearse",
  "inventory",
  "init",
  "attest",
  "check",
  "explain",
  "rules",
  "plan",
  "pulumi",
  "card",
  "freeze",
  "recover",
  "simulate",
  "doctor",
];
const languages: readonly Language[] = ["zh", "en"];
const han = /\p{Script=Han}/u;
/** What commander says by itself, and the headings of our own help. */
const english = /Usage:|Options:|Commands:|Arguments:|Examples:|Exit codes|default:|choices:/;

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `ecs-transfer ARGS` where only `env` says a language. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  node: readonly string[] = [],
): Promise<Answer> {
  const unsaid = { ECS_TRANSFER_LANG: "", LC_ALL: "", LC_MESSAGES: "", LANG: "" };
  const child = spawn(process.execPath, [...node, join(root, "cli", "main.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, ...unsaid, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

async function helpOf(args: readonly string[], language: Language): Promise<string> {
  const { code, out, err } = await run(args, { ECS_TRANSFER_LANG: language });
  expect({ code, err }).to.deep.equal({ code: 0, err: "" });
  return out;
}

/** The options, arguments and commands that a help lists, with what it says about each. */
function itemsOf(help: string): Map<string, string> {
  const items = new Map<string, string>();
  let last = "";
  for (const line of listing(help)) {
    const [, term, description] = /^ {2}(\S.*?)(?: {2,}(.*))?$/.exec(line) ?? [];
    if (term === undefined) items.set(last, `${items.get(last) ?? ""} ${line.trim()}`);
    else items.set((last = term), description ?? "");
  }
  return items;
}

/** The lines of the lists, which are what is indented before the examples. */
function listing(help: string): string[] {
  const [lists = ""] = help.split(/\n(?:示例|Examples|第一步|First steps)/);
  return lists.split("\n").filter((line) => line.startsWith("  "));
}

describe("cli/help", () => {
  for (const args of [["--help"], ...commands.map((name) => ["help", name])]) {
    it(`speaks Chinese and English in: ${args.join(" ")}`, async () => {
      const [zh, en] = await Promise.all([helpOf(args, "zh"), helpOf(args, "en")]);
      const chinese = itemsOf(zh);

      expect(chinese.size).to.be.greaterThan(0);
      for (const [term, text] of chinese) expect(text, term).to.match(han);
      expect(zh)
        .to.match(/^用法：/)
        .and.to.match(/\n(示例|第一步)：\n/);
      expect(zh.split("\n\n")[1], "description").to.match(han);
      expect(zh).not.to.match(english);

      expect([...itemsOf(en).keys()]).to.deep.equal([...chinese.keys()]);
      expect(en).not.to.match(han);
      expect(en)
        .to.match(/^Usage:/)
        .and.to.match(/\n(Examples|First steps):\n/);
    });
  }

  it("lists every command", async () => {
    for (const language of languages) {
      const listed = [...itemsOf(await helpOf(["--help"], language)).keys()];
      expect(listed.filter((term) => !term.startsWith("-"))).to.deep.equal([...commands, "help"]);
    }
  });

  it("keeps to the width of a terminal, a Chinese character taking two columns", async () => {
    for (const line of listing(await helpOf(["inventory", "--help"], "zh"))) {
      expect(displayWidth(line), line).to.be.at.most(80);
    }
  });

  it("shows a command's help by its own option, too", async () => {
    for (const flag of ["-h", "--help"]) {
      expect(await helpOf(["check", flag], "zh")).to.equal(await helpOf(["help", "check"], "zh"));
    }
  });

  it("names what an option has without being given, and what it can be", async () => {
    expect(itemsOf(await helpOf(["help", "check"], "zh")).get("-s, --stage <STAGE>")).to.contain(
      "（默认：submit）",
    );
    expect(itemsOf(await helpOf(["help", "check"], "en")).get("-s, --stage <STAGE>")).to.contain(
      "(default: submit)",
    );
    const protocol = "--protocol <PROTOCOL>";
    expect(itemsOf(await helpOf(["help", "inventory"], "zh")).get(protocol)).to.contain(
      "（可用：http、https）",
    );
    expect(itemsOf(await helpOf(["help", "inventory"], "en")).get(protocol)).to.contain(
      "(allowed: http, https)",
    );
  });

  for (const { args, env, speaks } of [
    { args: ["--lang", "zh", "--help"], env: {}, speaks: "zh" },
    { args: ["--help", "--lang", "zh"], env: {}, speaks: "zh" },
    { args: ["--lang=zh", "check", "--help"], env: {}, speaks: "zh" },
    { args: ["check", "--help", "--lang=zh"], env: {}, speaks: "zh" },
    { args: ["check", "--lang", "en", "--help"], env: { LANG: "zh_CN.UTF-8" }, speaks: "en" },
    { args: ["--lang", "zh", "check", "--lang", "en", "-h"], env: {}, speaks: "en" },
    { args: ["check", "--help"], env: { LANG: "zh_CN.UTF-8" }, speaks: "zh" },
    { args: ["--help"], env: { ECS_TRANSFER_LANG: "en", LANG: "zh_CN.UTF-8" }, speaks: "en" },
    { args: ["--help"], env: {}, speaks: "en" },
  ]) {
    it(`speaks ${speaks} for ${args.join(" ")} in ${JSON.stringify(env)}`, async () => {
      const { code, out } = await run(args, env);

      expect(code).to.equal(0);
      expect(out).to.match(speaks === "zh" ? /^用法：/ : /^Usage:/);
    });
  }

  for (const { args, zh, en } of [
    {
      args: ["chekc"],
      zh: "没有命令 chekc。是否想写 check？可用：rehearse、inventory、",
      en: "There is no command chekc. Did you mean check? Allowed: rehearse, inventory, ",
    },
    {
      args: ["nothing-like-it"],
      zh: "没有命令 nothing-like-it。可用：",
      en: "There is no command nothing-like-it. Allowed: ",
    },
    {
      args: ["check", "--satge", "plan"],
      zh: "check 没有选项 --satge。是否想写 --stage？可用：--manifest、",
      en: "check has no option --satge. Did you mean --stage? Allowed: --manifest, ",
    },
    {
      args: ["--sideways"],
      zh: "ecs-transfer 没有选项 --sideways。可用：--version、--lang、--help。",
      en: "ecs-transfer has no option --sideways. Allowed: --version, --lang, --help.",
    },
    {
      args: ["check", "--stage"],
      zh: "选项 -s, --stage <STAGE> 缺少值。用法见：ecs-transfer check --help",
      en: "The option -s, --stage <STAGE> needs a value. See: ecs-transfer check --help",
    },
    {
      args: ["init"],
      zh: "缺少必需的选项 --inventory <FILE>。用法见：ecs-transfer init --help",
      en: "The option --inventory <FILE> is required. See: ecs-transfer init --help",
    },
    {
      args: ["check", "one", "two"],
      zh: "check 不带参数，多出：one two。",
      en: "check takes no arguments; too many: one two.",
    },
    {
      args: ["inventory", "--protocol", "htp"],
      zh: "--protocol <PROTOCOL>：不能是 htp。是否想写 http？可用：http、https。",
      en: "--protocol <PROTOCOL>: it cannot be htp. Did you mean http? Allowed: http, https.",
    },
    {
      args: ["check", "--stage", "plam"],
      zh: "--stage plam：没有这一项。是否想写 plan？",
      en: "--stage plam: there is none of that name. Did you mean plan?",
    },
    {
      args: ["check", "--lang", "fr"],
      zh: "--lang fr：不认识的语言。可用：zh、en。",
      en: "--lang fr: unknown language. Allowed: zh, en.",
    },
    {
      args: ["--lang", "fr", "--help"],
      zh: "--lang fr：不认识的语言。可用：zh、en。",
      en: "--lang fr: unknown language. Allowed: zh, en.",
    },
    {
      args: ["check", "\u001B[31m"],
      zh: "check 不带参数，多出：\\u{1b}[31m。",
      en: "check takes no arguments; too many: \\u{1b}[31m.",
    },
  ]) {
    it(`tells in both languages what is wrong with: ${JSON.stringify(args.join(" "))}`, async () => {
      const [inChinese, inEnglish] = await Promise.all([
        run(args, { ECS_TRANSFER_LANG: "zh" }),
        run(args, { ECS_TRANSFER_LANG: "en" }),
      ]);

      expect(inChinese).to.include({ code: 3, out: "" });
      expect(inChinese.err)
        .to.contain(`错误：${zh}`)
        .and.not.to.match(/\n\s+at |error/);
      expect(inEnglish).to.include({ code: 3, out: "" });
      expect(inEnglish.err)
        .to.contain(`error: ${en}`)
        .and.not.to.match(/\n\s+at /);
      expect(inEnglish.err).not.to.match(han);
    });
  }

  it("cuts what somebody pasted by mistake", async () => {
    const { code, err } = await run(["x".repeat(10_000)]);

    expect(code).to.equal(3);
    expect(err.length).to.be.lessThan(500);
  });

  it("shows the help where no command is given, and fails", async () => {
    const { code, out, err } = await run(["--lang", "zh"]);

    expect({ code, out }).to.deep.equal({ code: 3, out: "" });
    expect(err).to.match(/^用法：/);
  });

  it("prints the version and nothing else", async () => {
    const { code, out, err } = await run(["--version"]);

    expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    expect(out).to.match(/^\d+\.\d+\.\d+\n$/);
  });

  /** The packages that a run loads. */
  async function packagesOf(args: readonly string[]): Promise<string[]> {
    const hook = `import { registerHooks } from "node:module";
      registerHooks({ load(url, context, next) {
        process.stderr.write("loaded " + url + "\\n");
        return next(url, context);
      } });`;
    const { err } = await run(args, {}, [
      "--import",
      `data:text/javascript,${encodeURIComponent(hook)}`,
    ]);
    const names = [...err.matchAll(/^loaded .*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)];
    return [...new Set(names.map(([, name]) => name ?? ""))].toSorted();
  }

  it("loads for help and version only what these need", async () => {
    const light = ["commander", "fastest-levenshtein", "picocolors"];
    for (const args of [["--version"], ["--help"], ["check", "--help"], ["help", "recover"]]) {
      expect(await packagesOf(args), args.join(" ")).to.deep.equal(light);
    }
    expect(await packagesOf(["check", "--stage", "plam"])).to.include("zod");
  });
});
