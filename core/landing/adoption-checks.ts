import type { DataPath } from "../input/input-error.ts";
import { nearest } from "../input/suggest.ts";
import { sentences } from "../input/words.ts";
import type { Inventory, SecurityGroupFacts, VswitchFacts } from "../inventory.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";
import { unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";

/** A part of the target that the manifest names to be used in place of a new one. */
export interface Wanted {
  readonly id: string;
  readonly path: DataPath;
}

/** What settles a fact of the target that one API action reads. */
export function readTargetAgain(action: string): Text {
  return {
    zh: `请在目标账号用有 ${action} 权限的身份重新运行 ecs-transfer inventory --manifest。`,
    en: `Run ecs-transfer inventory --manifest again in the target account, with an identity that may call ${action}.`,
  };
}

/** How a kind of part is called, and what reads it. */
export interface Kind {
  readonly zh: string;
  readonly en: string;
  readonly action: string;
}

export const vpcs: Kind = { zh: "VPC", en: "VPC", action: "vpc:DescribeVpcs" };
export const vswitches: Kind = { zh: "交换机", en: "vSwitch", action: "vpc:DescribeVSwitches" };
export const groups: Kind = {
  zh: "安全组",
  en: "security group",
  action: "ecs:DescribeSecurityGroups",
};

/** The part as the target's inventory has it; undefined where it has none, which becomes a problem. */
export function listed<T extends { readonly id: string }>(
  target: Inventory | undefined,
  listOf: (target: Inventory) => readonly T[],
  { id, path }: Wanted,
  kind: Kind,
  problems: Problems,
): T | undefined {
  if (target === undefined) {
    problems.add(path, {
      zh: `沿用 ${id} 需要目标账号的清单，以核对它是否合适。请在目标账号运行 ecs-transfer inventory --manifest，并把文件写在 target.inventory 下。`,
      en: `to adopt ${id}, the target's inventory is needed, to see whether it fits. Run ecs-transfer inventory --manifest in the target account and name the file under target.inventory.`,
    });
    return undefined;
  }
  const list = listOf(target);
  const found = list.find((one) => one.id === id);
  if (found !== undefined) return found;
  const ids = list.map((one) => one.id);
  const meant = nearest(id, ids);
  problems.add(
    path,
    sentences(
      {
        zh: `目标账号的清单中没有${kind.zh} ${id}（${target.region}，共 ${String(ids.length)} 个）。`,
        en: `the target's inventory has no ${kind.en} ${id} (${target.region}, ${String(ids.length)} listed).`,
      },
      meant === undefined ? undefined : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` },
      readTargetAgain(kind.action),
    ),
  );
  return undefined;
}

/** What a network part says of itself before it can be adopted. */
type Standing = Pick<VswitchFacts, "id" | "status" | "sharedBy">;

export function isAvailable(
  { id, status }: Standing,
  wanted: Wanted,
  kind: Kind,
  problems: Problems,
): boolean {
  const what = { zh: `${kind.zh} ${id} 的状态`, en: `the status of ${id}` };
  const known = told(status, what, wanted, kind, problems);
  if (known === undefined || known === "Available") return known !== undefined;
  problems.add(wanted.path, {
    zh: `${kind.zh} ${id} 的状态是 ${known}，须为 Available。请等它可用后重新读取目标账号的清单。`,
    en: `${id} is ${known}, and has to be Available. Wait until it is, then read the target's inventory again.`,
  });
  return false;
}

export function isOwn(
  { id, sharedBy }: Standing,
  wanted: Wanted,
  kind: Kind,
  problems: Problems,
): boolean {
  const what = { zh: `${kind.zh} ${id} 属于哪个账号`, en: `the owner of ${id}` };
  const known = told(sharedBy, what, wanted, kind, problems);
  if (known === undefined || known === null) return known === null;
  problems.add(wanted.path, {
    zh: `${kind.zh} ${id} 由账号 ${known} 共享而来，不属于目标账号。请换一个目标账号自己的，或删去 adopt 新建一个。`,
    en: `${id} is shared by account ${known} and not the target's own. Name one of the target's own, or remove adopt for a new one.`,
  });
  return false;
}

export function isUnmanaged(
  { id, serviceManaged }: SecurityGroupFacts,
  wanted: Wanted,
  problems: Problems,
): boolean {
  const what = { zh: `安全组 ${id} 是否为托管安全组`, en: `whether ${id} is service-managed` };
  const known = told(serviceManaged, what, wanted, groups, problems);
  if (known !== true) return known === false;
  problems.add(wanted.path, {
    zh: `${id} 由云服务托管，实例不能用它确认过户。请换一个安全组，或删去 adopt 新建一个。`,
    en: `${id} is managed by a cloud service, and no instance can be confirmed with it. Name another group, or remove adopt for a new one.`,
  });
  return false;
}

/** Whether what the group lets through is known: without it, nobody could tell how it differs from the source's. */
export function isReadable(
  { id, innerAccessPolicy, permissions, type }: SecurityGroupFacts,
  wanted: Wanted,
  problems: Problems,
): boolean {
  const rules = { zh: `安全组 ${id} 的规则`, en: `what rules ${id} has` };
  const inner = { zh: `安全组 ${id} 的组内连通策略`, en: `the inner access policy of ${id}` };
  const kind = { ...groups, action: "ecs:DescribeSecurityGroupAttribute" };
  const policy = type === "enterprise" ? "Drop" : innerAccessPolicy;
  return [
    told(permissions, rules, wanted, kind, problems),
    told(policy, inner, wanted, kind, problems),
  ].every((known) => known !== undefined);
}

/** Whether it lies in the landing's VPC: the adopted one; `vpcId` is undefined where the landing makes one. */
export function isInVpc(
  part: { readonly id: string; readonly vpcId: string },
  { path }: Wanted,
  vpcId: string | undefined,
  problems: Problems,
): boolean {
  if (part.vpcId === vpcId) return true;
  const where = part.vpcId === "" ? { zh: "经典网络", en: "the classic network" } : undefined;
  const choice =
    where === undefined
      ? {
          zh: `请写 landing.vpc.adopt: ${part.vpcId}，或删去这里的 adopt。`,
          en: `Write landing.vpc.adopt: ${part.vpcId}, or remove adopt here.`,
        }
      : { zh: "请删去这里的 adopt。", en: "Remove adopt here." };
  const landing =
    vpcId === undefined
      ? { zh: "落地会新建 VPC", en: "the landing makes a new VPC" }
      : { zh: `落地沿用 ${vpcId}`, en: `the landing adopts ${vpcId}` };
  problems.add(
    path,
    sentences(
      {
        zh: `${part.id} 在 ${where?.zh ?? part.vpcId}，而${landing.zh}；两者须在同一个 VPC。`,
        en: `${part.id} is in ${where?.en ?? part.vpcId}, but ${landing.en}; both have to be in one VPC.`,
      },
      choice,
    ),
  );
  return false;
}

function told<F>(
  fact: F,
  what: Text,
  { path }: Wanted,
  { action }: Kind,
  problems: Problems,
): Exclude<F, Unknown> | undefined {
  if (!isUnknown(fact)) return fact as Exclude<F, Unknown>;
  problems.add(path, unknownFact(what, fact, readTargetAgain(action)));
  return undefined;
}
