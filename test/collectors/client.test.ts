import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { ReadAction } from "../../collectors/actions.ts";
import type { Cloud } from "../../collectors/client.ts";
import { CloudError } from "../../collectors/cloud-error.ts";
import { canarySecret, clientOf, failure, startHandMadeCloud, success } from "./hand-made-cloud.ts";
import type { Answering, HandMadeCloud } from "./hand-made-cloud.ts";

async function refusal(call: Promise<unknown>): Promise<CloudError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CloudError) return error;
    throw error;
  }
  throw new Error("the call was not refused");
}

describe("collectors/client", () => {
  let server: HandMadeCloud;
  async function serve(identity: Answering, others: Record<string, Answering> = {}): Promise<void> {
    server = await startHandMadeCloud({ GetCallerIdentity: identity, ...others });
  }
  afterEach(() => server.stop());

  const account = (): ReturnType<typeof success> => success({ AccountId: "1000000000000001" });

  it("sends action, version and parameters in RPC style and gives the body as it came", async () => {
    await serve(account, { DescribeVpcs: () => success({ TotalCount: 0, Vpcs: { Vpc: [] } }) });
    const cloud = await clientOf(server);

    const body = await cloud.call("DescribeVpcs", {
      PageNumber: 1,
      DryRun: true,
      VpcId: undefined,
    });

    expect(body).to.deep.include({ TotalCount: 0, Vpcs: { Vpc: [] } });
    expect(server.calls[0]).to.deep.include({
      action: "DescribeVpcs",
      version: "2016-04-28",
      query: { DryRun: "true", PageNumber: "1" },
    });
  });

  for (const [action, reason] of [
    ["DeleteInstance", "not a read-only action"],
    ["ModifyInstanceAttribute", "not a read-only action"],
    ["StopInstances", "not a read-only action"],
    ["RunInstances", "not a read-only action"],
    ["describeInstances", "not a read-only action"],
    ["Describe", "not a read-only action"],
    ["DescribeUserData", "not among the actions"],
  ] as const) {
    it(`lets no byte of ${action} leave`, async () => {
      await serve(account);
      const cloud = await clientOf(server);

      let thrown: unknown;
      await cloud.call(action as ReadAction).catch((error: unknown) => {
        thrown = error;
      });

      expect(thrown).to.be.instanceOf(Error).and.not.instanceOf(CloudError);
      expect(thrown).to.have.property("message").that.contains(reason);
      expect(server.calls).to.be.empty;
    });
  }

  it("comes back after being throttled twice, and waits longer each time", async () => {
    await serve((_call, count) =>
      count < 3 ? failure(400, "Throttling.User", "slow down") : account(),
    );
    const waits: number[] = [];
    const cloud = await clientOf(server, {
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });

    await cloud.call("GetCallerIdentity");

    expect(server.calls).to.have.length(3);
    expect(waits).to.have.length(2);
    expect(waits[0]).to.be.within(1000, 1250);
    expect(waits[1]).to.be.within(2000, 2500);
  });

  it("gives up on throttling only after waiting longer than the minute for which an API stays refused", async () => {
    await serve(() => failure(400, "Throttling", "slow down"));
    const waits: number[] = [];
    const cloud = await clientOf(server, {
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });

    const error = await refusal(cloud.call("GetCallerIdentity"));

    expect(error.kind).to.equal("throttled");
    expect(waits.reduce((sum, ms) => sum + ms, 0)).to.be.within(60_000, 180_000);
    expect(server.calls).to.have.length(8);
  });

  it("tries again after a gateway's HTML page and names it when it stays", async () => {
    const page = { status: 502, body: "<html>Bad Gateway</html>" };
    await serve((_call, count) => (count === 1 ? page : account()));
    const cloud = await clientOf(server);

    await cloud.call("GetCallerIdentity");

    expect(server.calls).to.have.length(2);
    await server.stop();
    await serve(() => page);
    expect(await refusal((await clientOf(server)).call("GetCallerIdentity"))).to.include({
      kind: "unreadable",
    });
    expect(server.calls).to.have.length(4);
  });

  it("tries again when the connection breaks", async () => {
    await serve((_call, count) => (count === 1 ? { body: "", hangUp: true } : account()));

    await (await clientOf(server)).call("GetCallerIdentity");

    expect(server.calls).to.have.length(2);
  });

  it("waits for an answer that takes longer than the SDK's own three seconds", async function () {
    this.timeout(10_000);
    await serve(() => ({ ...account(), delayMs: 3_300 }));

    await (await clientOf(server)).call("GetCallerIdentity");

    expect(server.calls).to.have.length(1);
  });

  it("ends a call that is never answered", async () => {
    await serve(() => ({ ...account(), delayMs: 2_000 }));

    const error = await refusal(
      (await clientOf(server, { timeoutMs: 150 })).call("GetCallerIdentity"),
    );

    expect(error).to.include({ kind: "timeout", action: "GetCallerIdentity" });
  });

  it("does not repeat a call that was refused", async () => {
    await serve(() =>
      failure(403, "Forbidden.RAM", "User not authorized to operate on the specified resource."),
    );

    const error = await refusal((await clientOf(server)).call("GetCallerIdentity"));

    expect(error).to.include({ kind: "denied", code: "Forbidden.RAM" });
    expect(error.message).to.equal(
      "Forbidden.RAM: User not authorized to operate on the specified resource.",
    );
    expect(server.calls).to.have.length(1);
  });

  for (const [code, kind] of [
    ["InvalidAccessKeyId.NotFound", "key"],
    ["SignatureDoesNotMatch", "key"],
    ["InvalidSecurityToken.Expired", "key"],
    ["InvalidRegionId.NotFound", "region"],
    ["NoPermission", "denied"],
    ["InvalidParameter", "request"],
  ] as const) {
    it(`tells ${code} as a matter of ${kind}`, async () => {
      await serve(() => failure(400, code, "no"));

      expect(await refusal((await clientOf(server)).call("GetCallerIdentity"))).to.include({
        kind,
        code,
      });
    });
  }

  it("takes the secret out of whatever the service says", async () => {
    const token = "canary-token-91ab";
    await serve(() =>
      failure(400, "SignatureDoesNotMatch", `signed with ${canarySecret} and ${token}`),
    );
    const key = { accessKeyId: "test-key", accessKeySecret: canarySecret, securityToken: token };

    const error = await refusal((await clientOf(server, { key })).call("GetCallerIdentity"));

    expect(error.message).to.equal("SignatureDoesNotMatch: signed with *** and ***");
    expect(`${JSON.stringify(error)} ${error.stack ?? ""}`).to.not.contain("canary");
    expect(server.calls[0]?.headers["x-acs-security-token"]).to.equal(token);
  });

  for (const [name, body, kind, message] of [
    [
      "billing",
      { Success: false, Code: "NotAuthorized", Message: "no permission" },
      "denied",
      "NotAuthorized: no permission",
    ],
    [
      "DTS",
      { Success: "false", ErrCode: "InternalError", ErrMessage: "later" },
      "request",
      "InternalError: later",
    ],
    ["a service", { Success: false }, "request", "Refused: the service gives no reason"],
  ] as const) {
    it(`takes what ${name} refuses with the status of a success for a refusal`, async () => {
      await serve(() => success(body));

      const error = await refusal((await clientOf(server)).call("GetCallerIdentity"));

      expect(error).to.include({ kind, message });
    });
  }

  describe("with the billing of two sites", () => {
    const balance = (): ReturnType<typeof success> => success({ Success: true, Data: {} });
    const elsewhere: Answering = () => failure(400, "NotApplicable", "not for this caller");
    let other: HandMadeCloud;
    afterEach(() => other.stop());
    async function ofTwoSites(first: Answering, second: Answering): Promise<Cloud> {
      await serve(account, { QueryAccountBalance: first, ListFundAccount: first });
      other = await startHandMadeCloud({ QueryAccountBalance: second, ListFundAccount: second });
      return clientOf(server, { billingEndpoints: [server.endpoint, other.endpoint] });
    }

    it("goes to the other site when told that the account is not of this one, and stays there", async () => {
      const cloud = await ofTwoSites(elsewhere, balance);

      await cloud.call("QueryAccountBalance");
      await cloud.call("ListFundAccount");
      await cloud.call("GetCallerIdentity");

      expect(server.calls.map((call) => call.action)).to.deep.equal([
        "QueryAccountBalance",
        "GetCallerIdentity",
      ]);
      expect(other.calls.map((call) => call.action)).to.deep.equal([
        "QueryAccountBalance",
        "ListFundAccount",
      ]);
    });

    it("knows the answer as well when it comes with the status of a success", async () => {
      const refused = { Success: false, Code: "NotApplicable", Message: "not for this caller" };
      const cloud = await ofTwoSites(() => success(refused), balance);

      expect(await cloud.call("QueryAccountBalance")).to.deep.include({ Data: {} });
    });

    it("asks the other site once, and keeps to the first when neither has an answer", async () => {
      const cloud = await ofTwoSites(
        (call, count) => (call.action === "ListFundAccount" ? balance() : elsewhere(call, count)),
        elsewhere,
      );

      const error = await refusal(cloud.call("QueryAccountBalance"));
      await cloud.call("ListFundAccount");

      expect(error.code).to.equal("NotApplicable");
      expect(other.calls.map((call) => call.action)).to.deep.equal(["QueryAccountBalance"]);
      expect(server.calls.map((call) => call.action)).to.deep.equal([
        "QueryAccountBalance",
        "ListFundAccount",
      ]);
    });

    it("does not ask the other site for any other reason", async () => {
      const cloud = await ofTwoSites(() => failure(403, "NotAuthorized", "no"), balance);

      await refusal(cloud.call("QueryAccountBalance"));

      expect(other.calls).to.be.empty;
    });
  });

  it("says that nobody listens", async () => {
    await serve(account);
    const closed = await closedPort();

    const error = await refusal(
      (await clientOf(server, { endpoint: closed })).call("GetCallerIdentity"),
    );

    expect(error).to.include({ kind: "unreachable", code: "ECONNREFUSED", endpoint: closed });
  });

  it("never has more calls under way than allowed", async () => {
    let most = 0;
    let current = 0;
    await serve(account, {
      DescribeVpcs: () => {
        current += 1;
        most = Math.max(most, current);
        setTimeout(() => (current -= 1), 25);
        return { ...success({ TotalCount: 0, Vpcs: { Vpc: [] } }), delayMs: 30 };
      },
    });
    const cloud = await clientOf(server, { concurrency: 3 });

    await Promise.all(Array.from({ length: 12 }, () => cloud.call("DescribeVpcs")));

    expect(most).to.equal(3);
    expect(server.calls).to.have.length(12);
  });

  it("starts the calls of one action no faster than allowed", async () => {
    await serve(account);
    const waits: number[] = [];
    const cloud = await clientOf(server, {
      callsPerSecond: 10,
      sleep: (ms) => {
        waits.push(Math.round(ms / 100));
        return Promise.resolve();
      },
    });

    await Promise.all(Array.from({ length: 4 }, () => cloud.call("GetCallerIdentity")));

    expect(waits).to.deep.equal([1, 2, 3]);
  });
});

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${String(port)}`;
}
