import type { Rule } from "../../../core/rules/rule.ts";
import { effectImages } from "./images.ts";
import { effectPrivateIp } from "./private-ip.ts";
import { effectRefund } from "./refund.ts";
import { effectSnapshots } from "./snapshots.ts";
import { effectTags } from "./tags.ts";

/** What a transfer changes or leaves behind: notes, none of which stops it. */
export const effectRules: readonly Rule[] = [
  effectRefund,
  effectSnapshots,
  effectImages,
  effectPrivateIp,
  effectTags,
];
