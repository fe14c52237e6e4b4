import { z } from "zod";
import { consoleFields, type ConfirmationRow } from "../../core/landing/confirmation.ts";
import { addressStack, askStack, type StackOptions } from "../engine/stack.ts";
import { UserError } from "../user-error.ts";

const Row = z.object({
  instanceId: z.string(),
  instanceName: z.string(),
  zone: z.string(),
  targetAccount: z.string(),
  vpcId: z.string(),
  vswitchId: z.string(),
  securityGroupId: z.string(),
  [consoleFields.vswitchId]: z.string(),
  [consoleFields.securityGroupId]: z.string(),
}) satisfies z.ZodType<ConfirmationRow>;

const Outputs = z.object({ confirmation: z.array(Row) });

/**
 * The rows of a landed stack's output `confirmation`.
 * @throws UserError where the stack has not landed yet
 */
export async function readCard(options: StackOptions): Promise<ConfirmationRow[]> {
  const address = await addressStack(options);
  const outputs = Outputs.safeParse(
    JSON.parse(await askStack(address, ["stack", "output", "--json"])),
  );
  if (outputs.success) return outputs.data.confirmation;
  throw new UserError({
    en: `The stack ${address.stack} has no complete output "confirmation": it has not landed. Run: ecs-transfer pulumi up --stack ${address.stack}`,
    zh: `stack ${address.stack} 没有完整的 confirmation 输出，尚未落地。请运行：ecs-transfer pulumi up --stack ${address.stack}`,
  });
}
