import type { Text } from "../text.ts";

/**
 * The remedy of an instance that nothing makes eligible: a copy of it in the target account (R10.1, R10.2).
 * @param why what cannot be changed, a clause without a full stop
 */
export function copyInstead(why: Text): Text {
  return {
    zh: `${why.zh}，请改走共享镜像或 SMC（R10）。停机后数据才一致，镜像和它的快照会计费：aliyun ecs CreateImage --RegionId <region> --InstanceId <instance> --ImageName <名称>，镜像可用后用 ModifyImageSharePermission 共享给目标账号。`,
    en: `${why.en}; take the shared image or SMC instead (R10). Stop it first for consistent data; the image and its snapshots are charged: aliyun ecs CreateImage --RegionId <region> --InstanceId <instance> --ImageName <name>, then share the image with the target account by ModifyImageSharePermission.`,
  };
}

/** The way back from {@link copyInstead}. */
export const copyUndo: Text = {
  zh: "取消共享并删除镜像：aliyun ecs DeleteImage --RegionId <region> --ImageId <镜像ID>（目标账号用它创建的实例此后不能重新初始化系统盘；镜像的快照要另行删除，否则继续计费）。",
  en: "Stop sharing and delete the image: aliyun ecs DeleteImage --RegionId <region> --ImageId <image> (instances made from it can then no longer re-initialise their system disk; the image's snapshots have to be deleted by themselves, or they go on charging).",
};
