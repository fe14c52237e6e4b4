import type { Text } from "../text.ts";
import type { LandingPlan, SecurityGroupPlan, VswitchPlan } from "./plan.ts";

type Parts = Pick<LandingPlan, "network" | "securityGroups">;

/** What a person should know before a landing that re-addresses or adopts: it is allowed, and changes something. */
export function landingNotes({ network, securityGroups }: Parts): Text[] {
  return [
    ...network.vswitches.filter(({ cidr, sourceCidr }) => cidr !== sourceCidr).map(readdressed),
    ...securityGroups.filter(({ adoptedId }) => adoptedId !== undefined).map(rulesNotWritten),
  ];
}

/**
 * Parts that the manifest adopts and that this very stack made: the run that stops making them deletes them.
 * @param stack `project/stack`
 */
export function ownAdoptions({ network, securityGroups }: Parts, stack: string): Text[] {
  return [network, ...network.vswitches, ...securityGroups].flatMap(({ adoptedId, madeBy }) =>
    adoptedId === undefined || madeBy !== stack
      ? []
      : [
          {
            zh: `${adoptedId} 就是本 stack（${stack}）建的；写成沿用后，pulumi up 会把它删除，因此没有做任何改动。请在 transfer.yaml 中删去对它的 adopt。`,
            en: `${adoptedId} was made by this very stack (${stack}), and pulumi up would delete it once it is adopted; nothing was changed. Remove adopt for it in transfer.yaml.`,
          },
        ],
  );
}

function readdressed({ sourceId, sourceCidr, cidr, adoptedId }: VswitchPlan): Text {
  const place =
    adoptedId === undefined
      ? { zh: "新交换机", en: "the new vSwitch" }
      : { zh: `沿用的 ${adoptedId} `, en: `${adoptedId}, which is adopted,` };
  return {
    zh: `${sourceId} 的网段是 ${sourceCidr}，而${place.zh}是 ${cidr}：不在其中的私网 IP 无法保留（R3.3）。`,
    en: `${sourceId} has ${sourceCidr}, but ${place.en} has ${cidr}: private addresses outside of it cannot be kept (R3.3).`,
  };
}

function rulesNotWritten({ sourceId, adoptedId = "" }: SecurityGroupPlan): Text {
  return {
    zh: `${sourceId} 由沿用的 ${adoptedId} 代替；它从不修改，因此 ${sourceId} 的规则一条也不写入。两者的差别见 ecs-transfer rules plan。`,
    en: `${adoptedId}, which is adopted, takes the place of ${sourceId}; it is never changed, so no rule of ${sourceId} is written to it. ecs-transfer rules plan shows how they differ.`,
  };
}
