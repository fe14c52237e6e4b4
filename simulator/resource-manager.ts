import type { Answer, Call, Product } from "./call.ts";
import { notFound } from "./errors.ts";

/** Resource Manager, 2020-03-31. */
export const resourceManager: Product = {
  name: "ResourceManager",
  version: "2020-03-31",
  actions: { GetResourceDirectory: getResourceDirectory },
};

/** GetResourceDirectory: an account outside of every directory is refused. */
function getResourceDirectory({ account }: Call): Answer {
  const directory = account.services.resourceDirectory;
  if (directory === undefined)
    throw notFound(
      "ResourceDirectoryNotInUse",
      "The specified account is not an Alibaba Cloud account or a member account of the resource directory.",
    );
  return {
    ResourceDirectory: {
      ResourceDirectoryId: directory.id,
      RootFolderId: directory.rootFolderId,
      MasterAccountId: directory.masterAccountId,
      MasterAccountName: directory.masterAccountName,
      IdentityInformation: directory.identityInformation,
      ControlPolicyStatus: "Disabled",
      MemberDeletionStatus: "Disabled",
      CreateTime: directory.createdAt.toISOString(),
    },
  };
}
