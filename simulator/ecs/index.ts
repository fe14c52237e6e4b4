import { idempotent, type Call, type Product } from "../call.ts";
import { listTagResources, tagResources, untagResources, type TaggedTypes } from "../tags.ts";
import * as catalogue from "./catalogue.ts";
import * as disks from "./disks.ts";
import { describeImages } from "./images.ts";
import * as attributes from "./instance-attributes.ts";
import * as changes from "./instance-changes.ts";
import * as power from "./instance-power.ts";
import * as instances from "./instances.ts";
import * as keyPairs from "./key-pairs.ts";
import * as interfaces from "./network-interfaces.ts";
import * as portLists from "./port-range-lists.ts";
import * as prefixLists from "./prefix-lists.ts";
import { runInstances } from "./run-instances.ts";
import {
  authorize,
  describeSecurityGroupAttribute,
  modifyRule,
  revoke,
} from "./security-group-rules.ts";
import * as groups from "./security-groups.ts";
import { describeSnapshots } from "./snapshots.ts";
import { describeInstanceHistoryEvents } from "./system-events.ts";

const TAGGED: TaggedTypes = {
  instance: ({ account }: Call) => account.instances,
  disk: ({ account }: Call) => account.disks,
  eni: ({ account }: Call) => account.enis,
  image: ({ account }: Call) => account.images,
  securitygroup: ({ account }: Call) => account.securityGroups,
  keypair: ({ account }: Call) => account.keyPairs,
};

/** Elastic Compute Service, 2014-05-26. */
export const ecs: Product = {
  name: "Ecs",
  version: "2014-05-26",
  actions: {
    CreateSecurityGroup: idempotent(groups.createSecurityGroup),
    DescribeSecurityGroups: groups.describeSecurityGroups,
    DescribeSecurityGroupAttribute: describeSecurityGroupAttribute,
    DescribeSecurityGroupReferences: groups.describeSecurityGroupReferences,
    ModifySecurityGroupAttribute: groups.modifySecurityGroupAttribute,
    ModifySecurityGroupPolicy: groups.modifySecurityGroupPolicy,
    DeleteSecurityGroup: groups.deleteSecurityGroup,
    AuthorizeSecurityGroup: idempotent(authorize("ingress")),
    AuthorizeSecurityGroupEgress: idempotent(authorize("egress")),
    RevokeSecurityGroup: revoke("ingress"),
    RevokeSecurityGroupEgress: revoke("egress"),
    ModifySecurityGroupRule: modifyRule("ingress"),
    ModifySecurityGroupEgressRule: modifyRule("egress"),
    JoinSecurityGroup: changes.joinSecurityGroup,
    LeaveSecurityGroup: changes.leaveSecurityGroup,

    CreatePrefixList: idempotent(prefixLists.createPrefixList),
    ModifyPrefixList: prefixLists.modifyPrefixList,
    DeletePrefixList: prefixLists.deletePrefixList,
    DescribePrefixLists: prefixLists.describePrefixLists,
    DescribePrefixListAttributes: prefixLists.describePrefixListAttributes,
    DescribePrefixListAssociations: prefixLists.describePrefixListAssociations,
    CreatePortRangeList: idempotent(portLists.createPortRangeList),
    ModifyPortRangeList: idempotent(portLists.modifyPortRangeList),
    DeletePortRangeList: portLists.deletePortRangeList,
    DescribePortRangeLists: portLists.describePortRangeLists,
    DescribePortRangeListEntries: portLists.describePortRangeListEntries,
    DescribePortRangeListAssociations: portLists.describePortRangeListAssociations,

    RunInstances: idempotent(runInstances),
    DescribeInstances: instances.describeInstances,
    DescribeInstanceStatus: instances.describeInstanceStatus,
    DescribeInstanceAttribute: instances.describeInstanceAttribute,
    DescribeUserData: instances.describeUserData,
    DescribeInstanceRamRole: attributes.describeInstanceRamRole,
    DescribeInstanceMaintenanceAttributes: attributes.describeInstanceMaintenanceAttributes,
    DescribeInstanceAttachmentAttributes: attributes.describeInstanceAttachmentAttributes,
    DescribeInstanceAutoRenewAttribute: attributes.describeInstanceAutoRenewAttribute,
    DescribeClassicLinkInstances: attributes.describeClassicLinkInstances,
    DescribeInstanceHistoryEvents: describeInstanceHistoryEvents,
    StartInstance: power.startInstance,
    StopInstance: power.stopInstance,
    StartInstances: power.changeMany(power.start),
    StopInstances: power.changeMany(power.stop),
    RebootInstance: power.rebootInstance,
    DeleteInstance: power.deleteInstance,
    ModifyInstanceAttribute: changes.modifyInstanceAttribute,
    ModifyInstanceAutoReleaseTime: changes.modifyInstanceAutoReleaseTime,
    AttachKeyPair: keyPairs.attachKeyPair,
    DetachKeyPair: keyPairs.detachKeyPair,
    DescribeKeyPairs: keyPairs.describeKeyPairs,
    DescribeImages: describeImages,

    DescribeDisks: disks.describeDisks,
    CreateDisk: idempotent(disks.createDisk),
    AttachDisk: disks.attachDisk,
    DetachDisk: disks.detachDisk,
    DeleteDisk: disks.deleteDisk,
    ModifyDiskAttribute: disks.modifyDiskAttribute,
    DescribeDiskEncryptionByDefaultStatus: attributes.describeDiskEncryptionByDefaultStatus,
    DescribeSnapshots: describeSnapshots,

    DescribeNetworkInterfaces: interfaces.describeNetworkInterfaces,
    CreateNetworkInterface: idempotent(interfaces.createNetworkInterface),
    AttachNetworkInterface: interfaces.attachNetworkInterface,
    DetachNetworkInterface: interfaces.detachNetworkInterface,
    DeleteNetworkInterface: interfaces.deleteNetworkInterface,

    DescribeRegions: catalogue.describeRegions,
    DescribeZones: catalogue.describeZones,
    DescribeAvailableResource: catalogue.describeAvailableResource,
    DescribeAccountAttributes: catalogue.describeAccountAttributes,
    TagResources: tagResources(TAGGED),
    UntagResources: untagResources(TAGGED),
    ListTagResources: listTagResources(TAGGED),
  },
};
