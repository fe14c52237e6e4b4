import type { Product } from "../call.ts";
import { describeLoadBalancerAttribute, describeLoadBalancers } from "./load-balancers.ts";
import {
  describeMasterSlaveServerGroupAttribute,
  describeMasterSlaveServerGroups,
  describeVServerGroupAttribute,
  describeVServerGroups,
} from "./server-groups.ts";

/** Classic Load Balancer, 2014-05-15. */
export const slb: Product = {
  name: "Slb",
  version: "2014-05-15",
  actions: {
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeLoadBalancerAttribute: describeLoadBalancerAttribute,
    DescribeVServerGroups: describeVServerGroups,
    DescribeVServerGroupAttribute: describeVServerGroupAttribute,
    DescribeMasterSlaveServerGroups: describeMasterSlaveServerGroups,
    DescribeMasterSlaveServerGroupAttribute: describeMasterSlaveServerGroupAttribute,
  },
};
