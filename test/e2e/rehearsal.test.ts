import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { projectFolder, workFolder } from "../../cli/engine/setup-record.ts";

const going = ["i-bp1sourceweb1", "i-bp1sourceweb2", "i-bp1sourcedb1"];

interface Rehearsal {
  readonly child: ChildProcess;
  /** Resolves when the output matches, with the match. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly text: string }>;
}

/** Starts a rehearsal in a process group of its own, as a shell would. */
function rehearse(language: string): Rehearsal {
  const child = spawn(
    process.execPath,
    [join(projectFolder, "cli", "main.mjs"), "rehearse", "--lang", language],
    { cwd: projectFolder, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  }
  const ended = once(child, "close").then(([exitCode]) => ({
    exitCode: exitCode as number | null,
    text,
  }));
  const over = ended.then(() => undefined);
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(text);
      if (match !== null) return match;
      if (child.exitCode !== null) throw new Error(`it ended without ${String(pattern)}: ${text}`);
      await Promise.race([sleep(20), over]);
    }
  };
  return { child, says, ended };
}

/** The local cloud's address, as the rehearsal's first command shows it. */
async function endpointOf({ says }: Rehearsal): Promise<string> {
  const [, endpoint = ""] = await says(/--endpoint (127\.0\.0\.1:\d+)/);
  return endpoint;
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(`http://${endpoint}/_simulator/accounts`).then(
    (response) => response.ok,
    () => false,
  );
}

function rehearsalFolders(): string[] {
  return existsSync(workFolder)
    ? readdirSync(workFolder).filter((name) => name.startsWith("rehearsal-"))
    : [];
}

describe("the rehearsal", () => {
  let before: string[];
  let running: Rehearsal[];
  beforeEach(() => {
    before = rehearsalFolders();
    running = [];
  });
  afterEach(async () => {
    for (const { child, ended } of running) {
      child.kill("SIGTERM");
      await ended;
    }
    // A rehearsal that is killed has no time to put its folder away.
    for (const name of rehearsalFolders().filter((name) => !before.includes(name))) {
      rmSync(join(workFolder, name), { recursive: true });
    }
  });
  function start(language: string): Rehearsal {
    const rehearsal = rehearse(language);
    running.push(rehearsal);
    return rehearsal;
  }

  for (const { language, words } of [
    {
      language: "en",
      words: [
        "1. Read both accounts",
        "Everything is kept and the same.",
        "The two groups let through exactly the same packets.",
        "For the confirmation in account 1755000000000020",
        "Nothing left this machine, and nothing of it is left.",
      ],
    },
    {
      language: "zh",
      words: [
        "1. 读取两个账号",
        "两个安全组放行的报文完全相同",
        "确认过户时填写（目标账号 1755000000000020",
        "未留下任何资源",
      ],
    },
  ]) {
    it(`lands every instance that goes, prints the card and leaves nothing behind (${language})`, async () => {
      const rehearsal = start(language);
      const endpoint = await endpointOf(rehearsal);
      expect(await answers(endpoint)).to.equal(true);

      const { exitCode, text } = await rehearsal.ended;

      expect(exitCode, text).to.equal(0);
      for (const word of words) expect(text).to.include(word);
      expect(cardIn(text)).to.deep.equal(going);
      expect(await answers(endpoint)).to.equal(false);
      expect(rehearsalFolders()).to.deep.equal(before);
    }).timeout(120_000);
  }

  for (const { moment, pattern } of [
    { moment: "while it creates the VPC", pattern: /landing-vpc creating/ },
    { moment: "while it judges the source's instances", pattern: /ecs-transfer check/ },
  ]) {
    it(`ends within seconds on ^C ${moment}, and leaves nothing behind`, async () => {
      const rehearsal = start("en");
      const endpoint = await endpointOf(rehearsal);
      await rehearsal.says(pattern);
      const interrupted = performance.now();
      if (rehearsal.child.pid !== undefined) process.kill(-rehearsal.child.pid, "SIGINT");

      const { exitCode, text } = await rehearsal.ended;

      expect(performance.now() - interrupted).to.be.below(30_000);
      expect(exitCode, text).to.equal(130);
      expect(text).to.include("The rehearsal was interrupted.");
      // The engine ends what it had begun, for which the cloud still has to be there.
      expect(text).not.to.match(/connection refused/);
      expect(text).not.to.match(/\n\s+at /);
      expect(await answers(endpoint)).to.equal(false);
      expect(rehearsalFolders()).to.deep.equal(before);
    }).timeout(120_000);
  }

  it("ends when it is told to, and takes the engine with it", async () => {
    const rehearsal = start("zh");
    const endpoint = await endpointOf(rehearsal);
    await rehearsal.says(/landing-vpc creating/);
    rehearsal.child.kill("SIGTERM");

    const { exitCode, text } = await rehearsal.ended;

    expect(exitCode, text).to.equal(143);
    expect(text)
      .to.include("演练已中断")
      .and.not.to.match(/landing-sg-bp1sourcedb-group created/);
    expect(await answers(endpoint)).to.equal(false);
    expect(rehearsalFolders()).to.deep.equal(before);
  }).timeout(120_000);

  it("leaves no local cloud behind when it is killed", async () => {
    const rehearsal = start("en");
    const endpoint = await endpointOf(rehearsal);
    rehearsal.child.kill("SIGKILL");
    await rehearsal.ended;

    for (let tries = 0; tries < 200 && (await answers(endpoint)); tries += 1) await sleep(50);
    expect(await answers(endpoint)).to.equal(false);
  }).timeout(60_000);
});

/** The instances of the card whose row holds all the ids that the confirmation asks for. */
function cardIn(text: string): string[] {
  const card = text.slice(text.lastIndexOf("$ ecs-transfer card"));
  const ids = /vpc-\w+ +│ vsw-\w+ +│ sg-\w+ +│\n│ (i-\w+)/g;
  return [...card.matchAll(ids)].map(([, id = ""]) => id);
}
