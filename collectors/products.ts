/** The API versions that are spoken, and where each product answers. */
export interface ProductFacts {
  readonly version: string;
  /** What RAM calls the product in the name of a permission. */
  readonly ram: string;
  /** `regional`: a host of its own in the region; `billing`: by the account's site; else the one host of all regions. */
  readonly endpoint: "regional" | "billing" | `${string}.aliyuncs.com`;
}

/** How a call of the RPC style is sent, whatever it asks. */
export const rpcStyle = {
  protocol: "HTTPS",
  pathname: "/",
  method: "POST",
  authType: "AK",
  style: "RPC",
  reqBodyType: "formData",
  bodyType: "json",
} as const;

/** The products that are read, by their short names. */
export const products = {
  ecs: { version: "2014-05-26", ram: "ecs", endpoint: "regional" },
  vpc: { version: "2016-04-28", ram: "vpc", endpoint: "regional" },
  sts: { version: "2015-04-01", ram: "sts", endpoint: "regional" },
  ebs: { version: "2021-07-30", ram: "ebs", endpoint: "regional" },
  slb: { version: "2014-05-15", ram: "slb", endpoint: "regional" },
  alb: { version: "2020-06-16", ram: "alb", endpoint: "regional" },
  nlb: { version: "2022-04-30", ram: "nlb", endpoint: "regional" },
  gwlb: { version: "2024-04-15", ram: "gwlb", endpoint: "regional" },
  ga: { version: "2019-11-20", ram: "ga", endpoint: "ga.cn-hangzhou.aliyuncs.com" },
  dts: { version: "2020-01-01", ram: "dts", endpoint: "regional" },
  privatelink: { version: "2020-04-15", ram: "privatelink", endpoint: "regional" },
  ess: { version: "2022-02-22", ram: "ess", endpoint: "regional" },
  smc: { version: "2019-06-01", ram: "smc", endpoint: "smc.aliyuncs.com" },
  vpcpeer: { version: "2022-01-01", ram: "vpc", endpoint: "vpcpeer.aliyuncs.com" },
  quotas: { version: "2020-05-10", ram: "quotas", endpoint: "quotas.aliyuncs.com" },
  bss2017: { version: "2017-12-14", ram: "bss", endpoint: "billing" },
  bss2023: { version: "2023-09-30", ram: "bss", endpoint: "billing" },
} as const satisfies Record<string, ProductFacts>;

export type Product = keyof typeof products;

/** The billing hosts of the two sites; an account of the other site is answered `NotApplicable`. */
export const billingHosts = [
  "business.aliyuncs.com",
  "business.ap-southeast-1.aliyuncs.com",
] as const;

const oldRegions =
  "cn-(?:hangzhou|beijing|qingdao|shanghai|shenzhen|hongkong)|ap-southeast-1|us-(?:west|east)-1";

/** The regions that share one host of a regional product, as the SDK lists them. */
const shared: Partial<Record<Product, RegExp>> = {
  slb: new RegExp(`^(?:${oldRegions})$`),
  ess: new RegExp(`^(?:${oldRegions}|cn-nanjing)$`),
  dts: new RegExp(
    `^(?:${oldRegions}|cn-(?:zhangjiakou|huhehaote|wulanchabu|chengdu)|ap-southeast-[235]|ap-south-1|eu-(?:west|central)-1|me-east-1)$`,
  ),
};

/** The host of a product in a region; of the billing products the China site's. */
export function hostOf(product: Product, region: string): string {
  const { endpoint } = products[product];
  if (endpoint === "billing") return billingHosts[0];
  if (endpoint !== "regional") return endpoint;
  return shared[product]?.test(region) === true
    ? `${product}.aliyuncs.com`
    : `${product}.${region}.aliyuncs.com`;
}
