import grpc from "@grpc/grpc-js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import rpc from "@pulumi/pulumi/proto/provider_pb.js";
import status from "@pulumi/pulumi/proto/status_pb.js";
import { bothLanguages } from "../core/security-group/group-rule.ts";
import { checkInputs, unknownValue } from "./check.ts";
import type { CheckFailure } from "./check.ts";
import { openGroupCloud } from "./cloud.ts";
import type { GroupCloud } from "./cloud.ts";
import { compareRuleSets } from "./compare.ts";
import type { Change, Values } from "./compare.ts";
import {
  createRuleSet,
  deleteRuleSet,
  PartialFailure,
  readRuleSet,
  updateRuleSet,
} from "./rule-set.ts";
import type { NamedRules, RuleSet } from "./rule-set.ts";
import { readSettings, settingProblems } from "./settings.ts";
import type { Settings } from "./settings.ts";

export const providerName = "ecs-transfer";
export const providerVersion = "0.1.0";
const ruleSetType = "ecs-transfer:index:SecurityGroupRules";

/**
 * The provider as the engine calls it (pulumirpc.ResourceProvider). One process serves one configuration.
 * @param environment where the keys come from
 */
export function providerService(
  environment: Readonly<Record<string, string | undefined>>,
): grpc.UntypedServiceImplementation {
  const cancelled = new AbortController();
  const clouds = new Map<string, Promise<GroupCloud>>();
  let settings: Settings = {};

  function cloudOf(region: string): Promise<GroupCloud> {
    const open = clouds.get(region) ?? openGroupCloud({ ...settings, region, environment });
    clouds.set(region, open);
    return open;
  }

  async function read(request: rpc.ReadRequest): Promise<rpc.ReadResponse> {
    const state = valuesOf(request.getProperties());
    const inputs = valuesOf(request.getInputs());
    const region = textOf(state["region"] ?? inputs["region"] ?? settings.region ?? "");
    if (region === "")
      throw new Error(
        "an import needs the region in the provider's configuration / 导入时须在 provider 配置中填写 region",
      );
    const securityGroupId = request.getId();
    const known = (state["rules"] ?? inputs["rules"] ?? {}) as NamedRules;
    const found = await readRuleSet(await cloudOf(region), { securityGroupId, region }, known);
    const answer = new rpc.ReadResponse();
    if (found === undefined) return answer;
    return answer.setId(securityGroupId).setProperties(structOf(found)).setInputs(structOf(found));
  }

  async function create(request: rpc.CreateRequest): Promise<rpc.CreateResponse> {
    const answer = new rpc.CreateResponse();
    if (request.getPreview()) return answer.setProperties(request.getProperties());
    const wanted = ruleSetOf(request.getProperties());
    const made = await createRuleSet(await cloudOf(wanted.region), wanted, cancelled.signal);
    return answer.setId(wanted.securityGroupId).setProperties(structOf(made));
  }

  async function update(request: rpc.UpdateRequest): Promise<rpc.UpdateResponse> {
    const answer = new rpc.UpdateResponse();
    if (request.getPreview()) return answer.setProperties(request.getNews());
    const wanted = ruleSetOf(request.getNews());
    const cloud = await cloudOf(wanted.region);
    const made = await updateRuleSet(cloud, ruleSetOf(request.getOlds()), wanted, cancelled.signal);
    return answer.setProperties(structOf(made));
  }

  async function remove(request: rpc.DeleteRequest): Promise<empty.Empty> {
    const old = ruleSetOf(request.getProperties());
    await deleteRuleSet(await cloudOf(old.region), old, cancelled.signal);
    return new empty.Empty();
  }

  return {
    handshake: unary(() => new rpc.ProviderHandshakeResponse()),
    attach: unary(() => new empty.Empty()),
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(providerVersion)),
    getSchema: unary(() => {
      const schema = { name: providerName, version: providerVersion };
      return new rpc.GetSchemaResponse().setSchema(JSON.stringify(schema));
    }),
    checkConfig: unary((request: rpc.CheckRequest) => {
      const problems = settingProblems(valuesOf(request.getNews()), unknownValue);
      const failures = problems.map(({ field, reason }) => ({
        property: field,
        reason: bothLanguages(reason),
      }));
      return checked(request.getNews(), failures);
    }),
    diffConfig: unary(() => new rpc.DiffResponse()),
    configure: unary((request: rpc.ConfigureRequest) => {
      settings = readSettings(valuesOf(request.getArgs()), environment);
      return new rpc.ConfigureResponse().setSupportspreview(true);
    }),
    check: unary((request: rpc.CheckRequest) => {
      if (request.getType() !== ruleSetType)
        throw new Error(`unknown resource type ${request.getType()}`);
      const result = checkInputs(valuesOf(request.getNews()), settings.region);
      return checked(structOf(result.inputs), result.failures);
    }),
    diff: unary((request: rpc.DiffRequest) =>
      differences(compareRuleSets(valuesOf(request.getOlds()), valuesOf(request.getNews()))),
    ),
    create: unary(create),
    read: unary(read),
    update: unary(update),
    delete: unary(remove),
    cancel: unary(() => {
      cancelled.abort(new Error("cancelled / 已取消"));
      return new empty.Empty();
    }),
  };
}

