import { showsOfItsCases } from "../support/evidence.ts";

showsOfItsCases({
  "instance-spot": {
    "spot with a price limit": ["instance.spotStrategy: SpotWithPriceLimit, expected NoSpot"],
    "an empty strategy": ["instance.spotStrategy: unknown, it is empty"],
  },
  "instance-charge-type": {
    "a way of charging that the guide does not name": [
      "instance.chargeType: PayByDuration, expected PrePaid | PostPaid",
    ],
    "an empty value": ["instance.chargeType: unknown, it is empty"],
  },
  "instance-transferred-recently": {
    "received two months ago": [
      "instance.zeroOrders[0].createdAt: 2026-04-01T00:00:00Z 210000000000001, expected none in half a year",
      "attested.instance-transferred-recently: none-in-half-a-year, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
      "passes from 2026-10-01T00:00:00.000Z",
    ],
    "attested, with no order seen": [
      "attested.instance-transferred-recently: transferred, by owner of the source account, 2026-05-31, expected none-in-half-a-year | zero-order-was-a-purchase",
    ],
  },
  "instance-promotion": {
    "from a campaign": [
      "attested.instance-promotion: campaign, by owner of the source account, 2026-05-31, expected none | campaign-allows-transfer",
    ],
  },
  "instance-same-user-purchase": {
    linked: [
      "attested.instance-same-user-purchase: linked, by owner of the source account, 2026-05-31, expected not-linked",
    ],
  },
  "instance-dedicated-host": {
    "dedicated host": ["instance.dedicatedHostId: dh-bp1host, expected null"],
  },
  "instance-marketplace-image": {
    "a marketplace image": [
      "instance.image.ownerAlias: marketplace cmjj000001, expected system | self | others",
    ],
    "a marketplace image without a product code": [
      "instance.image.ownerAlias: marketplace, expected system | self | others",
    ],
    "a custom image made from a marketplace image": [
      "instance.image.productCode: cmjj000001, expected null",
    ],
    "the system disk proves what the image hides": [
      "instance.disks[0].productCode: cmjj000001, expected null",
    ],
    "no system disk seen": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "instance-disk-encrypted": {
    "encrypted data disk": ["instance.disks[1].encrypted: true data d-bp1data, expected false"],
    "everything encrypted": [
      "instance.disks[0].encrypted: true system d-bp1system, expected false",
      "instance.disks[1].encrypted: true data d-bp1data, expected false",
    ],
    "an empty list, as a caller without permission gets it": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "instance-locked": {
    "a lock on a disk alone": ["instance.disks[1].locks: security d-bp1data, expected []"],
    "a lock that outweighs what of the disks is not seen": [
      "instance.locks: financial, expected []",
    ],
    "refunded, and in arrears": ["instance.locks: financial, refunded, expected []"],
  },
  "instance-expired": {
    "expires this instant": [
      "instance.expiresAt: 2026-06-01T00:00:00Z, expected > 2026-06-01T00:00:00.000Z",
    ],
  },
  "instance-age": {
    "a minute short of 5 days": [
      "instance.createdAt: 2026-05-27T00:01:00Z, expected <= 2026-05-27T00:00:00.000Z",
      "passes from 2026-06-01T00:01:00.000Z",
    ],
  },
  "instance-expiry": {
    "exactly 72 hours left": [
      "instance.expiresAt: 2026-06-04T00:00:00Z, expected > 2026-06-04T00:00:00.000Z",
    ],
  },
  "instance-installment": {
    "instalments still to be paid": [
      "attested.instance-installment: outstanding, by owner of the source account, 2026-05-31, expected none | paid-off",
    ],
  },
  "instance-unpaid-order": {
    "an unpaid renewal": ["instance.unpaidOrders[0]: 210000000000001 Renew, expected none"],
    "an unpaid upgrade and an unpaid purchase": [
      "instance.unpaidOrders[0]: 210000000000001 Upgrade, expected none",
      "instance.unpaidOrders[1]: 210000000000002 New, expected none",
    ],
  },
  "instance-pending-config-change": {
    "a downgrade to come": [
      "instance.configurationOrders[0].startsAt: 2026-07-01T00:00:00Z Downgrade 210000000000001, expected <= 2026-06-01T00:00:00.000Z",
      "attested.instance-pending-config-change: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "a renewal to come, and nobody has said": [
      "attested.instance-pending-config-change: unknown, nobody has attested it; order 210000000000001 (Renew) of 2026-07-01T00:00:00Z may change it",
    ],
    "a renewal in effect, and nobody has said": [
      "attested.instance-pending-config-change: unknown, nobody has attested it",
    ],
    "a renewal whose start was not seen, and nobody has said": [
      "attested.instance-pending-config-change: unknown, nobody has attested it; order 210000000000001 (CompensatoryRenew) may change it, its start was not seen",
    ],
    "a renewal with a downgrade, attested": [
      "attested.instance-pending-config-change: scheduled, by owner of the source account, 2026-05-31, expected none",
    ],
  },
  "instance-temp-upgrade": {
    "in effect": [
      "instance.configurationOrders[0].endsAt: 2026-06-03T00:00:00Z TempUpgrade 210000000000001, expected <= 2026-06-01T00:00:00.000Z",
      "attested.instance-temp-upgrade: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
      "passes from 2026-06-03T00:00:00.000Z",
    ],
    "begun, its end not seen": [
      "instance.configurationOrders[0].endsAt: unknown, not in the answer",
    ],
    "not over, its beginning not seen": [
      "instance.configurationOrders[0].startsAt: unknown, not in the answer",
    ],
    "one in effect proves what another one hides": [
      "instance.configurationOrders[1].endsAt: 2026-06-03T00:00:00Z TempUpgrade 210000000000001, expected <= 2026-06-01T00:00:00.000Z",
      "attested.instance-temp-upgrade: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "attested, with no order seen": [
      "attested.instance-temp-upgrade: in-effect, by owner of the source account, 2026-05-31, expected none",
    ],
  },
  "instance-host-migration": {
    "a scheduled restart": [
      "instance.systemEvents[0]: SystemMaintenance.Reboot Scheduled e-bp1event, not before 2026-06-03T02:00:00Z, expected none",
    ],
    "maintenance whose time was not seen": [
      "instance.systemEvents[0]: SystemMaintenance.RebootAndReInitErrorDisk Scheduled e-bp1event, expected none",
    ],
  },
  "instance-havip": {
    "a HaVip": ["instance.haVips[0]: havip-bp1vip, expected none"],
    "two HaVips": [
      "instance.haVips[0]: havip-bp1vip, expected none",
      "instance.haVips[1]: havip-bp1two, expected none",
    ],
  },
  "instance-reverse-access": {
    "registered, no endpoint seen": [
      "attested.instance-reverse-access: registered, by owner of the source account, 2026-05-31, expected none",
    ],
    "an endpoint, and nobody has said": [
      "attested.instance-reverse-access: unknown, nobody has attested it; there are reverse endpoints in its VPC: ep-bp1reverse",
    ],
  },
  "instance-route-nexthop": {
    "an entry that leads to it": [
      "instance.routeEntries[0]: 192.168.0.0/16 via i-bp1clear (vtb-bp1table rte-bp1entry), expected none",
    ],
  },
  "instance-slb": {
    "in the default group of a CLB": [
      "instance.loadBalancers[0]: clb lb-bp1clb i-bp1clear, expected none",
    ],
    "in a vServer group of a CLB": [
      "instance.loadBalancers[0]: clb lb-bp1clb rsp-bp1group i-bp1clear, expected none",
    ],
  },
  "instance-ga": {
    "an endpoint by its ID": ["instance.accelerators[0]: ga-bp1accel i-bp1clear, expected none"],
  },
  "instance-cloud-service-authorization": {
    "a job that reads from it": [
      "instance.dtsJobs[0]: dts-bp1job source Synchronizing, expected none",
      "attested.instance-cloud-service-authorization: none, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "another product is authorised": [
      "attested.instance-cloud-service-authorization: authorised, by owner of the source account, 2026-05-31, expected none",
    ],
  },
  "instance-classic-link": {
    "in the classic network, linked to a VPC": [
      "instance.classicLinkVpcId: vpc-bp1linked, expected null",
    ],
  },
  "instance-other-bindings": {
    "still bound": [
      "attested.instance-other-bindings: bound, by owner of the source account, 2026-05-31, expected none",
    ],
  },
  "instance-key-pair": {
    "a key pair": ["instance.keyPair: ops, expected null"],
  },
  "instance-eip": {
    "an EIP": ["instance.eip: eip-bp1web 203.0.113.20, expected null"],
  },
  "instance-secondary-eni": {
    "a secondary interface behind the primary one": [
      "instance.networkInterfaces[1].type: Secondary eni-bp1second, expected Primary",
    ],
    "not even a primary interface seen": [
      "instance.networkInterfaces: unknown, no network interface was seen, and every instance has a primary one",
    ],
  },
  "instance-disk-burst": {
    "on a data disk": ["instance.disks[1].burstingEnabled: true data d-bp1data, expected false"],
    "no disk at all": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "instance-disk-transition": {
    attaching: ["instance.disks[1].status: Attaching data d-bp1data, expected In_use"],
    "no disk at all": [
      "instance.disks: unknown, no system disk was seen, and every instance has one",
    ],
  },
  "instance-not-stopped": {
    running: ["instance.status: Running, expected Stopped"],
  },
  "instance-stopped-economical": {
    "economical, with a fixed public IP": [
      "instance.stoppedMode: StopCharging, expected KeepCharging",
    ],
    "the API's empty mode": ['instance.stoppedMode: unknown, "" is no known mode'],
  },
});
