import type * as pulumi from "@pulumi/pulumi";
import { EcsPrefixList } from "@pulumi/alicloud/ecs/ecsPrefixList.js";
import type { PrefixListPlan } from "../core/landing/plan.ts";
import { originDescription } from "../core/landing/origin.ts";
import type { Origin } from "../core/landing/origin.ts";

/**
 * The prefix lists that rules of a landing name, made anew in the target with the source's entries.
 * @param name of the landing, with which those of the lists begin
 * @param origin which landing and source account they stand for; becomes their description, since lists have no tags here
 * @returns source list id → `pl-…` of the list that takes its place
 */
export function landPrefixLists(
  name: string,
  lists: readonly PrefixListPlan[],
  origin: Origin,
  options: pulumi.CustomResourceOptions = {},
): Readonly<Record<string, pulumi.Output<string>>> {
  const landed = lists.map(({ key, sourceId, family, entries, ...list }) => {
    const { id } = new EcsPrefixList(
      `${name}-${key}`,
      {
        prefixListName: list.name,
        addressFamily: family === "ipv4" ? "IPv4" : "IPv6",
        maxEntries: list.maxEntries,
        description: originDescription(origin, sourceId),
        entries: entries.map(({ cidr, description }) =>
          description === "" ? { cidr } : { cidr, description },
        ),
      },
      options,
    );
    return [sourceId, id] as const;
  });
  return Object.fromEntries(landed);
}