function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    // Caught without exception: the engine waits for an answer for ever.
    Promise.resolve(call.request)
      .then(answer)
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback(failureOf(error));
        },
      );
  };
}

/** What was made before the failure goes into the state; the engine counts the resource as not yet right. */
function failureOf(error: unknown): Partial<grpc.StatusObject> {
  const details = error instanceof Error ? error.message : String(error);
  const metadata = new grpc.Metadata();
  if (error instanceof PartialFailure) {
    const made = structOf(error.made);
    const failed = new rpc.ErrorResourceInitFailed()
      .setId(error.made.securityGroupId)
      .setProperties(made)
      .setInputs(made)
      .setReasonsList([details]);
    const packed = new any.Any();
    packed.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const whole = new status.Status()
      .setCode(grpc.status.UNKNOWN)
      .setMessage(details)
      .setDetailsList([packed]);
    metadata.add("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  }
  return { code: grpc.status.UNKNOWN, details, metadata };
}

function checked(
  inputs: struct.Struct | undefined,
  failures: readonly CheckFailure[],
): rpc.CheckResponse {
  return new rpc.CheckResponse()
    .setInputs(inputs)
    .setFailuresList(
      failures.map(({ property, reason }) =>
        new rpc.CheckFailure().setProperty(property).setReason(reason),
      ),
    );
}

const kinds = {
  add: rpc.PropertyDiff.Kind.ADD,
  delete: rpc.PropertyDiff.Kind.DELETE,
  update: rpc.PropertyDiff.Kind.UPDATE,
  replace: rpc.PropertyDiff.Kind.UPDATE_REPLACE,
} as const;

function differences(changes: readonly Change[]): rpc.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = rpc.DiffResponse.DiffChanges;
  const answer = new rpc.DiffResponse()
    .setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...new Set(changes.map(({ path }) => path.split(/[.[]/)[0] ?? path))])
    .setReplacesList(changes.filter(({ kind }) => kind === "replace").map(({ path }) => path))
    .setHasdetaileddiff(true);
  for (const { path, kind } of changes)
    answer.getDetaileddiffMap().set(path, new rpc.PropertyDiff().setKind(kinds[kind]));
  return answer;
}

function valuesOf(values: struct.Struct | undefined): Values {
  return values?.toJavaScript() ?? {};
}

function structOf(values: object): struct.Struct {
  return struct.Struct.fromJavaScript(values as Record<string, struct.JavaScriptValue>);
}

function ruleSetOf(values: struct.Struct | undefined): RuleSet {
  return valuesOf(values) as unknown as RuleSet;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
