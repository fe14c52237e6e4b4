import { expect } from "chai";
import { collectDtsJobs } from "../../../collectors/bindings/dts.ts";
import type { DtsJobs } from "../../../collectors/bindings/dts.ts";
import { ask, machine } from "../asking.ts";
import type { Asked } from "../asking.ts";
import { success } from "../hand-made-cloud.ts";
import type { Answer, Answering } from "../hand-made-cloud.ts";
import { denied } from "../small-region.ts";

const one = machine("i-1", { publicIps: ["203.0.113.5"] });

const elsewhere = { InstanceType: "RDS", InstanceID: "rm-1", Ip: "" };

function page(rows: readonly unknown[], TotalRecordCount = rows.length): Answer {
  return success({ Success: true, TotalRecordCount, PageRecordCount: 30, DtsJobList: rows });
}

/** Answers one kind of job; there are none of the others. */
function jobs(rows: readonly unknown[], kind = "MIGRATION"): Record<string, Answering> {
  return { DescribeDtsJobs: ({ query }) => page(query["JobType"] === kind ? rows : []) };
}

function job(changes: Record<string, unknown>): unknown {
  return {
    DtsJobId: "job1",
    Status: "Migrating",
    SourceEndpoint: elsewhere,
    DestinationEndpoint: elsewhere,
    ...changes,
  };
}

function collect(changes: Record<string, Answering>): Promise<Asked<DtsJobs>> {
  return ask(changes, collectDtsJobs);
}

describe("collectors/bindings/dts", () => {
  it("lists the three kinds of job of the region, thirty a page, without their objects", async () => {
    const { result, callsOf } = await collect({});

    expect(result.of(one)).to.deep.equal([]);
    const asked = callsOf("DescribeDtsJobs").map(({ query }) => query);
    expect(asked.map((query) => query["JobType"])).to.have.members([
      "MIGRATION",
      "SYNC",
      "SUBSCRIBE",
    ]);
    for (const query of asked)
      expect(query).to.include({ Region: "cn-hangzhou", PageSize: "30", WithoutDbList: "true" });
  });

  for (const kind of ["MIGRATION", "SYNC", "SUBSCRIBE"]) {
    it(`finds the instance at either end of a job of the kind ${kind}`, async () => {
      const end = { InstanceType: "ECS", InstanceID: "i-1" };
      const { result } = await collect(
        jobs(
          [
            job({ DtsJobId: "b", SourceEndpoint: end }),
            job({ DtsJobId: "a", DestinationEndpoint: end, Status: "Suspending" }),
            job({ DtsJobId: "c" }),
          ],
          kind,
        ),
      );

      expect(result.of(one)).to.deep.equal([
        { id: "a", status: "Suspending", role: "destination" },
        { id: "b", status: "Migrating", role: "source" },
      ]);
    });
  }

  for (const [name, end, found] of [
    ["a public address", { InstanceType: "other", Ip: "203.0.113.5" }, true],
    ["a private address", { InstanceType: "other", Ip: "10.0.1.5" }, true],
    [
      "a private address in its VPC",
      { InstanceType: "EXPRESS", InstanceID: "vpc-1", Ip: "10.0.1.5" },
      true,
    ],
    [
      "a private address behind a CEN",
      { InstanceType: "CEN", InstanceID: "cen-1", Ip: "10.0.1.5" },
      true,
    ],
    [
      "the same private address in another VPC",
      { InstanceType: "EXPRESS", InstanceID: "vpc-2", Ip: "10.0.1.5" },
      false,
    ],
    [
      "another instance of the same private address",
      { InstanceType: "ECS", InstanceID: "i-2", Ip: "10.0.1.5" },
      false,
    ],
    ["an end that names nothing", {}, false],
  ] as const) {
    it(`${found ? "finds it by" : "is not misled by"} ${name}`, async () => {
      const { result } = await collect(jobs([job({ SourceEndpoint: end })]));

      expect(result.of(one)).to.have.length(found ? 1 : 0);
    });
  }

  for (const Status of ["Finished", "Released"]) {
    it(`leaves out a job that is ${Status}, but not the way back that goes on`, async () => {
      const end = { InstanceType: "ECS", InstanceID: "i-1" };
      const { result } = await collect(
        jobs([
          job({ Status, SourceEndpoint: end }),
          job({
            Status,
            SourceEndpoint: end,
            ReverseJob: job({
              DtsJobId: "back",
              Status: "Synchronizing",
              DestinationEndpoint: end,
            }),
          }),
        ]),
      );

      expect(result.of(one)).to.deep.equal([
        { id: "back", status: "Synchronizing", role: "destination" },
      ]);
    });
  }

  it("reads all pages", async () => {
    const end = { InstanceType: "ECS", InstanceID: "i-1" };
    const { result } = await collect({
      DescribeDtsJobs: ({ query }) => {
        if (query["JobType"] !== "SYNC") return page([]);
        return query["PageNumber"] === "1"
          ? page(
              Array.from({ length: 30 }, () => job({})),
              31,
            )
          : page([job({ SourceEndpoint: end })], 31);
      },
    });

    expect(result.of(one)).to.have.length(1);
  });

  it("takes over nothing of what else an answer tells of a database", async () => {
    const end = {
      InstanceType: "ECS",
      InstanceID: "i-1",
      UserName: "canary-user",
      Password: "canary-password",
      DatabaseName: "canary-database",
    };
    const { result } = await collect(
      jobs([job({ SourceEndpoint: end, DbObject: "canary-object", ErrorMessage: "canary-error" })]),
    );

    expect(result.of(one)).to.have.length(1);
    expect(JSON.stringify([result.of(one), result.gaps])).to.not.contain("canary");
  });

  it("keeps what one kind gave where another is refused, even with the status of a success", async () => {
    const end = { InstanceType: "ECS", InstanceID: "i-1" };
    const { result } = await collect({
      DescribeDtsJobs: ({ query }) =>
        query["JobType"] === "SYNC"
          ? success({ Success: false, ErrCode: "Forbidden", ErrMessage: "no" })
          : page(query["JobType"] === "MIGRATION" ? [job({ SourceEndpoint: end })] : []),
    });

    expect(result.of(one)).to.have.length(1);
    expect(result.of(machine("i-2"))).to.deep.equal({ unknown: "Forbidden: no" });
    expect(result.gaps.map(({ action, reason }) => [action, reason])).to.deep.equal([
      ["DescribeDtsJobs", "Forbidden: no"],
    ]);
  });

  it("knows nothing, and says so once, where all is denied", async () => {
    const { result } = await collect({ DescribeDtsJobs: denied });

    expect(result.of(one)).to.have.property("unknown");
    expect(result.gaps).to.have.length(1);
  });
});
