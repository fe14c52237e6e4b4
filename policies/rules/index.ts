import type { Rule } from "../../core/rules/rule.ts";
import { instanceAge } from "./instance/age.ts";
import { instanceDedicatedHost } from "./instance/dedicated-host.ts";
import { instanceDiskBurst } from "./instance/disk-burst.ts";
import { instanceDiskEncrypted } from "./instance/disk-encrypted.ts";
import { instanceDiskTransition } from "./instance/disk-transition.ts";
import { instanceEip } from "./instance/eip.ts";
import { instanceExpired } from "./instance/expired.ts";
import { instanceExpiry } from "./instance/expiry.ts";
import { instanceKeyPair } from "./instance/key-pair.ts";
import { instanceLocked } from "./instance/locked.ts";
import { instanceNotStopped } from "./instance/not-stopped.ts";
import { instanceSecondaryEni } from "./instance/secondary-eni.ts";
import { instanceSpot } from "./instance/spot.ts";
import { instanceStoppedEconomical } from "./instance/stopped-economical.ts";

/** The catalogue: every rule, in the order in which reports name them. */
export const rules: readonly Rule[] = [
  instanceSpot,
  instanceDedicatedHost,
  instanceDiskEncrypted,
  instanceLocked,
  instanceExpired,
  instanceAge,
  instanceExpiry,
  instanceKeyPair,
  instanceEip,
  instanceSecondaryEni,
  instanceDiskBurst,
  instanceDiskTransition,
  instanceNotStopped,
  instanceStoppedEconomical,
];
