import { z } from "zod";
import { fact } from "./fact.ts";

/** A disk as DescribeDisks reports it. */
export const DiskFacts = z.object({
  id: z.string(),
  /** `system` or `data`. */
  type: z.enum(["system", "data"]),
  category: fact(z.string()),
  encrypted: fact(z.boolean()),
  kmsKeyId: fact(z.string().nullable()),
  /** Whether it can be detached on its own (pay-as-you-go disks). */
  portable: fact(z.boolean()),
  burstingEnabled: fact(z.boolean()),
  /** DescribeDisks `Status`, such as `In_use`, `Attaching`, `Detaching`. */
  status: fact(z.string()),
  sizeGiB: fact(z.number()),
  /** DescribeDisks `OperationLocks.OperationLock[].LockReason`; empty where it is not locked. */
  locks: fact(z.array(z.string())),
  /** DescribeDisks `ProductCode`: the market's product that the disk was made from, `null` where there is none. */
  productCode: fact(z.string().nullable()),
  /** DescribeDisks `MultiAttach`: `Disabled`, `Enabled`, `LegacyShared`. */
  multiAttach: fact(z.string()),
  /** IDs of the instances that it is attached to. */
  attachedTo: fact(z.array(z.string())),
  /** DescribeDisks `AutoSnapshotPolicyId`, `null` where there is none. */
  snapshotPolicyId: fact(z.string().nullable()),
  /** The asynchronous replication (DescribeDiskReplicaPairs) that it takes part in, `null` where there is none. */
  replicaPairId: fact(z.string().nullable()),
});
export type DiskFacts = z.output<typeof DiskFacts>;
