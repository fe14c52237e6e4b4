import { onlyWhatIsSaid } from "./managed-instance.ts";
import { plain } from "./reading.ts";
import type { Props } from "./reading.ts";
import type { AccountsCase, TransferCase } from "../../core/rules/rule.ts";
import type { CarriedParts } from "../../core/case/carried.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Unknown } from "../../core/unknown.ts";

export const sourceInstanceType = "ecs-transfer:index:SourceInstance";
export const transferAccountsType = "ecs-transfer:index:TransferAccounts";

/** The case of one instance, as a `SourceInstance` carries it in its args, or why it cannot be read. */
export async function carriedCase(
  name: string,
  props: Props,
  now: Date,
): Promise<TransferCase | Unknown> {
  const args = argsOf(props);
  if (!isRecord(args["instance"])) return isUnknown(args["instance"]) ? args["instance"] : nothing;
  const parts = await read(["source", "target", "instance", "destination", "attested"], {
    ...args,
    instance: { id: name, ...args["instance"] },
  });
  return isUnknown(parts) ? parts : { ...(parts as Omit<TransferCase, "now">), now };
}

/** The pair of accounts, as `TransferAccounts` carries it in its args, or why it cannot be read. */
export async function carriedAccounts(props: Props, now: Date): Promise<AccountsCase | Unknown> {
  const args = argsOf(props);
  if (!isRecord(args["source"])) return isUnknown(args["source"]) ? args["source"] : nothing;
  const parts = await read(["source", "target", "attested"], args);
  return isUnknown(parts) ? parts : { ...(parts as Omit<AccountsCase, "now">), now };
}

const nothing: Unknown = {
  unknown: "the component carries no facts (is PULUMI_NODEJS_SKIP_COMPONENT_INPUTS set?)",
};

const mostPlaces = 5;

async function read(
  names: readonly (keyof CarriedParts)[],
  args: Readonly<Record<string, unknown>>,
): Promise<Partial<CarriedParts> | Unknown> {
  // zod costs a tenth of a second to load, which a stack without such a component need not pay.
  const { carriedParts } = await import("../../core/case/carried.ts");
  const parts: Partial<Record<keyof CarriedParts, unknown>> = {};
  const places: string[] = [];
  for (const name of names) {
    const value = args[name];
    // A part that a preview does not know, or that is not carried, leaves all of its facts unknown.
    if (!isRecord(value)) parts[name] = onlyWhatIsSaid({});
    else {
      const parsed = carriedParts[name].safeParse(value);
      if (parsed.success) parts[name] = parsed.data;
      else
        places.push(
          ...parsed.error.issues.map(({ path }) => [name, ...path.map(String)].join(".")),
        );
    }
  }
  if (places.length === 0) return parts as Partial<CarriedParts>;
  const named = [...new Set(places)].slice(0, mostPlaces).join(", ");
  return { unknown: `its facts are not those of a transfer, at ${named}` };
}

function argsOf(props: Props): Readonly<Record<string, unknown>> {
  const args = plain(props);
  return isRecord(args) ? args : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isUnknown(value);
}
