import type { Text } from "../text.ts";

/** One cell of the table: the answer that it takes, and what it says to people. */
export interface Cell<A extends string> {
  /** As attested; `any`: this column does not matter in this row. */
  readonly answer: A | "any";
  readonly text: Text;
}

/** The answers of `account-pair-type`: what the source account is, and the target. */
export type Pair =
  | "individual-to-individual"
  | "enterprise-to-enterprise"
  | "individual-to-enterprise"
  | "enterprise-to-individual";
/** The answers of `account-same-entity`: whether the same person or the same enterprise is behind both. */
export type Identity = "same" | "different-individuals" | "different-enterprises";
/** The answers of `account-single-recipient`: whether the one recipient that is allowed was another account. */
export type Recipient = "none" | "another";

export const individuals: Cell<Pair> = {
  answer: "individual-to-individual",
  text: { zh: "个人账号 → 个人账号", en: "individual to individual" },
};
export const enterprises: Cell<Pair> = {
  answer: "enterprise-to-enterprise",
  text: { zh: "企业账号 → 企业账号", en: "enterprise to enterprise" },
};
export const toEnterprise: Cell<Pair> = {
  answer: "individual-to-enterprise",
  text: { zh: "个人账号 → 企业账号", en: "individual to enterprise" },
};
export const toIndividual: Cell<Pair> = {
  answer: "enterprise-to-individual",
  text: { zh: "企业账号 → 个人账号", en: "enterprise to individual" },
};

/** A column that does not matter in a row. */
export const anything: Cell<never> = { answer: "any", text: { zh: "不限", en: "any" } };

export const sameIndividual: Cell<Identity> = {
  answer: "same",
  text: { zh: "实名相同", en: "same real name" },
};
export const otherIndividual: Cell<Identity> = {
  answer: "different-individuals",
  text: { zh: "实名不同", en: "different real names" },
};
export const sameEnterprise: Cell<Identity> = {
  answer: "same",
  text: {
    zh: "实名认证、企业主体与名称均相同",
    en: "same real-name verification, same entity, same name",
  },
};
export const otherEnterprise: Cell<Identity> = {
  answer: "different-enterprises",
  text: {
    zh: "实名认证、企业主体或名称不同",
    en: "another real-name verification, another entity or another name",
  },
};
export const firstIndividual: Cell<Recipient> = {
  answer: "none",
  text: {
    zh: "此前未过户给其他不同实名的个人账号",
    en: "no earlier transfer to another individual under a different real name",
  },
};
export const firstEnterprise: Cell<Recipient> = {
  answer: "none",
  text: {
    zh: "此前未过户给其他企业账号",
    en: "no earlier transfer to another enterprise account",
  },
};
export const earlierIndividual: Cell<Recipient> = {
  answer: "another",
  text: {
    zh: "此前已过户给另一个不同实名的个人账号",
    en: "an earlier transfer to another individual under a different real name",
  },
};
export const earlierEnterprise: Cell<Recipient> = {
  answer: "another",
  text: {
    zh: "此前已过户给另一个企业账号",
    en: "an earlier transfer to another enterprise account",
  },
};
