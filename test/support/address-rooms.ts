import type { Place } from "../../core/addresses/place.ts";

export const targetVpc = "vpc-t";
export const zones = ["cn-hangzhou-h", "cn-hangzhou-i"] as const;

/** A vSwitch of the generated target. */
export interface Room {
  readonly place: Place;
  /** Addresses by their last number: what the inventory shows, and what it does not. */
  readonly shown: readonly number[];
  readonly hidden: readonly number[];
  readonly isToCome: boolean;
}

/** The vSwitches by number: the last four are small, every third reserves a block, every fourth is to come. */
export function roomOf(index: number): Room {
  const isToCome = index % 4 === 3;
  const third = String(index);
  const prefix = index < 16 ? 24 : 28;
  const reservedCidrs = index % 3 === 0 && prefix === 24 ? [`10.0.${third}.64/28`] : [];
  return {
    isToCome,
    shown: isToCome ? [] : [4, 5, 6, 7],
    hidden: isToCome ? [] : [8, 9],
    place: {
      id: `vsw-t${third}`,
      vpcId: targetVpc,
      zone: zones[index % 2] ?? zones[0],
      cidr: `10.0.${third}.0/${String(prefix)}`,
      read: isToCome ? undefined : { reservedCidrs, addressChecks: {} },
    },
  };
}

/** The number of a room's vSwitch. */
export function lastOf({ place }: Room): string {
  return place.id.replace("vsw-t", "");
}

/** The address of a room with this last number. */
export function addressIn(room: Room, last: number | undefined): string {
  return `10.0.${lastOf(room)}.${String(last)}`;
}

/** The target account as a world of the simulator, as JSON, which YAML has in it. */
export function worldOf(rooms: readonly Room[]): string {
  const there = rooms.filter(({ isToCome }) => !isToCome);
  return JSON.stringify({
    version: 1,
    accounts: [
      {
        name: "target",
        accountId: "1755000000000020",
        accessKeyId: "key-target",
        accessKeySecret: "secret-target",
        vpcs: [{ id: targetVpc, name: "shop", cidrBlock: "10.0.0.0/16" }],
        // Those that the landing creates are there: empty, as it would make them.
        vswitches: rooms.map(({ place: { id, zone, cidr, read } }) => ({
          id,
          vpc: targetVpc,
          zone,
          cidrBlock: cidr,
          reservedCidrs: read?.reservedCidrs ?? [],
        })),
        securityGroups: [{ id: "sg-t", name: "web", vpc: targetVpc }],
        instances: there.map((room) => {
          const [first, second, third, fourth] = room.shown.map((last) => addressIn(room, last));
          return {
            id: `i-t${lastOf(room)}`,
            vswitch: room.place.id,
            securityGroups: ["sg-t"],
            privateIp: first,
            secondaryIps: [second],
            networkInterfaces: [{ privateIp: third, secondaryIps: [fourth] }],
          };
        }),
        haVips: there.map((room) => ({
          vswitch: room.place.id,
          ipAddress: addressIn(room, room.hidden[0]),
        })),
        networkInterfaces: there.map((room) => ({
          vswitch: room.place.id,
          privateIp: addressIn(room, room.hidden[1]),
          securityGroups: ["sg-t"],
        })),
      },
    ],
  });
}
