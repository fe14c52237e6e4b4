import type { Rule } from "../../../core/rules/rule.ts";
import { instanceAge } from "./age.ts";
import { instanceChargeType } from "./charge-type.ts";
import { instanceClassicLink } from "./classic-link.ts";
import { instanceCloudServiceAuthorization } from "./cloud-service-authorization.ts";
import { instanceDedicatedHost } from "./dedicated-host.ts";
import { instanceDiskBurst } from "./disk-burst.ts";
import { instanceDiskEncrypted } from "./disk-encrypted.ts";
import { instanceDiskTransition } from "./disk-transition.ts";
import { instanceEip } from "./eip.ts";
import { instanceExpired } from "./expired.ts";
import { instanceExpiry } from "./expiry.ts";
import { instanceGa } from "./ga.ts";
import { instanceHavip } from "./havip.ts";
import { instanceHostMigration } from "./host-migration.ts";
import { instanceInstallment } from "./installment.ts";
import { instanceKeyPair } from "./key-pair.ts";
import { instanceLocked } from "./locked.ts";
import { instanceMarketplaceImage } from "./marketplace-image.ts";
import { instanceNotStopped } from "./not-stopped.ts";
import { instanceOtherBindings } from "./other-bindings.ts";
import { instancePendingConfigChange } from "./pending-config-change.ts";
import { instancePromotion } from "./promotion.ts";
import { instanceReverseAccess } from "./reverse-access.ts";
import { instanceRouteNexthop } from "./route-nexthop.ts";
import { instanceSameUserPurchase } from "./same-user-purchase.ts";
import { instanceSecondaryEni } from "./secondary-eni.ts";
import { instanceSlb } from "./slb.ts";
import { instanceSpot } from "./spot.ts";
import { instanceStoppedEconomical } from "./stopped-economical.ts";
import { instanceTempUpgrade } from "./temp-upgrade.ts";
import { instanceTransferredRecently } from "./transferred-recently.ts";
import { instanceUnpaidOrder } from "./unpaid-order.ts";

/**
 * The restrictions on one instance: what decides who can go at all, then what the account settles with time and
 * orders, then what is bound to it, the stop last.
 */
export const instanceRules: readonly Rule[] = [
  instanceSpot,
  instanceChargeType,
  instanceTransferredRecently,
  instancePromotion,
  instanceSameUserPurchase,
  instanceDedicatedHost,
  instanceMarketplaceImage,
  instanceDiskEncrypted,
  instanceLocked,
  instanceExpired,
  instanceAge,
  instanceExpiry,
  instanceInstallment,
  instanceUnpaidOrder,
  instancePendingConfigChange,
  instanceTempUpgrade,
  instanceHostMigration,
  instanceHavip,
  instanceReverseAccess,
  instanceRouteNexthop,
  instanceSlb,
  instanceGa,
  instanceCloudServiceAuthorization,
  instanceClassicLink,
  instanceOtherBindings,
  instanceKeyPair,
  instanceEip,
  instanceSecondaryEni,
  instanceDiskBurst,
  instanceDiskTransition,
  instanceNotStopped,
  instanceStoppedEconomical,
];
