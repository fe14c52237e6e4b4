import { z } from "zod";
import type { AccountFacts } from "../core/facts/account.ts";
import type { Inventory } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { readFundAccount, readFunds, readRelations, readUncleared } from "./funds.ts";
import { gapOfCall } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import { read } from "./pages.ts";
import { told } from "./wire.ts";

/** What the account itself is like, and what of it could not be read. */
export interface Standing {
  readonly standing: Inventory["standing"];
  readonly gaps: readonly Gap[];
}

/**
 * Real-name state, funds, relations and quotas of an account: each call failing for itself.
 * @param account its UID
 */
export async function collectStanding(cloud: Cloud, account: string): Promise<Standing> {
  const [attributes, encryption, funds, uncleared, fundAccount, relations] = await Promise.all([
    beside(() => readAttributes(cloud)),
    beside(() => readEncryption(cloud)),
    beside(() => readFunds(cloud)),
    beside(() => readUncleared(cloud)),
    beside(() => readFundAccount(cloud, account)),
    beside(() => readRelations(cloud, account)),
  ]);
  return {
    standing: {
      ...(isUnknown(attributes) ? { realName: attributes, postpaidVcpus: attributes } : attributes),
      encryptionByDefault: encryption,
      funds,
      uncleared,
      ...(isUnknown(fundAccount)
        ? { fundAccountType: fundAccount, fundAccountStatus: fundAccount, site: fundAccount }
        : fundAccount),
      financialRelations: relations,
    },
    gaps: [
      ...gapOfCall("DescribeAccountAttributes", attributes),
      ...gapOfCall("DescribeDiskEncryptionByDefaultStatus", encryption),
      ...gapOfCall("QueryAccountBalance", funds),
      ...gapOfCall("GetFundAccountAvailableAmount", uncleared),
      ...gapOfCall("ListFundAccount", fundAccount),
      ...gapOfCall("QueryRelationList", relations),
    ],
  };
}

const Attributes = z.object({
  AccountAttributeItems: z.object({
    AccountAttributeItem: z.array(
      z.object({
        AttributeName: z.string(),
        AttributeValues: z.object({ ValueItem: z.array(z.object({ Value: z.string() })) }),
      }),
    ),
  }),
});

const attributeNames = {
  realName: "real-name-authentication",
  max: "max-postpaid-instance-vcpu-count",
  used: "used-postpaid-instance-vcpu-count",
};

async function readAttributes(
  cloud: Cloud,
): Promise<Pick<AccountFacts, "realName" | "postpaidVcpus">> {
  const answer = await read(
    cloud,
    "DescribeAccountAttributes",
    {
      RegionId: cloud.region,
      "AttributeName.1": attributeNames.realName,
      "AttributeName.2": attributeNames.max,
      "AttributeName.3": attributeNames.used,
    },
    Attributes,
  );
  const values = new Map(
    answer.AccountAttributeItems.AccountAttributeItem.map((one) => [
      one.AttributeName,
      one.AttributeValues.ValueItem[0]?.Value,
    ]),
  );
  const max = countOf(values.get(attributeNames.max));
  const used = countOf(values.get(attributeNames.used));
  return {
    realName: told(values.get(attributeNames.realName), attributeNames.realName),
    postpaidVcpus:
      max === undefined || used === undefined
        ? told<never>(undefined, attributeNames[max === undefined ? "max" : "used"])
        : { max, used },
  };
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

const Encryption = z.object({ Encrypted: z.boolean() });

async function readEncryption(cloud: Cloud): Promise<boolean> {
  const parameters = { RegionId: cloud.region };
  return (await read(cloud, "DescribeDiskEncryptionByDefaultStatus", parameters, Encryption))
    .Encrypted;
}
