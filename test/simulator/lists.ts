import { parseWorld, type World } from "../../simulator/world.ts";
import { at, ECS, listAt, WORLD, type Client, type Params } from "./support.ts";

/** {@link WORLD} with lists in the source account, and one of the system. */
export function worldWithLists(rules = ""): World {
  const lists = `
    prefixLists:
      - id: pl-offices
        name: offices
        maxEntries: 3
        entries:
          - { cidr: 203.0.113.0/26, description: Hangzhou }
          - { cidr: 198.51.100.7/32 }
      - { id: pl-offices6, name: offices6, family: IPv6, entries: [{ cidr: "2001:db8:100::/48" }] }
    portLists:
      - { id: prl-app, name: app, maxEntries: 5, entries: [{ ports: 8080/8089 }, { ports: 9000/9000 }] }
    images:`;
  const system = `
systemPrefixLists:
  - { name: com.aliyun.oss, maxEntries: 20, entries: [{ cidr: 100.118.28.0/24 }] }
accounts:`;
  const text = WORLD.replace("\n    images:", lists)
    .replace("\naccounts:", system)
    .replace("name: b, vpc: vpc-a }", `name: b, vpc: vpc-a, rules: [${rules}] }`);
  return parseWorld(text, "lists.yaml");
}

/** The parameters `Name.1.Field`, `Name.2.Field`, and so on. */
export function numbered(name: string, rows: readonly Params[]): Params {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [`${name}.${String(index + 1)}.${field}`, value]),
    ),
  );
}

/** The rules of `sg-b` as the API answers them. */
export async function rulesOf(source: Client): Promise<unknown[]> {
  const answer = await source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-b" });
  return listAt(answer, "Permissions.Permission");
}

/** The entries of a prefix list, each with its description behind it. */
export async function entriesOf(source: Client, PrefixListId: string): Promise<unknown[]> {
  const answer = await source(ECS, "DescribePrefixListAttributes", { PrefixListId });
  return listAt(answer, "Entries.Entry").map((entry) => [
    at(entry, "Cidr"),
    at(entry, "Description"),
  ]);
}
