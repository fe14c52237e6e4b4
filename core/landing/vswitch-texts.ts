import type { Cidr } from "../cidr.ts";
import { sentences } from "../input/words.ts";
import type { VswitchFacts } from "../inventory.ts";
import type { Text } from "../text.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { PlannedVpc } from "./plan-vpc.ts";

/** The choice that stands for an IPv6 block which was not seen. */
export function orSayMask(id: string): Text {
  return {
    zh: `或在 landing.vswitches 中为 ${id} 写上 ipv6Mask。`,
    en: `Or give ipv6Mask for ${id} under landing.vswitches.`,
  };
}

/** IPv6 bits are chosen where there is no IPv6. */
export function noIpv6(adopted: string | undefined): Text {
  return adopted === undefined
    ? {
        zh: "落地的 VPC 没有 IPv6。请写 landing.vpc.ipv6: true，或删去 ipv6Mask。",
        en: "the landing's VPC has no IPv6. Write landing.vpc.ipv6: true, or remove ipv6Mask.",
      }
    : {
        zh: `沿用的 ${adopted} 没有 IPv6（或清单未读到）。请删去 ipv6Mask，或先在目标账号为它开通 IPv6 并重新读取清单。`,
        en: `${adopted}, which is adopted, has no IPv6 that the inventory shows. Remove ipv6Mask, or give it IPv6 in the target account and read the inventory again.`,
      };
}

/** An instance and its vSwitch disagree about where they are. */
export function contradiction({ plan, vpcId }: PlacedInstance, vswitch: VswitchFacts): Text {
  return sentences(
    {
      zh: `清单自相矛盾：${plan.facts.id} 在 ${plan.zone}、${vpcId}，而它的交换机 ${vswitch.id} 在 ${vswitch.zone}、${vswitch.vpcId}。`,
      en: `the inventory contradicts itself: ${plan.facts.id} is in ${plan.zone} and ${vpcId}, its vSwitch ${vswitch.id} in ${vswitch.zone} and ${vswitch.vpcId}.`,
    },
    { zh: "请重新运行 ecs-transfer inventory。", en: "Run ecs-transfer inventory again." },
  );
}

/** A vSwitch's block lies in none of its VPC's. */
export function outsideVpc(vswitch: VswitchFacts, cidr: Cidr, { plan, blocks }: PlannedVpc): Text {
  const own = (blocks ?? []).map(({ text }) => text).join(", ");
  const { adoptedId } = plan;
  return sentences(
    {
      zh: `交换机 ${vswitch.id} 的网段 ${cidr.text} 不在目标 VPC 的网段 ${own} 内。`,
      en: `vSwitch ${vswitch.id} has ${cidr.text}, which lies outside the landing's VPC ${own}.`,
    },
    adoptedId === undefined
      ? {
          zh: "请让 landing.vpc.cidr 或 secondaryCidrs 覆盖它；或在 landing.vswitches 中为它写上别的 cidr，并放弃原私网 IP。",
          en: "Let landing.vpc.cidr or secondaryCidrs cover it, or give it another cidr under landing.vswitches and its private addresses up.",
        }
      : {
          zh: `沿用的 ${adoptedId} 不会被修改。请在 landing.vswitches 中为它写上 ${adoptedId} 之内的 cidr，并放弃原私网 IP；或沿用一个交换机。`,
          en: `${adoptedId} is adopted and never changed. Give it a cidr inside ${adoptedId} under landing.vswitches and its private addresses up, or adopt a vSwitch.`,
        },
  );
}
