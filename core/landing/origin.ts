/**
 * Where a resource of a landing comes from. It travels as tags and in the description, so that people in the
 * target account know what they look at, and `ecs-transfer recover` finds what an interrupted run left behind.
 */
export interface Origin {
  /** `<project>/<stack>` of the Pulumi stack that creates it. */
  readonly stack: string;
  /** UID of the account that the instances leave, 16 digits. */
  readonly sourceAccount: string;
}

/** The tag keys; tags of ECS and VPC take 128 characters, and keys must not begin with `aliyun` or `acs:`. */
export const originKeys = {
  stack: "ecs-transfer:stack",
  sourceAccount: "ecs-transfer:source-account",
  sourceId: "ecs-transfer:source-id",
} as const;

export type OriginTags = Readonly<Record<(typeof originKeys)[keyof typeof originKeys], string>>;

/** The tags of the resource that takes the place of `sourceId` (`vpc-…`, `vsw-…` or `sg-…` of the source account). */
export function originTags(origin: Origin, sourceId: string): OriginTags {
  return {
    [originKeys.stack]: origin.stack,
    [originKeys.sourceAccount]: origin.sourceAccount,
    [originKeys.sourceId]: sourceId,
  };
}

/**
 * The same as a description (2 to 256 characters): CreateVSwitch takes no tags, so that a vSwitch which an
 * interrupted run left has its description and nothing else.
 */
export function originDescription(origin: Origin, sourceId: string): string {
  return `${originPrefix(origin.stack)}takes the place of ${sourceId} in ${origin.sourceAccount}`;
}

/** The stack that landed what has this description; undefined of what no landing made. */
export function stackOf(description: string): string | undefined {
  return landedDescription.exec(description)?.[1];
}

/** Whether this is the description of what takes the place of `sourceId`. */
export function takesPlaceOf(
  description: string,
  sourceId: string,
  sourceAccount: string,
): boolean {
  const [, , id, account] = landedDescription.exec(description) ?? [];
  return id === sourceId && account === sourceAccount;
}

const landedDescription = /^ecs-transfer (\S+) takes the place of (\S+) in (\d{16})$/;

/** How the description of everything that a stack landed begins. */
export function originPrefix(stack: string): string {
  return `ecs-transfer ${stack} `;
}
