import http from "node:http";
import https from "node:https";
import net from "node:net";
import type { Certificate } from "./certificate.ts";

export interface Listener {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const TLS_CLIENT_HELLO = 0x16;

const OPTIONS = {
  // One hundred rules with descriptions make a query of 22 KB; Node's own limit is 16 KB.
  maxHeaderSize: 1 << 20,
  // Above the idle time of every client's pool, or reused sockets are reset.
  keepAliveTimeout: 70_000,
};

/**
 * One port on 127.0.0.1 for http and https: the first byte of a connection tells which.
 * @throws the listen error, with `code` EADDRINUSE when the port is taken
 */
export async function listen(
  port: number,
  certificate: Certificate,
  onRequest: http.RequestListener,
): Promise<Listener> {
  const plain = http.createServer(OPTIONS, onRequest);
  const secure = https.createServer({ ...OPTIONS, ...certificate }, onRequest);
  const sockets = new Set<net.Socket>();

  const front = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that goes away mid-request is its own business.
    socket.on("error", () => socket.destroy());
    socket.once("data", (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_CLIENT_HELLO ? secure : plain).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });

  await new Promise<void>((resolve, reject) => {
    front.once("error", reject);
    front.listen(port, "127.0.0.1", resolve);
  });

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) =>
      front.close(() => {
        resolve();
      }),
    );
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return { port: portOf(front), stop };
}

function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
