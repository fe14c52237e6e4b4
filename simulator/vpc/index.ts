import { idempotent, type Call, type Product } from "../call.ts";
import { listTagResources, tagResources, untagResources, type TaggedTypes } from "../tags.ts";
import { associateVpcCidrBlock, unassociateVpcCidrBlock } from "./cidr-blocks.ts";
import * as eips from "./eips.ts";
import { describeHaVips } from "./ha-vips.ts";
import { describeForwardTableEntries, describeNatGateways } from "./nat-gateways.ts";
import {
  createVpc,
  deleteVpc,
  describeVpcAttribute,
  describeVpcs,
  modifyVpcAttribute,
  moveResourceGroup,
} from "./networks.ts";
import {
  describeGlobalAccelerationInstances,
  describeServerRelatedGlobalAccelerationInstances,
} from "./old-accelerators.ts";
import {
  checkCanAllocateVpcPrivateIpAddress,
  listVSwitchCidrReservations,
} from "./private-addresses.ts";
import { createRouteEntry, deleteRouteEntry } from "./route-changes.ts";
import { describeRouteEntryList } from "./route-entries.ts";
import {
  describeRouteTableList,
  describeRouteTables,
  modifyRouteTableAttributes,
} from "./route-tables.ts";
import { listTrafficMirrorSessions } from "./traffic-mirrors.ts";
import {
  createVSwitch,
  deleteVSwitch,
  describeVSwitchAttributes,
  describeVSwitches,
  modifyVSwitchAttribute,
} from "./vswitches.ts";

const TAGGED: TaggedTypes = {
  VPC: ({ account }: Call) => account.vpcs,
  VSWITCH: ({ account }: Call) => account.vswitches,
  ROUTETABLE: ({ account }: Call) => account.routeTables,
  EIP: ({ account }: Call) => account.eips,
};

/** Virtual Private Cloud, 2016-04-28. */
export const vpc: Product = {
  name: "Vpc",
  version: "2016-04-28",
  actions: {
    CreateVpc: idempotent(createVpc),
    DescribeVpcAttribute: describeVpcAttribute,
    DescribeVpcs: describeVpcs,
    ModifyVpcAttribute: modifyVpcAttribute,
    DeleteVpc: deleteVpc,
    AssociateVpcCidrBlock: associateVpcCidrBlock,
    UnassociateVpcCidrBlock: unassociateVpcCidrBlock,
    MoveResourceGroup: moveResourceGroup,
    CreateVSwitch: idempotent(createVSwitch),
    DescribeVSwitchAttributes: describeVSwitchAttributes,
    DescribeVSwitches: describeVSwitches,
    ModifyVSwitchAttribute: modifyVSwitchAttribute,
    DeleteVSwitch: deleteVSwitch,
    DescribeRouteTableList: describeRouteTableList,
    DescribeRouteTables: describeRouteTables,
    DescribeRouteEntryList: describeRouteEntryList,
    CreateRouteEntry: idempotent(createRouteEntry),
    DeleteRouteEntry: deleteRouteEntry,
    ModifyRouteTableAttributes: modifyRouteTableAttributes,
    AllocateEipAddress: idempotent(eips.allocateEipAddress),
    AssociateEipAddress: idempotent(eips.associateEipAddress),
    UnassociateEipAddress: eips.unassociateEipAddress,
    ReleaseEipAddress: eips.releaseEipAddress,
    ModifyEipAddressAttribute: eips.modifyEipAddressAttribute,
    DescribeEipAddresses: eips.describeEipAddresses,

    DescribeHaVips: describeHaVips,
    DescribeNatGateways: describeNatGateways,
    DescribeForwardTableEntries: describeForwardTableEntries,
    ListTrafficMirrorSessions: listTrafficMirrorSessions,
    ListVSwitchCidrReservations: listVSwitchCidrReservations,
    CheckCanAllocateVpcPrivateIpAddress: checkCanAllocateVpcPrivateIpAddress,
    DescribeGlobalAccelerationInstances: describeGlobalAccelerationInstances,
    DescribeServerRelatedGlobalAccelerationInstances:
      describeServerRelatedGlobalAccelerationInstances,
    TagResources: tagResources(TAGGED),
    UnTagResources: untagResources(TAGGED),
    ListTagResources: listTagResources(TAGGED),
  },
};
