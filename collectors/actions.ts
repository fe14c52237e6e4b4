/** The read-only actions that collecting an inventory may call, with the product that answers each. */
export const readActions = {
  GetCallerIdentity: "sts",
  DescribeInstances: "ecs",
  DescribeDisks: "ecs",
  DescribeSecurityGroups: "ecs",
  DescribeSecurityGroupAttribute: "ecs",
  DescribeVpcs: "vpc",
  DescribeVSwitches: "vpc",
} as const satisfies Record<string, Product>;

export type ReadAction = keyof typeof readActions;
export type Product = keyof typeof productVersions;

/** The API versions that are spoken, by product. */
export const productVersions = { ecs: "2014-05-26", vpc: "2016-04-28", sts: "2015-04-01" } as const;

/** The name under which RAM grants an action, such as `ecs:DescribeInstances`. */
export function permissionOf(action: ReadAction): string {
  return `${readActions[action]}:${action}`;
}

/** A RAM policy document. */
export interface RamPolicy {
  readonly Version: "1";
  readonly Statement: readonly {
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: "*";
  }[];
}

/** The smallest RAM policy with which an inventory can be collected in full. */
export function ramPolicy(): RamPolicy {
  const actions = (Object.keys(readActions) as ReadAction[]).map(permissionOf).sort();
  return { Version: "1", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
}

/**
 * Stops whatever is not a read by its name, before anything is sent.
 * Holds for callers that got past the type checker, too.
 */
export function assertReadOnly(action: string): asserts action is ReadAction {
  if (!/^(?:Describe|Get|List|Query|Check)[A-Z]/.test(action)) {
    throw new Error(`${action} is not a read-only action; a collector never sends it`);
  }
  if (!Object.hasOwn(readActions, action)) {
    throw new Error(`${action} is not among the actions that a collector may call`);
  }
}
