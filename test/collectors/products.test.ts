import { expect } from "chai";
import { hostOf, products } from "../../collectors/products.ts";
import type { Product } from "../../collectors/products.ts";

describe("collectors/products", () => {
  for (const [product, region, host] of [
    ["ecs", "cn-hangzhou", "ecs.cn-hangzhou.aliyuncs.com"],
    ["alb", "cn-hangzhou", "alb.cn-hangzhou.aliyuncs.com"],
    ["slb", "cn-hangzhou", "slb.aliyuncs.com"],
    ["slb", "cn-chengdu", "slb.cn-chengdu.aliyuncs.com"],
    ["slb", "cn-shanghai-finance-9", "slb.cn-shanghai-finance-9.aliyuncs.com"],
    ["ess", "cn-nanjing", "ess.aliyuncs.com"],
    ["ess", "cn-chengdu", "ess.cn-chengdu.aliyuncs.com"],
    ["dts", "cn-chengdu", "dts.aliyuncs.com"],
    ["dts", "ap-southeast-5", "dts.aliyuncs.com"],
    ["dts", "cn-guangzhou", "dts.cn-guangzhou.aliyuncs.com"],
    ["ga", "ap-southeast-1", "ga.cn-hangzhou.aliyuncs.com"],
    ["smc", "ap-southeast-1", "smc.aliyuncs.com"],
    ["vpcpeer", "ap-southeast-1", "vpcpeer.aliyuncs.com"],
    ["quotas", "ap-southeast-1", "quotas.aliyuncs.com"],
    // The account's site decides, not the region.
    ["bss2017", "ap-southeast-1", "business.aliyuncs.com"],
    ["bss2023", "ap-southeast-1", "business.aliyuncs.com"],
  ] as const satisfies readonly (readonly [Product, string, string])[]) {
    it(`finds ${product} of ${region} at ${host}`, () => {
      expect(hostOf(product, region)).to.equal(host);
    });
  }

  it("has no version twice: the version tells the product", () => {
    const versions = Object.values(products).map(({ version }) => version);

    expect(new Set(versions).size).to.equal(versions.length);
  });
});
