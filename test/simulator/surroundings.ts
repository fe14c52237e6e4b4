import { at, listAt } from "./support.ts";

/** One account with an instance that carries everything an instance can, and a few that differ. */
export const MACHINE_WORLD = `
version: 1
regions:
  cn-hangzhou: [cn-hangzhou-h, cn-hangzhou-i]
  cn-beijing: [cn-beijing-a]
accounts:
  - name: source
    accountId: "1404423000000010"
    accessKeyId: key-source
    accessKeySecret: secret-source
    realName: none
    accountAttributes: { max-postpaid-instance-vcpu-count: 6, used-spot-instance-vcpu-count: 5 }
    encryptedByDefault: [cn-beijing]
    vpcs:
      - { id: vpc-a, cidrBlock: 10.0.0.0/16 }
    vswitches:
      - { id: vsw-a, vpc: vpc-a, zone: cn-hangzhou-h, cidrBlock: 10.0.1.0/24 }
    securityGroups:
      - { id: sg-a, vpc: vpc-a }
      - { id: sg-old, networkType: classic }
    images:
      - { id: m-own, snapshots: [s-system, s-data] }
      - { id: m-market, ownerAlias: marketplace, productCode: cmjj000001 }
    instances:
      - id: i-a
        vswitch: vsw-a
        securityGroups: [sg-a]
        privateIp: 10.0.1.10
        secondaryIps: [10.0.1.11]
        ipv6Addresses: ["2408:4000:100::1"]
        ipv4Prefixes: [10.0.1.64/28]
        ipv6Prefixes: ["2408:4000:100:1::/80"]
        ramRole: reader
        deploymentSetId: ds-a
        hpcClusterId: hpc-a
        capacityReservationId: crp-a
        privatePool: { id: eap-a, criteria: Target }
        dedicatedHostId: dh-a
        autoReleaseTime: +2d
        deletionProtection: true
        tags: { app: shop }
        systemDisk: { id: d-system, snapshotPolicyId: sp-a }
        dataDisks:
          - id: d-data
            size: 100
            replicaPair: { id: pair-a, region: cn-beijing, zone: cn-beijing-a }
        networkInterfaces:
          - id: eni-second
            privateIp: 10.0.1.20
            ipv6Addresses: ["2408:4000:100::2"]
            ipv4Prefixes: [10.0.1.80/28]
        events:
          - { id: e-planned, type: SystemMaintenance.Redeploy, notBefore: +3d }
          - { id: e-asked, status: Inquiring, type: SystemMaintenance.Reboot }
          - { id: e-over, status: Executed, type: InstanceFailure.Reboot, notBefore: -9d, publishedAt: -10d }
          - { id: e-forgotten, status: Executed, notBefore: -40d, publishedAt: -41d }
      - id: i-market
        image: m-market
        vswitch: vsw-a
        securityGroups: [sg-a]
        chargeType: PrePaid
        expiresAt: +100d
        autoRenew: { status: AutoRenewal, duration: 3 }
        events:
          - { id: e-other, status: Scheduled, impactLevel: "2" }
      - id: i-ending
        vswitch: vsw-a
        securityGroups: [sg-a]
        chargeType: PrePaid
        expiresAt: +100d
        autoRenew: { status: NotRenewal }
      - id: i-spot
        vswitch: vsw-a
        securityGroups: [sg-a]
        type: ecs.g7.xlarge
        spotStrategy: SpotAsPriceGo
      - id: i-classic
        networkType: classic
        zone: cn-hangzhou-h
        innerIp: 10.26.1.7
        publicIp: 203.0.113.20
        classicLink: vpc-a
        securityGroups: [sg-old]
    disks:
      - { id: d-shared, zone: cn-hangzhou-h, multiAttach: Enabled, attachedTo: [i-a, i-market] }
      - { id: d-free, zone: cn-hangzhou-i, encrypted: true }
    snapshots:
      - { id: s-system, instance: i-a }
      - { id: s-data, disk: d-data, type: auto, tags: { keep: "yes" } }
      - { id: s-free, disk: d-free, status: progressing }
  - name: target
    accountId: "1755000000000020"
    accessKeyId: key-target
    accessKeySecret: secret-target
`;

/** More entries than one page has without a size. */
const LONG_TABLE = Array.from(
  { length: 10 },
  (_, index) =>
    `      - { routeTable: vtb-long, destination: 172.18.${String(index)}.0/24, nextHops: [{ id: i-b }] }`,
).join("\n");

