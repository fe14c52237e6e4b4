import type { InstanceFacts } from "../facts/instance.ts";
import { isFinal } from "../rules/finding.ts";
import type { Finding } from "../rules/finding.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";

/** A way to move an instance that cannot be transferred: a copy in the target account (R10.1, R10.2). */
export interface Route {
  readonly id: "shared-image" | "smc";
  readonly title: Text;
  /** What the copy does not have of the original. */
  readonly loses: readonly Text[];
  /** What stands in the way of this route, or has to be done first; empty where nothing is known to. */
  readonly obstacles: readonly Text[];
  readonly steps: Text;
  readonly url: string;
}

/** Whether some blocker leaves the instance, or its pair of accounts, no transfer at all. */
export function needsAlternative(findings: readonly Finding[]): boolean {
  return findings.some(isFinal);
}

/** Both routes for one instance, with what each loses and what stands in its way. */
export function routesFor(instance: InstanceFacts): readonly [Route, Route] {
  const loses = losses(instance);
  return [
    {
      id: "shared-image",
      title: { zh: "共享自定义镜像", en: "Shared custom image" },
      loses,
      obstacles: imageObstacles(instance),
      steps: {
        zh: "停机后创建自定义镜像（CreateImage），共享给目标账号（ModifyImageSharePermission，同地域，每个镜像最多50个账号），目标账号用共享镜像创建新实例；之后不要删除或取消共享该镜像，否则新实例不能重新初始化云盘。",
        en: "Stop it, create a custom image (CreateImage), share it with the target (ModifyImageSharePermission; the same region, at most 50 accounts an image), and let the target create a new instance from it; do not delete or unshare the image later, or the new instance can no longer re-initialise its disk.",
      },
      url: "https://help.aliyun.com/zh/ecs/user-guide/share-a-custom-image/",
    },
    {
      id: "smc",
      title: { zh: "云迁移中心 SMC", en: "Server Migration Center (SMC)" },
      loses,
      obstacles: smcObstacles(instance),
      steps: {
        zh: "在目标账号的 SMC 生成激活码，在源服务器上安装客户端导入迁移源，创建并启动迁移任务；源服务器须运行且能访问公网，迁移期间不停机。",
        en: "Create an activation code in the target's SMC, install the client on the source server with it, create and start the migration job; the source runs all the while and needs outbound network access.",
      },
      url: "https://help.aliyun.com/zh/smc/user-guide/migrate-servers-between-ecs-instances",
    },
  ];
}

function losses({ id, publicIps, privateIps, chargeType, expiresAt }: InstanceFacts): Text[] {
  const publicIp = isUnknown(publicIps) ? undefined : publicIps.join(", ");
  const privateIp = isUnknown(privateIps) ? undefined : privateIps[0];
  return [
    {
      zh: `实例 ID（${id}）：新实例有新的 ID`,
      en: `the instance ID (${id}): the copy has a new one`,
    },
    ...(publicIp === ""
      ? []
      : [
          {
            zh: `固定公网 IP（${publicIp ?? "未知"}）`,
            en: `the fixed public IP (${publicIp ?? "unknown"})`,
          },
        ]),
    ...subscriptionLoss(chargeType, expiresAt),
    {
      zh: `私网 IP（${privateIp ?? "未知"}）：新建时可以在同网段的交换机里指定同一地址`,
      en: `the private IP (${privateIp ?? "unknown"}): the same one can be chosen at creation, in a vSwitch with the same block`,
    },
  ];
}

function subscriptionLoss(
  chargeType: InstanceFacts["chargeType"],
  expiresAt: InstanceFacts["expiresAt"],
): Text[] {
  if (chargeType === "PostPaid") return [];
  if (isUnknown(chargeType) || isUnknown(expiresAt)) {
    return [{ zh: "剩余的包年包月时长（未知）", en: "what is left of the subscription (unknown)" }];
  }
  return [
    {
      zh: `剩余的包年包月时长（到期 ${expiresAt}）`,
      en: `what is left of the subscription (until ${expiresAt})`,
    },
  ];
}

function imageObstacles({ locks, disks, image }: InstanceFacts): Text[] {
  return [
    ...(!isUnknown(locks) && locks.includes("security")
      ? [
          {
            zh: "安全锁定的实例不能创建镜像：先解除锁定",
            en: "no image can be made of an instance under a security lock: resolve the lock first",
          },
        ]
      : []),
    ...(!isUnknown(disks) &&
    disks.some(({ encrypted, kmsKeyId }) => encrypted === true && typeof kmsKeyId !== "string")
      ? [
          {
            zh: "用服务密钥加密的镜像不能共享：先用 CopyImage 换成自己的密钥（CMK）",
            en: "an image encrypted with a service key cannot be shared: re-encrypt it with a key of your own (CMK) by CopyImage first",
          },
        ]
      : []),
    ...(!isUnknown(image) && (image.ownerAlias === "marketplace" || image.productCode !== "")
      ? [
          {
            zh: "由镜像市场的镜像制作：接收方要付镜像费用，且不能跨站点共享",
            en: "it derives from a marketplace image: the receiver pays the image's fee, and it cannot be shared across sites",
          },
        ]
      : []),
  ];
}

function smcObstacles({ status, locks }: InstanceFacts): Text[] {
  return [
    ...(!isUnknown(status) && status !== "Running"
      ? [
          {
            zh: `源服务器须在运行（现在是 ${status}）`,
            en: `the source has to run (it is ${status})`,
          },
        ]
      : []),
    ...(!isUnknown(locks) && locks.length > 0
      ? [
          {
            zh: `实例已锁定（${locks.join("、")}），不能启动`,
            en: `it is locked (${locks.join(", ")}) and cannot be started`,
          },
        ]
      : []),
  ];
}
