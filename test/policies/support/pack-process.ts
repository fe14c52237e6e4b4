import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/analyzer_pb.js";

/** A resource as the engine sends it to a pack. */
export interface SentResource {
  readonly type: string;
  readonly name: string;
  readonly props: Record<string, unknown>;
  /** Property → URNs of the resources that it comes from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface Diagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  readonly message: string;
  readonly urn: string;
}

export interface Answer {
  readonly diagnostics: readonly Diagnostic[];
  readonly notApplicable: readonly string[];
}

/** The policy pack in its own process, spoken to as the engine does. */
export interface PackProcess {
  /** Milliseconds from its start to its port. */
  readonly startMs: number;
  policies(): Promise<messages.PolicyInfo.AsObject[]>;
  configure(
    config: Record<
      string,
      { level: messages.EnforcementLevel; properties?: Record<string, unknown> }
    >,
  ): Promise<void>;
  analyze(resource: SentResource): Promise<Answer>;
  analyzeStack(resources: readonly SentResource[]): Promise<Answer>;
  stop(): Promise<void>;
}

export function urnOf({ type, name }: Pick<SentResource, "type" | "name">): string {
  return `urn:pulumi:test::test::${type}::${name}`;
}

const require = createRequire(import.meta.url);
// What the SDK talks gRPC with must be its own copy: messages of another copy are refused.
const ofSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = ofSdk("@grpc/grpc-js") as { credentials: { createInsecure(): never } };
const { Struct } = ofSdk("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript(value: unknown): never };
};
const { Empty } = ofSdk("google-protobuf/google/protobuf/empty_pb.js") as {
  Empty: new () => never;
};
const wire = require("@pulumi/pulumi/proto/analyzer_pb.js") as typeof messages;
const { AnalyzerClient: Client } = require("@pulumi/pulumi/proto/analyzer_grpc_pb.js") as {
  AnalyzerClient: typeof AnalyzerClient;
};

/** Levels of the wire's `EnforcementLevel`. */
export const levels = {
  advisory: wire.EnforcementLevel.ADVISORY,
  mandatory: wire.EnforcementLevel.MANDATORY,
  disabled: wire.EnforcementLevel.DISABLED,
};

export async function startPack(): Promise<PackProcess> {
  const pack = fileURLToPath(new URL("../../../policies", import.meta.url));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [require.resolve("@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:1", pack],
    {
      cwd: pack,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  process.once("exit", () => child.kill());
  const port = await portOf(child);
  const startMs = performance.now() - began;
  const client = new Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  return { startMs, ...callsOn(client), stop: () => stopped(child, client) };
}

function callsOn(client: AnalyzerClient) {
  return {
    async policies() {
      const info = await answer<messages.AnalyzerInfo>((done) =>
        client.getAnalyzerInfo(new Empty(), done),
      );
      return info.toObject().policiesList;
    },
    async configure(
      config: Record<
        string,
        { level: messages.EnforcementLevel; properties?: Record<string, unknown> }
      >,
    ) {
      const request = new wire.ConfigureAnalyzerRequest();
      for (const [name, { level, properties }] of Object.entries(config)) {
        const one = new wire.PolicyConfig();
        one.setEnforcementlevel(level);
        one.setProperties(Struct.fromJavaScript(properties ?? {}));
        request.getPolicyconfigMap().set(name, one);
      }
      await answer((done) => client.configure(request, done));
    },
    async analyze(resource: SentResource) {
      const request = filled(new wire.AnalyzeRequest(), resource);
      return answered(
        await answer<messages.AnalyzeResponse>((done) => client.analyze(request, done)),
      );
    },
    async analyzeStack(resources: readonly SentResource[]) {
      const request = new wire.AnalyzeStackRequest();
      request.setResourcesList(
        resources.map((resource) => {
          const one = filled(new wire.AnalyzerResource(), resource);
          for (const [key, urns] of Object.entries(resource.propertyDependencies ?? {})) {
            const dependencies = new wire.AnalyzerPropertyDependencies();
            dependencies.setUrnsList([...urns]);
            one.getPropertydependenciesMap().set(key, dependencies);
          }
          return one;
        }),
      );
      return answered(
        await answer<messages.AnalyzeResponse>((done) => client.analyzeStack(request, done)),
      );
    },
  };
}

function filled<M extends messages.AnalyzeRequest | messages.AnalyzerResource>(
  message: M,
  resource: SentResource,
): M {
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(urnOf(resource));
  message.setProperties(Struct.fromJavaScript(resource.props));
  message.setOptions(new wire.AnalyzerResourceOptions());
  return message;
}

function answered(response: messages.AnalyzeResponse): Answer {
  const { diagnosticsList, notApplicableList } = response.toObject();
  return {
    diagnostics: diagnosticsList.map(({ policyname, enforcementlevel, message, urn }) => ({
      policy: policyname,
      level: enforcementlevel === levels.mandatory ? "mandatory" : "advisory",
      message,
      urn,
    })),
    notApplicable: notApplicableList.map(({ policyName }) => policyName),
  };
}

function answer<T>(
  call: (done: (error: Error | null, response: T) => void) => unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error === null) resolve(response);
      else reject(error);
    });
  });
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = "";
    let errors = "";
    child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const port = /^(\d+)\s/.exec(out)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.once("exit", (code) => {
      reject(new Error(`the pack ended with ${String(code)}: ${errors}`));
    });
  });
}

async function stopped(child: ChildProcess, client: AnalyzerClient): Promise<void> {
  client.close();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
