import { badRequest, missingParameter } from "../errors.ts";
import { text, type Params } from "../params.ts";
import type { Account, RuleMatch, SecurityGroup } from "../state.ts";

/** The group that a rule is for, and whose lists it may name. */
interface RuleRoom {
  readonly group: SecurityGroup;
  readonly account: Account;
}

const WITH_PORTS = new Set(["TCP", "UDP"]);

/** A range beats a port list; what is beaten is ignored, as documented. */
export function portsOf(
  protocol: string,
  permission: Params,
  context: RuleRoom,
): Pick<RuleMatch, "PortRange" | "SourcePortRange" | "PortRangeListId"> {
  const range = text(permission, "PortRange");
  const listId = range === "" ? text(permission, "PortRangeListId") : "";
  if (listId !== "") checkPortList(protocol, listId, context);
  else if (range === "") throw missingParameter("PortRange");
  else
    checkPorts(protocol, range, () =>
      badRequest(
        "InvalidIpProtocol.Malformed",
        'The specified parameter "PortRange" is not valid.',
      ),
    );
  const source = text(permission, "SourcePortRange");
  if (source !== "")
    checkPorts(protocol, source, () =>
      badRequest(
        "InvalidSourcePortRange.Malformed",
        'The specified parameter "SourcePortRange" is not valid.',
      ),
    );
  return { PortRange: range, SourcePortRange: source, PortRangeListId: listId };
}

function checkPortList(protocol: string, id: string, { account, group }: RuleRoom): void {
  if (!WITH_PORTS.has(protocol))
    throw badRequest(
      "InvalidParam.ProtocolNotSupportPortRangeList",
      "The specified protocol does not support the port range list.",
    );
  if (account.lists.portRangeLists.get(id)?.regionId !== group.regionId)
    throw badRequest(
      "InvalidPortRangeListId.NotFound",
      "The specified port range list was not found.",
    );
}

function checkPorts(protocol: string, range: string, malformed: () => Error): void {
  const [, from, to] = /^(-1|\d{1,5})\/(-1|\d{1,5})$/.exec(range) ?? [];
  if (from === undefined || to === undefined) throw malformed();
  const everyPort = range === "-1/-1";
  if (everyPort === WITH_PORTS.has(protocol))
    throw badRequest(
      "OperationDenied",
      `The specified IpProtocol does not exist or IpProtocol and PortRange do not match: ${protocol} ${range}.`,
    );
  const [first, last] = [Number(from), Number(to)];
  if (!everyPort && (first < 1 || last > 65535 || first > last)) throw malformed();
}
