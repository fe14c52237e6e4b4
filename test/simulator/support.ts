import OpenApi from "@alicloud/openapi-core";
import { RuntimeOptions } from "@darabonba/typescript";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";

export const ECS = "2014-05-26";
export const VPC = "2016-04-28";
export const STS = "2015-04-01";
export const BSS = "2017-12-14";
export const LOCATION = "2015-06-12";

export const REGION = "cn-hangzhou";

export type Params = Record<string, string>;
/** An answer as it is on the wire; `at` reads a path of it. */
export type Body = Record<string, unknown>;

/** Two accounts; `source` has a VPC 10.0.0.0/16 with one vSwitch, a group and an instance. */
export const WORLD = `
version: 1
accounts:
  - name: source
    accountId: "1404423000000010"
    accessKeyId: key-source
    accessKeySecret: secret-source
    balance: { available: "1234567.50" }
    vpcs:
      - { id: vpc-a, name: a, cidrBlock: 10.0.0.0/16 }
    vswitches:
      - { id: vsw-a, name: a, vpc: vpc-a, zone: cn-hangzhou-h, cidrBlock: 10.0.1.0/24 }
      - { id: vsw-b, name: b, vpc: vpc-a, zone: cn-hangzhou-i, cidrBlock: 10.0.2.0/24 }
    securityGroups:
      - { id: sg-a, name: a, vpc: vpc-a }
      - { id: sg-b, name: b, vpc: vpc-a }
    images:
      - { id: m-a, name: a }
    keyPairs:
      - { name: ops }
    instances:
      - id: i-a
        name: a
        vswitch: vsw-a
        securityGroups: [sg-a]
        image: m-a
        privateIp: 10.0.1.10
        publicIp: 203.0.113.10
        keyPair: ops
        userData: "#!/bin/sh"
        tags: { app: shop }
        dataDisks:
          - { id: d-data, size: 100 }
        networkInterfaces:
          - { id: eni-second, privateIp: 10.0.1.20 }
      - id: i-paid
        name: paid
        vswitch: vsw-b
        securityGroups: [sg-a]
        image: m-a
        chargeType: PrePaid
        expiresAt: +100d
        status: Stopped
  - name: target
    accountId: "1755000000000020"
    accessKeyId: key-target
    accessKeySecret: secret-target
`;

export async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({ world: parseWorld(WORLD, "test.yaml"), ...options });
}

export type Client = (version: string, action: string, params?: Params) => Promise<Body>;

/** The vendor's generic client, as an independent judge of the wire format. */
export function client(simulator: Simulator, account = "source"): Client {
  const keys = simulator.accounts.find(({ name }) => name === account);
  const core = new OpenApi.default(
    new OpenApi.$OpenApiUtil.Config({
      accessKeyId: keys?.accessKeyId ?? account,
      accessKeySecret: "not checked",
      endpoint: simulator.endpoint,
      protocol: "HTTP",
      regionId: REGION,
      connectTimeout: 10_000,
      readTimeout: 10_000,
    }),
  );
  return async (version, action, params = {}) => {
    const request = new OpenApi.$OpenApiUtil.OpenApiRequest({
      query: { RegionId: REGION, ...params },
    });
    const answer: unknown = await core.callApi(
      new OpenApi.$OpenApiUtil.Params({
        action,
        version,
        protocol: "HTTP",
        pathname: "/",
        method: "POST",
        authType: "AK",
        style: "RPC",
        reqBodyType: "formData",
        bodyType: "json",
      }),
      request,
      new RuntimeOptions({}),
    );
    return bodyOf(answer);
  };
}

/** The code of the refusal that a call ends in; "" when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

/** The value at a path such as `Vpcs.Vpc.0.VpcId`; undefined where there is none. */
export function at(body: unknown, path: string): unknown {
  let value: unknown = body;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(part);
  }
  return value;
}

export function textAt(body: unknown, path: string): string {
  const value = at(body, path);
  if (typeof value !== "string") throw new Error(`no text at ${path}: ${JSON.stringify(body)}`);
  return value;
}

export function listAt(body: unknown, path: string): unknown[] {
  const value = at(body, path);
  if (!Array.isArray(value)) throw new Error(`no list at ${path}: ${JSON.stringify(body)}`);
  return value;
}

function bodyOf(answer: unknown): Body {
  const body = at(answer, "body");
  if (typeof body !== "object" || body === null) throw new Error("an answer without body");
  return Object.fromEntries(Object.entries(body));
}
