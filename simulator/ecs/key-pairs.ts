import { badRequest, forbidden, notFound } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { jsonIds, required, text } from "../params.ts";
import { ecsTags, hasTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Instance } from "../state.ts";
import { instanceById } from "./instances.ts";

/** DescribeKeyPairs: 10 a page, at most 50; the name may have `*` at either end. */
export function describeKeyPairs(call: Call): Answer {
  const pattern = text(call.params, "KeyPairName");
  const rows = inRegion(call.account.keyPairs, regionOf(call)).filter(
    (pair) => (pattern === "" || nameFits(pattern, pair.name)) && hasTags(call.params, pair),
  );
  const page = numberedPage(call.params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    KeyPairs: {
      KeyPair: page.rows.map((pair) => ({
        KeyPairName: pair.name,
        KeyPairFingerPrint: pair.fingerPrint,
        PublicKey: "",
        CreationTime: toSecond(pair.createdAt),
        ResourceGroupId: pair.resourceGroupId,
        Tags: ecsTags(pair),
      })),
    },
  };
}

function nameFits(pattern: string, name: string): boolean {
  const bare = pattern.replace(/^\*|\*$/g, "");
  if (pattern.startsWith("*") && pattern.endsWith("*")) return name.includes(bare);
  if (pattern.startsWith("*")) return name.endsWith(bare);
  return pattern.endsWith("*") ? name.startsWith(bare) : name === bare;
}

/** AttachKeyPair: an instance has one key pair; results are told one by one, as text. */
export function attachKeyPair(call: Call): Answer {
  return changeKeyPair(call, (instance, name) => {
    if (instance.osType === "windows")
      throw forbidden(
        "DependencyViolation.WindowsInstance",
        "The instance creating is windows, cannot use ssh key pair to login",
      );
    instance.keyPairName = name;
  });
}

export function detachKeyPair(call: Call): Answer {
  return changeKeyPair(call, (instance, name) => {
    if (instance.keyPairName !== name)
      throw badRequest("InvalidKeyPairName.NotFound", "The instance does not have that key pair.");
    instance.keyPairName = "";
  });
}

function changeKeyPair(call: Call, change: (instance: Instance, name: string) => void): Answer {
  regionOf(call);
  const name = required(call.params, "KeyPairName");
  required(call.params, "InstanceIds");
  if (!call.account.keyPairs.has(name))
    throw notFound(
      "InvalidKeyPairName.NotFound",
      "The specified KeyPairName does not exist in our records.",
    );
  const ids = jsonIds(call.params, "InstanceIds", 50) ?? [];
  const results = ids.map((id) =>
    resultOf(id, () => {
      change(instanceById(call, id), name);
    }),
  );
  return {
    KeyPairName: name,
    TotalCount: String(results.length),
    FailCount: String(results.filter(({ Success }) => Success === "false").length),
    Results: { Result: results },
  };
}

function resultOf(InstanceId: string, change: () => void) {
  try {
    change();
    return { InstanceId, Success: "true", Code: "200", Message: "successful" };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return { InstanceId, Success: "false", Code: String(error.code), Message: error.message };
  }
}
