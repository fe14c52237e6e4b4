import resource from "@pulumi/pulumi/proto/resource_pb.js";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { setMocks } from "@pulumi/pulumi/runtime/mocks.js";
import type { MockMonitor, MockResourceArgs, Mocks } from "@pulumi/pulumi/runtime/mocks.js";
import { disconnect, getMonitor } from "@pulumi/pulumi/runtime/settings.js";
import { whenThrottled } from "../../../components/throttled.ts";
import { answerOf } from "./strict-provider.ts";

/** A resource as the program asked the engine for it, its options included. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** A component is not custom. */
  readonly custom: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Name of the parent, empty for a child of the stack. */
  readonly parent: string;
  /** Name of the provider that the program chose for it, empty for the default one. */
  readonly provider: string;
  /** Names of what it waits for, those that its inputs mention included. */
  readonly waitsFor: readonly string[];
  /** Name of the resource with which it goes, empty for none. */
  readonly deletedWith: string;
  /** Whether it is only taken out of the state when the program no longer has it. */
  readonly retainOnDelete: boolean;
  /** Names of the hooks that its failures run. */
  readonly onError: readonly string[];
  /** What `registerOutputs` was given; `undefined` where it was not called. */
  readonly outputs: Readonly<Record<string, unknown>> | undefined;
}

type Callback = (error: unknown, response: unknown) => void;

interface OutputsRequest {
  getUrn(): string;
  getOutputs(): { toJavaScript(): Record<string, unknown> };
}

interface Recorder {
  readonly registered: { readonly request: RegisterResourceRequest; readonly urn: string }[];
  readonly outputs: Map<string, Record<string, unknown>>;
  /** Resolves when the first hook is there. */
  readonly hooked: Promise<unknown>;
}

/** The mocks of the SDK are told type and inputs alone; parents and other options are in the requests to its monitor. */
async function record(mocks: Mocks): Promise<Recorder> {
  await setMocks(mocks, "ecs-transfer", "test");
  const monitor = getMonitor() as unknown as MockMonitor;
  const registerResource = monitor.registerResource.bind(monitor);
  const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
  const { promise: hooked, resolve: hookArrived } = Promise.withResolvers<undefined>();
  const recorder: Recorder = { registered: [], outputs: new Map(), hooked };
  Object.assign(monitor, {
    registerResource: (request: RegisterResourceRequest, callback: Callback) =>
      registerResource(request, (error, response) => {
        const urn = response instanceof resource.RegisterResourceResponse ? response.getUrn() : "";
        recorder.registered.push({ request, urn });
        callback(error, response);
      }),
    registerResourceOutputs: (request: OutputsRequest, callback: Callback) => {
      recorder.outputs.set(request.getUrn(), request.getOutputs().toJavaScript());
      registerOutputs(request, callback);
    },
    // The SDK's own monitor has no answer to hooks.
    registerErrorHook: (_request: unknown, callback: Callback) => {
      callback(null, {});
      hookArrived(undefined);
    },
  });
  return recorder;
}

// The program makes its hook once, and the SDK opens a server for it, which no queue of the SDK waits for. Made here,
// it is there when a test begins; so is the global in which the SDK keeps its state, which is no leak of a test then.
await inOwnEnvironment(async () => {
  const { hooked } = await record({ call: () => ({}), newResource: () => ({ id: "", state: {} }) });
  whenThrottled();
  await hooked;
  await disconnect();
});

/**
 * Everything that a piece of program registers, in the order of arrival, against a cloud that refuses what the
 * real provider refuses.
 * @throws Error with every refusal
 */
export async function registrationsOf(program: () => unknown): Promise<readonly Registration[]> {
  const refusals: string[] = [];
  const mocks = {
    call: ({ token }: { token: string }) => {
      throw new Error(`nothing here calls ${token}`);
    },
    newResource: ({ type, name, inputs, custom = false }: MockResourceArgs) => {
      const given = { ...(inputs as Record<string, unknown>) };
      const answer = answerOf({ type, name, inputs: given, custom });
      refusals.push(...answer.refusals.map((refusal) => `${type} ${name}: ${refusal}`));
      return { id: answer.id, state: given };
    },
  };
  const { registered, outputs } = await inOwnEnvironment(async () => {
    const recorder = await record(mocks);
    await program();
    await disconnect();
    return recorder;
  });
  if (refusals.length > 0) throw new Error(refusals.join("\n"));
  return registered.map(({ request, urn }) => ({
    type: request.getType(),
    name: request.getName(),
    urn,
    custom: request.getCustom(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    parent: nameOf(request.getParent()),
    provider: nameOf(request.getProvider()).split("::")[0] ?? "",
    waitsFor: request.getDependenciesList().map(nameOf).sort(),
    deletedWith: nameOf(request.getDeletedwith()),
    retainOnDelete: request.getRetainondelete() ?? false,
    onError: request.getHooks()?.getOnErrorList() ?? [],
    outputs: outputs.get(urn),
  }));
}

function nameOf(urn: string): string {
  return urn === "" ? "" : urn.split("::").slice(3).join("::");
}

/** The SDK keeps its options in the environment, which the processes of other tests would inherit. */
async function inOwnEnvironment<T>(work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  try {
    return await work();
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
  }
}

/** The one registration of that name. */
export function named(registrations: readonly Registration[], name: string): Registration {
  const [only, ...others] = registrations.filter((registration) => registration.name === name);
  if (only === undefined || others.length > 0) {
    throw new Error(`not one, but another number of registrations is named ${name}`);
  }
  return only;
}
