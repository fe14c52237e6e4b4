// The provider's process: the engine starts it, reads the port from its first line, and calls it.
import { setInterval } from "node:timers";
import grpc from "@grpc/grpc-js";
import protocol from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { providerService } from "./service.ts";

const server = new grpc.Server({
  // A thousand rules are more than the library's default of 4 MB would let through with their old and new forms.
  "grpc.max_receive_message_length": 400 * 2 ** 20,
});
server.addService(protocol.ResourceProviderService, providerService(process.env));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`${port}\n`);
});

// An engine that is killed cannot end its providers.
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit(1);
}, 1_000).unref();
