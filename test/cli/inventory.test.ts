import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ramPolicy } from "../../collectors/actions.ts";
import { inventoryCommand } from "../../cli/commands/inventory.ts";
import { runInventory } from "../../cli/inventory/run-inventory.ts";
import type { InventoryFlags } from "../../cli/inventory/run-inventory.ts";
import { UserError } from "../../cli/user-error.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import { failure, startHandMadeCloud } from "../collectors/hand-made-cloud.ts";
import type { Answering, HandMadeCloud } from "../collectors/hand-made-cloud.ts";
import { denied, instancesPage, smallRegion, wireInstance } from "../collectors/small-region.ts";

const canary = "canary-secret-of-the-environment";
const keyInEnvironment = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: "test-key",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: canary,
};

describe("cli/commands/inventory", () => {
  let folder: string;
  let server: HandMadeCloud;
  let out: string;
  let err: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-inventory-"));
    server = await startHandMadeCloud(smallRegion);
    out = err = "";
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function answerWith(changes: Record<string, Answering>): Promise<void> {
    await server.stop();
    server = await startHandMadeCloud({ ...smallRegion, ...changes });
  }
  async function run(
    flags: InventoryFlags,
    environment: Record<string, string> = keyInEnvironment,
  ): Promise<void> {
    await runInventory(
      {
        region: "cn-hangzhou",
        endpoint: server.endpoint,
        output: join(folder, "inventory.json"),
        lang: "en",
        ...flags,
      },
      {
        out: (text) => (out += text),
        err: (text) => (err += text),
        live: false,
        environment,
        now: () => new Date("2026-06-01T00:00:00Z"),
      },
    );
  }
  async function refusal(task: Promise<void>): Promise<UserError> {
    const error = await task.then(
      () => expect.fail("nothing was refused"),
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(UserError);
    expect(readdirSync(folder), "files left behind").to.deep.equal([]);
    return error as UserError;
  }

  it("writes a file that the other commands read, for its owner alone, and says what is in it", async () => {
    await run({});

    const file = join(folder, "inventory.json");
    const inventory = parseInventory(readFileSync(file, "utf8"), file);
    expect(inventory.ok && inventory.value.instances.map((one) => one.id)).to.deep.equal(["i-1"]);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(readdirSync(folder)).to.deep.equal(["inventory.json"]);
    expect(out).to.contain(
      "Account 1000000000000001, region cn-hangzhou: instances 1, security groups 1, VPCs 1, vSwitches 1.",
    );
    expect(out).to.contain("Every fact that was looked for has been read.").and.to.contain(file);
    expect(err).to.equal("");
  });

  it("replaces an older file as a whole", async () => {
    writeFileSync(join(folder, "inventory.json"), "old", { mode: 0o644 });

    await run({});

    expect(readFileSync(join(folder, "inventory.json"), "utf8")).to.match(/^\{/);
    expect(statSync(join(folder, "inventory.json")).mode & 0o777).to.equal(0o600);
  });

  it("writes nothing but the inventory to standard output", async () => {
    await run({ output: "-", lang: "zh" });

    expect(parseInventory(out, "stdout")).to.have.property("ok", true);
    expect(err).to.contain("账号 1000000000000001，地域 cn-hangzhou：实例 1");
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  for (const [action, en, zh] of [
    ["DescribeDisks", "disks: .+; grant ecs:DescribeDisks", "；需要权限 ecs:DescribeDisks"],
    ["QueryOrders", "; attach the system policy AliyunBSSRead", "；需要系统策略 AliyunBSSRead"],
  ] as const) {
    it(`names what a denied ${action} did not give and what settles it, in both languages`, async () => {
      await answerWith({ [action]: denied });

      await run({});
      expect(out).to.match(new RegExp(en));
      out = "";
      await run({ lang: "zh" });
      expect(out).to.match(new RegExp(zh));
    });
  }

  it("does not ask for a permission that is there", async () => {
    await answerWith({
      DescribeInstances: ({ query }) =>
        query["DryRun"] === "true" ? failure(400, "DryRunOperation", "fine") : instancesPage([]),
    });

    await run({ instance: ["i-2"] });

    expect(out).to.contain("i-2: NotListed: ").and.not.contain("grant");
  });

  it("names the fields that answers left out", async () => {
    await answerWith({
      DescribeInstances: () => instancesPage([wireInstance("i-1", { SpotStrategy: undefined })]),
    });

    await run({});

    expect(out).to.contain("instance.spotStrategy (1)");
  });

  it("shows control characters of the cloud instead of obeying them", async () => {
    await answerWith({
      DescribeDisks: () => failure(403, "Forbidden.RAM", "no\u001b[2J\u202Eway"),
    });

    await run({});

    expect(out).to.contain("no\\u{1b}[2J\\u{202e}way");
    await answerWith({ GetCallerIdentity: () => failure(403, "NoPermission", "no\u001b[2Jway") });
    const error = await run({}).catch((thrown: unknown) => thrown);
    expect(error).to.have.nested.property("text.zh").that.contains("no\\u{1b}[2Jway");
  });

  it("prints the RAM policy, and beside it what the policy cannot hold, in both languages", async () => {
    await run({ ramPolicy: true });
    expect(JSON.parse(out)).to.deep.equal(ramPolicy());
    await run({ ramPolicy: true, lang: "zh" });
    expect(err)
      .to.contain("attach the system policy AliyunBSSReadOnlyAccess beside it")
      .and.to.contain("请另外授予系统策略 AliyunBSSReadOnlyAccess");
    expect(server.calls).to.be.empty;
  });

  it("shows examples and the policy in its help", () => {
    let help = "";
    const command = inventoryCommand("en").configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();

    expect(help)
      .to.contain("ecs-transfer inventory --region cn-hangzhou")
      .and.to.contain("need the system policy AliyunBSSReadOnlyAccess beside it")
      .and.to.contain(JSON.stringify(ramPolicy(), undefined, 2));
  });

  it("never shows the secret, whatever the server says", async () => {
    for (const code of ["SignatureDoesNotMatch", "Forbidden.RAM", "InternalError"]) {
      const echo: Answering = ({ headers }) =>
        failure(
          code === "InternalError" ? 400 : 403,
          code,
          `${canary} ${String(headers["authorization"])}`,
        );
      await answerWith({ GetCallerIdentity: echo });
      const error = await refusal(run({}));

      expect(`${error.text.en} ${error.text.zh} ${error.stack ?? ""} ${out} ${err}`)
        .to.contain("***")
        .and.not.contain(canary);
    }
    await answerWith({ DescribeDisks: () => failure(403, "Forbidden.RAM", canary) });
    await run({});
    expect(readFileSync(join(folder, "inventory.json"), "utf8") + out + err)
      .to.contain("***")
      .and.not.contain(canary);
  });

  for (const [code, words] of [
    ["InvalidAccessKeyId.NotFound", "The credentials are not accepted"],
    ["InvalidTimeStamp.Expired", "clock"],
    ["InvalidRegionId.NotFound", "check --region"],
    ["InvalidOperation.NotSupportedEndpoint", "check --region"],
  ] as const) {
    it(`explains ${code}`, async () => {
      await answerWith({ GetCallerIdentity: () => failure(404, code, "no") });

      expect((await refusal(run({}))).text.en)
        .to.contain(words)
        .and.to.contain(code);
    });
  }

  it("explains that instances may not be listed", async () => {
    await answerWith({ DescribeInstances: denied });

    expect((await refusal(run({}))).text.en)
      .to.contain("Account 1000000000000001")
      .and.to.contain("Grant ecs:DescribeInstances");
  });

  it("explains that nobody answers at the endpoint", async () => {
    const { endpoint } = server;
    await server.stop();

    expect((await refusal(run({ endpoint }))).text.en).to.contain(`${endpoint} cannot be reached`);
    server = await startHandMadeCloud(smallRegion);
  });

  it("explains an endpoint that does not speak TLS", async () => {
    expect((await refusal(run({ protocol: "https" }))).text.en).to.contain(
      "check --protocol and --ca-file",
    );
  });

  for (const [flags, words] of [
    [{ region: "cn hangzhou" }, "not a region"],
    [{ region: "example.com/" }, "not a region"],
    [{ endpoint: "http://127.0.0.1:1" }, "without http://"],
    [{ caFile: "no-such-file.pem" }, "cannot be read"],
    [{ lang: "fr" }, "--lang fr"],
    [{ output: join("no", "such", "folder", "inventory.json") }, "cannot be written"],
  ] as const) {
    it(`refuses ${JSON.stringify(flags)} before the first call`, async () => {
      expect((await refusal(run(flags))).text.en).to.contain(words);
      expect(server.calls).to.be.empty;
    });
  }

  it("asks for a region where none is named, and takes the environment's", async () => {
    const none: InventoryFlags = { endpoint: server.endpoint, output: "-", lang: "en" };
    const io = {
      out: (text: string) => (out += text),
      err: () => undefined,
      live: false,
      now: () => new Date(),
    };

    const error = await runInventory(none, { ...io, environment: keyInEnvironment }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(UserError).with.property("message").that.contains("--region");

    await runInventory(none, {
      ...io,
      environment: { ...keyInEnvironment, ALICLOUD_REGION: "cn-beijing" },
    });
    expect(JSON.parse(out)).to.have.property("region", "cn-beijing");
  });

  it("refuses two different keys, and takes the provider's names as well", async () => {
    const provider = { ALICLOUD_ACCESS_KEY: "other-key", ALICLOUD_SECRET_KEY: canary };

    expect((await refusal(run({}, { ...keyInEnvironment, ...provider }))).text.en).to.contain(
      "two different keys",
    );
    await run({}, provider);
    expect(String(server.calls[0]?.headers["authorization"])).to.contain("Credential=other-key,");
  });

  describe("without a key in the environment", () => {
    const changed = [
      ...Object.keys(process.env).filter((name) => name.startsWith("ALIBABA_CLOUD_")),
      "HOME",
      "ALIBABA_CLOUD_ECS_METADATA_DISABLED",
    ];
    const saved = new Map(changed.map((name) => [name, process.env[name]]));
    beforeEach(() => {
      for (const name of changed) Reflect.deleteProperty(process.env, name);
      process.env["HOME"] = folder;
      // Without this the chain looks for the metadata service of an ECS instance, which takes seconds.
      process.env["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
    });
    afterEach(() => {
      for (const [name, value] of saved) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    });

    it("says that there are no credentials", async () => {
      expect((await refusal(run({}, {}))).text.en).to.contain("No credentials found");
    });

    it("takes a profile of the CLI's configuration, whatever the environment says", async () => {
      mkdirSync(join(folder, ".aliyun"));
      const profile = {
        name: "source",
        mode: "AK",
        access_key_id: "profile-key",
        access_key_secret: canary,
      };
      writeFileSync(
        join(folder, ".aliyun", "config.json"),
        JSON.stringify({ current: "", profiles: [profile] }),
      );

      await run({ profile: "source" }, keyInEnvironment);

      expect(String(server.calls[0]?.headers["authorization"])).to.contain(
        "Credential=profile-key,",
      );
    });

    it("does not quote a configuration that it cannot read", async () => {
      mkdirSync(join(folder, ".aliyun"));
      writeFileSync(
        join(folder, ".aliyun", "config.json"),
        `{"profiles": [{"access_key_secret": "${canary}"`,
      );

      const error = await run({ profile: "source" }, {}).catch((thrown: unknown) => thrown);

      expect(error)
        .to.be.instanceOf(UserError)
        .with.property("message")
        .that.contains("--profile source");
      expect(`${(error as Error).stack ?? ""}${JSON.stringify(error)}`).to.not.contain(canary);
      expect((error as Error).cause).to.equal(undefined);
    });
  });
});
