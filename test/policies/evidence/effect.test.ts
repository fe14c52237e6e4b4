import { showsOfItsCases } from "../support/evidence.ts";

showsOfItsCases({
  "effect-refund": {
    "a subscription": ["instance.chargeType: PrePaid, expected PostPaid"],
    "a charge type that is not in the documentation": [
      "instance.chargeType: unknown, Free is neither PrePaid nor PostPaid",
    ],
  },
  "effect-snapshots": {
    "one snapshot": ["instance.snapshots: 1: s-bp1a, expected none"],
    "more than evidence names": [
      "instance.snapshots: 6: s-bp1a, s-bp1b, s-bp1c, s-bp1d, s-bp1e, ..., expected none",
    ],
  },
  "effect-images": {
    "an image": ["instance.customImages: 1: m-bp1golden, expected none"],
  },
  "effect-private-ip": {
    "any address": ["destination.privateIp: null, expected the old private IP"],
    "another address": ["destination.privateIp: 10.0.0.11, expected 10.0.0.10"],
    "no old address seen": [
      "instance.privateIps: unknown, no private address was seen, and every instance has one",
    ],
  },
  "effect-tags": {
    "a tag": ["instance.tagKeys: 1: owner, expected none"],
  },
});
