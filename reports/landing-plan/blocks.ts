import type { VpcOverview, VswitchOverview } from "../../core/overview/overview.ts";
import type { Language } from "../../core/text.ts";
import { words } from "./words.ts";

/** What addresses a part has, in the source and in the landing; equal texts are equal blocks. */
export interface Blocks {
  readonly source: string;
  readonly own: string;
}

/** The blocks of a VPC, `?` where the source's was not read. */
export function vpcBlocks(vpc: VpcOverview, language: Language): Blocks {
  const { cidr, secondaryCidrs, userCidrs, ipv6 } = vpc;
  const { sourceCidr = "?", sourceSecondaryCidrs, sourceUserCidrs, sourceIpv6 } = vpc;
  const said = (
    first: string,
    others: readonly string[],
    users: readonly string[],
    six: boolean | undefined,
  ) =>
    [
      [first, ...others.toSorted()].join(", "),
      ...(users.length === 0 ? [] : [`${words.userCidrs[language]} ${users.join(", ")}`]),
      ...ipv6Text(six, language),
    ].join("; ");
  return {
    source: said(sourceCidr, sourceSecondaryCidrs, sourceUserCidrs, sourceIpv6),
    own: said(cidr, secondaryCidrs, userCidrs, ipv6),
  };
}

/** The blocks of a vSwitch. */
export function vswitchBlocks(vswitch: VswitchOverview, language: Language): Blocks {
  const { sourceCidr, sourceIpv6, cidr, ipv6Mask } = vswitch;
  return {
    source: [sourceCidr, ...ipv6Text(sourceIpv6, language)].join("; "),
    own: [cidr, ...ipv6Text(ipv6Mask !== undefined, language)].join("; "),
  };
}

function ipv6Text(has: boolean | undefined, language: Language): string[] {
  if (has === undefined) return ["IPv6 ?"];
  return has ? [words.ipv6[language]] : [];
}
