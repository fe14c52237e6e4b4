import { oneLine, quoted } from "../input/words.ts";

/** A source rule in one line, whatever it is, for people to find it again. */
export function quoteRule(permission: unknown): string {
  if (typeof permission !== "object" || permission === null) {
    return oneLine(JSON.stringify(permission ?? null));
  }
  const fields = new Map<string, unknown>(Object.entries(permission));
  const field = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  const peers = (side: "Source" | "Dest"): string =>
    [`${side}CidrIp`, `Ipv6${side}CidrIp`, `${side}GroupId`, `${side}PrefixListId`]
      .map(field)
      .filter((peer) => peer !== "")
      .join("+");
  const description = field("Description");
  const parts = [
    field("Direction") || "?",
    field("IpProtocol") || "?",
    field("PortRange") || field("PortRangeListId") || "?",
    labelled("from", peers("Source")),
    labelled("from port", field("SourcePortRange")),
    labelled("to", peers("Dest")),
    field("Policy") || "?",
    labelled("priority", field("Priority")),
    description === "" ? "" : quoted(description),
    field("SecurityGroupRuleId"),
  ];
  return parts
    .filter((part) => part !== "")
    .map((part) => oneLine(part))
    .join(" ");
}

function labelled(label: string, value: string): string {
  return value === "" ? "" : `${label} ${value}`;
}
