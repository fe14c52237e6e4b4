import { blockObstacles } from "../../../core/addresses/obstacles.ts";
import type { BlockObstacle } from "../../../core/addresses/obstacles.ts";
import { readCidr } from "../../../core/cidr.ts";
import type { Cidr } from "../../../core/cidr.ts";
import { quoted } from "../../../core/input/words.ts";
import { readAddress, readBlocks, settle } from "../../../core/rules/addresses.ts";
import type { Evidence, Rule, Undecided } from "../../../core/rules/rule.ts";
import { pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";
import type { Maybe } from "../../../core/unknown.ts";
import { targetPrivateIpInCidrCases } from "./private-ip-in-cidr.cases.ts";

export const targetPrivateIpInCidr: Rule = {
  id: "target-private-ip-in-cidr",
  about: "instance",
  title: {
    zh: "要保留的私网IP须是目标交换机能分配的地址",
    en: "A private IP address that is to stay must be one that the target vSwitch can give",
  },
  source: {
    ref: "R3.3, R6.2",
    quote: "如果希望保持私网IP不变，可选择相同网段的交换机并在过户完成后手动将私网IP修改为原地址",
  },
  remark: {
    zh: "CreateVSwitch 的文档说交换机保留第一个和最后三个地址，CheckCanAllocateVpcPrivateIpAddress 的文档则笼统地说前三个和后三个。这里按第一个和最后三个判断；最终以后者的返回值为准（target-private-ip）。",
    en: "The page of CreateVSwitch says that a vSwitch keeps its first address and its last three, the page of CheckCanAllocateVpcPrivateIpAddress loosely the first and the last three. This rule goes by the first one and the last three; the answer of the latter call decides (target-private-ip).",
  },
  severity: "warning",
  holdsBy: "land",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.privateIp", "destination.vswitchCidr", "destination.reservedCidrs"],
  remedy: {
    zh: "让目标交换机与源交换机网段相同：在目标账号运行 pulumi up，落地就是这样建的。地址在预留网段里时，删除该预留：aliyun vpc DeleteVSwitchCidrReservation --RegionId <region> --VSwitchCidrReservationId <预留网段>。或者接受新地址，并在过户后改掉引用旧地址的配置。",
    en: "Give the target vSwitch the block of the source's: run pulumi up in the target account, the landing makes it so. Where the address lies in a reserved block, delete the reservation: aliyun vpc DeleteVSwitchCidrReservation --RegionId <region> --VSwitchCidrReservationId <reservation>. Or accept a new address, and after the transfer change what refers to the old one.",
  },
  undo: {
    zh: "重新预留：aliyun vpc CreateVSwitchCidrReservation --RegionId <region> --VSwitchId <交换机> --VSwitchCidrReservationCidr <网段>",
    en: "Reserve the block again: aliyun vpc CreateVSwitchCidrReservation --RegionId <region> --VSwitchId <vswitch> --VSwitchCidrReservationCidr <cidr>",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/modify-a-private-ip-address",

  check({ destination: { privateIp, vswitchCidr, reservedCidrs } }) {
    if (privateIp === null) return pass;
    if (isUnknown(privateIp)) return undecided(addressPath, privateIp);
    const address = readAddress(privateIp);
    if (address === undefined)
      return undecided(addressPath, { unknown: `${quoted(privateIp)} is no IPv4 address` });
    const vswitch = readVswitch(vswitchCidr);
    const reserved = readBlocks("destination.reservedCidrs", reservedCidrs);
    const obstacles = blockObstacles(
      address,
      vswitch.cidr,
      reserved.blocks.map(({ cidr }) => cidr),
    );
    const failures = obstacles.map((obstacle) => evidenceOf(obstacle, privateIp));
    return settle(failures, [...vswitch.missing, ...reserved.missing]);
  },

  cases: targetPrivateIpInCidrCases,
};

const addressPath = "destination.privateIp";

function readVswitch(text: Maybe<string>): {
  readonly cidr: Cidr | undefined;
  readonly missing: readonly Undecided[];
} {
  const path = "destination.vswitchCidr";
  if (isUnknown(text)) return { cidr: undefined, missing: [undecided(path, text)] };
  const cidr = readCidr(text)?.cidr;
  if (cidr?.family === "ipv4") return { cidr, missing: [] };
  const reason = { unknown: `${quoted(text)} is no IPv4 block` };
  return { cidr: undefined, missing: [undecided(path, reason)] };
}

function evidenceOf({ kind, cidr }: BlockObstacle, actual: string): Evidence {
  const expected =
    kind === "reserved"
      ? `outside ${cidr}, which is reserved`
      : `in ${cidr}, neither its first address nor one of its last three`;
  return { path: addressPath, expected, actual };
}
