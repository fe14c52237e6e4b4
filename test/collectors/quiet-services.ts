import { success } from "./hand-made-cloud.ts";
import type { Answer, Answering } from "./hand-made-cloud.ts";

const attribute = (AttributeName: string, Value: string): unknown => ({
  AttributeName,
  AttributeValues: { ValueItem: [{ Value }] },
});

function billing(list: string, item?: string): Answer {
  const rows = item === undefined ? [] : { [item]: [] };
  return success({
    Code: "Success",
    Success: true,
    Data: { PageNum: 1, PageSize: 20, TotalCount: 0, [list]: rows },
  });
}

/** An account in order, and products that know nothing of its instances. */
export const quietServices: Record<string, Answering> = {
  DescribeAccountAttributes: () =>
    success({
      AccountAttributeItems: {
        AccountAttributeItem: [
          attribute("real-name-authentication", "yes"),
          attribute("max-postpaid-instance-vcpu-count", "500"),
          attribute("used-postpaid-instance-vcpu-count", "20"),
        ],
      },
    }),
  DescribeDiskEncryptionByDefaultStatus: () => success({ Encrypted: false }),
  DescribePrefixLists: () => success({ NextToken: "", PrefixLists: { PrefixList: [] } }),
  QueryAccountBalance: () =>
    success({
      Code: "Success",
      Success: true,
      Data: { AvailableAmount: "100.00", AvailableCashAmount: "100.00", Currency: "CNY" },
    }),
  GetFundAccountAvailableAmount: () =>
    success({ UnclearedAmount: "0.00", HistoryMonthUnclearedAmount: "0.00" }),
  ListFundAccount: () =>
    success({
      Data: [{ FundAccountType: "DIRECT_USER", FundAccountStatus: "VALID", Site: "26842" }],
    }),
  QueryRelationList: () => billing("FinancialRelationInfoList"),
  QueryOrders: () => billing("OrderList", "Order"),
  GetOrders: () => billing("OrderList", "Order"),
  DescribeLoadBalancers: () =>
    success({ TotalCount: 0, PageNumber: 1, LoadBalancers: { LoadBalancer: [] } }),
  ListServerGroups: () => success({ TotalCount: 0, MaxResults: 100, ServerGroups: [] }),
  ListServerGroupServers: () => success({ TotalCount: 0, MaxResults: 100, Servers: [] }),
  ListAccelerators: () => success({ TotalCount: 0, PageNumber: 1, Accelerators: [] }),
  ListBasicAccelerators: () => success({ TotalCount: 0, PageNumber: 1, Accelerators: [] }),
  DescribeGlobalAccelerationInstances: () =>
    success({
      TotalCount: 0,
      PageNumber: 1,
      GlobalAccelerationInstances: { GlobalAccelerationInstance: [] },
    }),
  DescribeDtsJobs: () =>
    success({ TotalRecordCount: 0, PageNumber: 1, PageRecordCount: 0, DtsJobList: [] }),
  ListVpcEndpoints: () => success({ TotalCount: 0, MaxResults: 1000, Endpoints: [] }),
  DescribeScalingInstances: () => success({ TotalCount: 0, PageNumber: 1, ScalingInstances: [] }),
  DescribeReplicationJobs: () =>
    success({ TotalCount: 0, PageNumber: 1, ReplicationJobs: { ReplicationJob: [] } }),
};
