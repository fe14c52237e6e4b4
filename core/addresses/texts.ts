import { sentences } from "../input/words.ts";
import { reasonText } from "../reasons.ts";
import type { Text } from "../text.ts";
import type { Holder } from "./holders.ts";
import type { MissingFact, Obstacle } from "./judge-address.ts";
import type { Keepability } from "./keepability.ts";
import type { NearestPlan, NoPlan } from "./nearest-plan.ts";
import type { AddressReference, Side, Unseen } from "./references.ts";

/** What becomes of one address, in a paragraph. */
export function keepabilityText(answer: Keepability): Text {
  const { instanceId } = answer;
  switch (answer.state) {
    case "kept":
      return {
        zh: `${instanceId} 可以保留 ${answer.address}（${answer.vswitchId}）。`,
        en: `${instanceId} can keep ${answer.address} (${answer.vswitchId}).`,
      };
    case "lost":
      return sentences(
        {
          zh: `${instanceId} 不能保留 ${answer.address}（${answer.vswitchId}）。`,
          en: `${instanceId} cannot keep ${answer.address} (${answer.vswitchId}).`,
        },
        ...answer.obstacles.map(obstacleText),
        nearestPlanText(answer.nearest),
      );
    case "unknown": {
      const { address } = answer;
      return sentences(
        {
          zh: `无法判断 ${instanceId} 能否保留私网IP${address === undefined ? "" : ` ${address}`}。`,
          en: `whether ${instanceId} can keep ${address ?? "its private IP"} is not known.`,
        },
        missingText(answer.missing),
      );
    }
  }
}

/** Why an address is lost. */
export function obstacleText(obstacle: Obstacle): Text {
  switch (obstacle.kind) {
    case "outside":
      return { zh: `它不在网段 ${obstacle.cidr} 内。`, en: `It lies outside ${obstacle.cidr}.` };
    case "system":
      return {
        zh: `它是 ${obstacle.cidr} 的第一个地址或最后三个地址之一，由系统保留。`,
        en: `It is the first address of ${obstacle.cidr} or one of its last three, which the platform keeps.`,
      };
    case "reserved":
      return {
        zh: `它在预留网段 ${obstacle.cidr} 内。`,
        en: `It lies in the reserved block ${obstacle.cidr}.`,
      };
    case "taken":
      return takenText(obstacle.holder);
    case "wanted-twice": {
      const others = obstacle.others.join(", ");
      return {
        zh: `本次过户的 ${others} 也要同一地址；最多一台能得到它。`,
        en: `It is wanted by ${others} of the same transfer too; at most one can have it.`,
      };
    }
  }
}

function takenText(holder: Holder | undefined): Text {
  if (holder === undefined) {
    return {
      zh: "它已被占用或预留；清单没有显示占用者。",
      en: "It is taken or reserved; the inventory does not show by what.",
    };
  }
  const { instanceId, interfaceId } = holder;
  const who = interfaceId === undefined ? instanceId : `${instanceId} (${interfaceId})`;
  return { zh: `它已被 ${who} 占用。`, en: `It is taken by ${who}.` };
}

/** How a lost address could be kept after all. */
export function nearestPlanText(plan: NearestPlan): Text {
  switch (plan.kind) {
    case "vswitch":
      return sentences(
        {
          zh: `同一可用区的交换机 ${plan.vswitchId} 可以接收它。`,
          en: `The vSwitch ${plan.vswitchId} of the same zone could give it.`,
        },
        plan.missing && missingText(plan.missing),
      );
    case "new-vswitch":
      return {
        zh: `在 ${plan.vpcId} 的可用区 ${plan.zone} 新建交换机 ${plan.cidr} 后可以保留。`,
        en: `A new vSwitch ${plan.cidr} in ${plan.zone} of ${plan.vpcId} could give it.`,
      };
    case "secondary-cidr":
      return {
        zh: `为 ${plan.vpcId} 添加附加网段 ${plan.vpcCidr}，再在可用区 ${plan.zone} 新建交换机 ${plan.cidr} 后可以保留。`,
        en: `With the secondary block ${plan.vpcCidr} of ${plan.vpcId}, a new vSwitch ${plan.cidr} in ${plan.zone} could give it.`,
      };
    case "none":
      return noPlanText(plan);
    case "unknown":
      return sentences(
        { zh: "保留它的办法未知。", en: "How to keep it is not known." },
        missingText(plan.missing),
      );
  }
}

function noPlanText(plan: NoPlan): Text {
  switch (plan.because) {
    case "contested":
      return {
        zh: "要它的实例中最多一台能保留它；请让其余的接受新地址。",
        en: "At most one of those that want it can have it; the others must accept a new address.",
      };
    case "blocked":
      return {
        zh: `该专有网络中只有 ${plan.vswitchId} 的网段包含它；请接受新地址，或先在那里腾出它。`,
        en: `In this VPC only ${plan.vswitchId} has it in its block; accept a new address, or free it there first.`,
      };
    case "other-zone":
      return {
        zh: `它在另一可用区的交换机 ${plan.vswitchId} 的网段内，而过户不改变可用区；请接受新地址。`,
        en: `It lies in ${plan.vswitchId} of another zone, and an instance keeps its zone; accept a new address.`,
      };
    case "no-room":
      return {
        zh: "该专有网络中没有可用的网段能容纳它；请接受新地址。",
        en: "No block that this VPC could still take has room for it; accept a new address.",
      };
  }
}

function missingText({ fact, reason }: MissingFact): Text {
  const { zh, en } = reasonText(reason);
  return { zh: `缺少 ${fact}：${zh}。`, en: `Missing is ${fact}: ${en}.` };
}

const sides: Readonly<Record<Side, Text>> = {
  source: { zh: "源账号", en: "source" },
  target: { zh: "目标账号", en: "target" },
};

const kinds: Readonly<Record<AddressReference["kind"], Text>> = {
  rule: { zh: "安全组规则", en: "rule of security group" },
  "prefix-list": { zh: "前缀列表条目", en: "entry of prefix list" },
  route: { zh: "路由，下一跳", en: "route through" },
  dnat: { zh: "DNAT 条目", en: "DNAT entry" },
  backend: { zh: "负载均衡后端", en: "backend of load balancer" },
};

/** What refers to an old address, and is to be changed when it is lost. */
export function referenceText({ side, kind, id, block }: AddressReference): Text {
  const named = block === undefined ? "" : ` (${block})`;
  return {
    zh: `${sides[side].zh}：${kinds[kind].zh} ${id}${named}`,
    en: `${sides[side].en}: ${kinds[kind].en} ${id}${named}`,
  };
}

/** Where references could not be looked for. */
export function unseenText({ side, id, reason }: Unseen): Text {
  const { zh, en } = reasonText(reason);
  return {
    zh: `${sides[side].zh}：未能查看 ${id}（${zh}）`,
    en: `${sides[side].en}: ${id} could not be looked through (${en})`,
  };
}
