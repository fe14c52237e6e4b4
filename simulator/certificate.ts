import { generate } from "selfsigned";

export interface Certificate {
  readonly key: string;
  /** The certificate is its own authority: clients trust it by this PEM. */
  readonly cert: string;
}

const VALID_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** A certificate for 127.0.0.1 and localhost, made anew at every start. */
export async function makeCertificate(): Promise<Certificate> {
  const now = Date.now();
  const { private: key, cert } = await generate(
    [{ name: "commonName", value: "ecs-transfer simulator" }],
    {
      keyType: "ec",
      curve: "P-256",
      algorithm: "sha256",
      // A clock that is a little behind must not make the certificate unusable.
      notBeforeDate: new Date(now - DAY),
      notAfterDate: new Date(now + VALID_DAYS * DAY),
      extensions: [
        { name: "basicConstraints", cA: true, critical: true },
        { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        {
          name: "subjectAltName",
          altNames: [
            { type: 7, ip: "127.0.0.1" },
            { type: 2, value: "localhost" },
          ],
        },
      ],
    },
  );
  return { key, cert };
}
