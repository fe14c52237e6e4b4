import type { AddressQuestion } from "../../core/addresses/keepability.ts";
import type { Arrival, Place } from "../../core/addresses/place.ts";
import { addressIn, lastOf, roomOf, targetVpc, worldOf, zones } from "./address-rooms.ts";
import type { Room } from "./address-rooms.ts";
import { createDice } from "./rule-sets.ts";
import type { Dice } from "./rule-sets.ts";
import { clearInstance, permission, securityGroup, sourceInventory } from "./inventory.ts";

/** A fleet that asks for its addresses, and the world of the target that answers. */
export interface AddressFleet {
  readonly question: AddressQuestion;
  /** The target account as a world of the simulator, as JSON, which YAML has in it. */
  readonly world: string;
}

/**
 * Instances from two source VPCs that want their addresses in 20 vSwitches of one target VPC, every fourth of which
 * the landing is yet to create, with every kind of conflict: outside, kept by the platform, reserved, taken by what
 * the inventory shows or hides, wanted twice, not asked about.
 * @param count instances, 500 for a figure
 */
export function addressFleet(count: number, seed: number): AddressFleet {
  const dice = createDice(seed);
  const rooms = Array.from({ length: 20 }, (_, index) => roomOf(index));
  const wishes: { room: Room; address: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const room = rooms[dice(rooms.length)];
    if (room === undefined) throw new Error("no such room");
    const before = wishes[dice(index + 1)];
    const again = dice(12) === 0 && before !== undefined;
    wishes.push(again ? before : { room, address: wantedIn(rooms.indexOf(room), dice) });
  }
  const places = rooms.map((room, index) => ({
    ...room.place,
    read: room.place.read && {
      ...room.place.read,
      addressChecks: checksIn(room, index, wishes, dice),
    },
  }));
  const arrivals = wishes.map(({ room, address }, index): Arrival => ({
    instance: clearInstance({
      id: `i-s${String(index)}`,
      vpcId: index % 2 === 0 ? "vpc-s0" : "vpc-s1",
      vswitchId: "vsw-s0",
      privateIps: [address],
      dnatEntries: [],
      loadBalancers: [],
    }),
    place: places[rooms.indexOf(room)] ?? { unknown: "no such place" },
  }));
  return { question: questionOf(arrivals, places, rooms), world: worldOf(rooms) };
}

/** Most wishes can be met; the rest are spread over what can stand against one. */
function wantedIn(index: number, dice: Dice): string {
  const size = index < 16 ? 256 : 16;
  const here = (last: number): string => `10.0.${String(index)}.${String(last)}`;
  switch (dice(10)) {
    case 0:
      return here([0, size - 3, size - 2, size - 1][dice(4)] ?? 0);
    case 1:
      return here(4 + dice(6));
    case 2:
      return size === 256 ? here(64 + dice(16)) : here(1);
    case 3:
      return `10.0.${String(dice(16))}.${String(100 + dice(100))}`;
    case 4:
      return elsewhere(dice);
    default:
      return here(10 + dice(size - 13));
  }
}

/** In no vSwitch: in the VPC, beyond its peering, outside of it, beside a small vSwitch. */
function elsewhere(dice: Dice): string {
  const last = String(dice(240));
  const third = String(16 + dice(4));
  const beside = String(16 + dice(240));
  const all = [`10.0.200.${last}`, `10.50.0.${last}`, `172.20.1.${last}`];
  return all[dice(4)] ?? `10.0.${third}.${beside}`;
}

/** The cloud's answers for most of the wishes, by what the room was given. */
function checksIn(
  { place, shown, hidden }: Room,
  index: number,
  wishes: readonly { readonly room: Room; readonly address: string }[],
  dice: Dice,
): Record<string, boolean> {
  const start = `10.0.${String(index)}.`;
  const size = index < 16 ? 256 : 16;
  const isReserved = (last: number): boolean =>
    last >= 64 &&
    last < 80 &&
    place.read?.reservedCidrs instanceof Array &&
    place.read.reservedCidrs.length > 0;
  const wanted = wishes.filter(({ room }) => room.place.id === place.id);
  return Object.fromEntries(
    wanted.flatMap(({ address }) => {
      const last = Number(address.slice(start.length));
      if (!address.startsWith(start) || last >= size || dice(4) === 0) return [];
      const isTaken = shown.includes(last) || hidden.includes(last) || isReserved(last);
      return [[address, last >= 1 && last < size - 3 && !isTaken] as const];
    }),
  );
}

function questionOf(
  arrivals: readonly Arrival[],
  places: readonly Place[],
  rooms: readonly Room[],
): AddressQuestion {
  const rules = Array.from({ length: 50 }, (_, index) =>
    permission({ SourceCidrIp: `10.0.${String(index % 20)}.${String(100 + index)}/32` }),
  );
  const vpc = {
    id: targetVpc,
    name: "shop",
    cidr: "10.0.0.0/16",
    secondaryCidrs: [],
    reaches: [{ cidr: "10.50.0.0/17", through: "pcc-t" }],
  };
  const groups = [0, 1, 2, 3].map((index) =>
    securityGroup({ id: `sg-s${String(index)}`, permissions: rules }),
  );
  const target = sourceInventory({
    account: "1755000000000020",
    vpcs: [vpc],
    vswitches: places.flatMap(({ read, ...place }) => (read ? [{ ...place, ...read }] : [])),
    instances: rooms.flatMap((room) => (room.isToCome ? [] : [shownIn(room)])),
    securityGroups: [],
  });
  const source = sourceInventory({
    vpcs: ["vpc-s0", "vpc-s1"].map((id) => ({ id, cidr: "10.0.0.0/12", reaches: [] })),
    vswitches: [{ id: "vsw-s0", vpcId: "vpc-s0", zone: zones[0], cidr: "10.0.200.0/24" }],
    securityGroups: groups,
    instances: [],
  });
  return { arrivals, places, networks: target.vpcs, source, target };
}

/** An instance with a second address and a second interface: all that an inventory shows of who holds what. */
function shownIn(room: Room) {
  const [first, second, third, fourth] = room.shown.map((last) => addressIn(room, last));
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error("four addresses are shown");
  const id = lastOf(room);
  return clearInstance({
    id: `i-t${id}`,
    vpcId: targetVpc,
    vswitchId: room.place.id,
    privateIps: [first],
    networkInterfaces: [
      {
        id: `eni-t${id}-0`,
        type: "Primary",
        privateIps: [first, second],
        ipv6: [],
        prefixes: [],
      },
      {
        id: `eni-t${id}-1`,
        type: "Secondary",
        privateIps: [third, fourth],
        ipv6: [],
        prefixes: [],
      },
    ],
  });
}