/** An account with everything that surrounds instances, and another one that is its peer. */
export const NETWORK_WORLD = `
version: 1
regions:
  cn-hangzhou: [cn-hangzhou-h, cn-hangzhou-i]
  cn-beijing: [cn-beijing-a]
accounts:
  - name: source
    accountId: "1404423000000010"
    accessKeyId: key-source
    accessKeySecret: secret-source
    vpcs:
      - id: vpc-a
        cidrBlock: 10.0.0.0/16
        secondaryCidrs: [192.168.0.0/16]
        cens: [{ id: cen-a, owner: "1755000000000020" }]
      - { id: vpc-b, cidrBlock: 10.1.0.0/16 }
    routeTables:
      - { id: vtb-custom, name: custom, vpc: vpc-a }
      - { id: vtb-long, vpc: vpc-b }
    vswitches:
      - id: vsw-a
        vpc: vpc-a
        zone: cn-hangzhou-h
        cidrBlock: 10.0.1.0/24
        reservedCidrs: [10.0.1.64/28, 10.0.1.96/28]
      - { id: vsw-b, vpc: vpc-a, zone: cn-hangzhou-h, cidrBlock: 10.0.2.0/24, routeTable: custom }
      - id: vsw-shared
        vpc: vpc-a
        zone: cn-hangzhou-i
        cidrBlock: 10.0.3.0/28
        sharedBy: "1755000000000020"
        status: Pending
    securityGroups:
      - { id: sg-a, vpc: vpc-a }
    instances:
      - id: i-a
        vswitch: vsw-a
        securityGroups: [sg-a]
        privateIp: 10.0.1.10
        ipv4Prefixes: [10.0.1.64/28]
        networkInterfaces:
          - { id: eni-second, privateIp: 10.0.1.20 }
      - id: i-b
        vswitch: vsw-b
        securityGroups: [sg-a]
        privateIp: 10.0.2.10
        eip: { id: eip-b, mode: BINDED, chargeType: PrePaid }
    eips:
      - { id: eip-nat, ipAddress: 203.0.113.5 }
      - { id: eip-card, mode: MULTI_BINDED, boundTo: { interface: eni-second } }
      - { id: eip-virtual, ipAddress: 203.0.113.6, boundTo: { haVip: havip-cards } }
      - { id: eip-free }
    haVips:
      - { id: havip-a, vswitch: vsw-a, ipAddress: 10.0.1.30, instances: [i-a, i-b], master: i-b }
      - { id: havip-cards, vswitch: vsw-a, ipAddress: 10.0.1.31, interfaces: [eni-second] }
      - { id: havip-idle, vswitch: vsw-b }
    routeEntries:
      - { id: rte-one, vpc: vpc-a, destination: 172.16.0.0/24, nextHops: [{ id: i-a }] }
      - id: rte-several
        routeTable: custom
        destination: 172.16.1.0/24
        nextHops:
          - { type: NetworkInterface, id: i-a, weight: 100 }
          - { type: NetworkInterface, id: eni-second, weight: 100 }
      - id: rte-virtual
        routeTable: vtb-custom
        destination: 172.16.2.0/24
        nextHops: [{ type: HaVip, id: havip-a }]
      - id: rte-cen
        vpc: vpc-a
        destination: 172.17.0.0/16
        type: CEN
        nextHops: [{ type: Attachment, id: tr-attach-a }]
${LONG_TABLE}
    natGateways:
      - id: ngw-a
        vpc: vpc-a
        vswitch: vsw-a
        eips: [eip-nat]
        forwardEntries:
          - { id: fwd-web, externalPort: 80, internalIp: 10.0.1.10, internalPort: 8080, protocol: tcp }
          - { id: fwd-any, internalIp: 10.0.2.10 }
    trafficMirrorSessions:
      - { id: tms-a, sources: [i-a, eni-second], target: i-b }
      - { id: tms-off, sources: [i-b], target: lb-a, targetType: SLB, enabled: false, priority: 2 }
    peerings:
      - { id: pcc-own, vpc: vpc-a, peer: { vpc: vpc-b } }
      - { id: pcc-cross, vpc: vpc-a, peer: { account: target, vpc: landing } }
      - id: pcc-strange
        vpc: vpc-b
        status: Accepting
        peer: { account: "1999000000000099", vpc: vpc-x, region: cn-beijing, cidrs: [10.9.0.0/16] }
    oldAccelerators:
      - { id: ga-own, servers: [i-a] }
      - { id: ga-sharing, bandwidthType: Sharing, servers: [i-a] }
  - name: target
    accountId: "1755000000000020"
    accessKeyId: key-target
    accessKeySecret: secret-target
    vpcs:
      - { id: vpc-landing, name: landing, cidrBlock: 10.0.0.0/16 }
`;

/** One field of every row of a list. */
export function idsAt(body: unknown, path: string, name: string): unknown[] {
  return listAt(body, path).map((row) => at(row, name));
}
