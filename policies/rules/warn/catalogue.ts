import type { Rule } from "../../../core/rules/rule.ts";
import { warnAutoRelease } from "./auto-release.ts";
import { warnAutoRenewal } from "./auto-renewal.ts";
import { warnCapacityReservation } from "./capacity-reservation.ts";
import { warnCustomRouteTable } from "./custom-route-table.ts";
import { warnDeletionProtection } from "./deletion-protection.ts";
import { warnDeploymentSet } from "./deployment-set.ts";
import { warnDnat } from "./dnat.ts";
import { warnEipVisibleMode } from "./eip-visible-mode.ts";
import { warnElasticEphemeral } from "./elastic-ephemeral.ts";
import { warnHpcCluster } from "./hpc-cluster.ts";
import { warnIpv6 } from "./ipv6.ts";
import { warnK8sNode } from "./k8s-node.ts";
import { warnLicenseMac } from "./license-mac.ts";
import { warnLocalDisk } from "./local-disk.ts";
import { warnMigrating } from "./migrating.ts";
import { warnPendingTransfer } from "./pending-transfer.ts";
import { warnPostpaidQuotaTarget } from "./postpaid-quota-target.ts";
import { warnRamRole } from "./ram-role.ts";
import { warnReplicaPair } from "./replica-pair.ts";
import { warnScalingGroup } from "./scaling-group.ts";
import { warnSecondaryPrivateIp } from "./secondary-private-ip.ts";
import { warnSecurityBaseline } from "./security-baseline.ts";
import { warnSgServiceManaged } from "./sg-service-managed.ts";
import { warnSharedOrMultiattachDisk } from "./shared-or-multiattach-disk.ts";
import { warnSnapshotPolicy } from "./snapshot-policy.ts";
import { warnSourceStack } from "./source-stack.ts";
import { warnStaticIpGuest } from "./static-ip-guest.ts";
import { warnTrafficMirror } from "./traffic-mirror.ts";

/**
 * What the guide does not forbid by name and is likely to hurt: traps beside the transfer, and conditions that the
 * platform sets for a change of VPC or set in an older notice. They can be waived, and stay in the report.
 */
export const warnRules: readonly Rule[] = [
  warnSecurityBaseline,
  warnSourceStack,
  warnPendingTransfer,
  warnPostpaidQuotaTarget,
  warnAutoRelease,
  warnAutoRenewal,
  warnDeletionProtection,
  warnMigrating,
  warnScalingGroup,
  warnK8sNode,
  warnSgServiceManaged,
  warnDeploymentSet,
  warnHpcCluster,
  warnCapacityReservation,
  warnCustomRouteTable,
  warnSecondaryPrivateIp,
  warnIpv6,
  warnStaticIpGuest,
  warnEipVisibleMode,
  warnDnat,
  warnTrafficMirror,
  warnSharedOrMultiattachDisk,
  warnLocalDisk,
  warnElasticEphemeral,
  warnSnapshotPolicy,
  warnReplicaPair,
  warnRamRole,
  warnLicenseMac,
];
