import { z } from "zod";

/** A text of the API; an empty one means that the field is not used. */
const used = z
  .string()
  .nullish()
  .transform((text) =>
    text === undefined || text === null || text.trim() === "" ? undefined : text.trim(),
  );

/** A number, or its digits as a text, as newer answers give it. */
const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*\d{1,9}\s*$/)
      .transform(Number),
    z.literal("").transform(() => undefined),
  ])
  .nullish()
  .transform((value) => value ?? undefined);

/**
 * One rule as DescribeSecurityGroupAttribute and the console's export give it (`Permission`).
 * Fields that it does not name are left aside; a named field of the wrong type is an error.
 */
export const Permission = z.object({
  SecurityGroupRuleId: used,
  Direction: used,
  IpProtocol: used,
  PortRange: used,
  PortRangeListId: used,
  SourcePortRange: used,
  Policy: used,
  Priority: count,
  NicType: used,
  Description: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  SourceCidrIp: used,
  Ipv6SourceCidrIp: used,
  SourceGroupId: used,
  SourceGroupOwnerAccount: used,
  SourcePrefixListId: used,
  DestCidrIp: used,
  Ipv6DestCidrIp: used,
  DestGroupId: used,
  DestGroupOwnerAccount: used,
  DestPrefixListId: used,
});
export type Permission = z.output<typeof Permission>;
