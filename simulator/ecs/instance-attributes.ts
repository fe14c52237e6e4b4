import { missingParameter } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { commaIds, jsonIds, list, matches, oneOf, required, text, wanted } from "../params.ts";

/**
 * DescribeInstanceRamRole: a row for each instance asked for, with or without a role. At most 50 ids; also
 * what is asked for by id comes in pages, 10 a page and at most 50.
 */
export function describeInstanceRamRole(call: Call): Answer {
  const region = regionOf(call);
  const ids = jsonIds(call.params, "InstanceIds", 50);
  const role = text(call.params, "RamRoleName");
  if (ids === undefined && role === "") throw missingParameter("InstanceIds");
  const rows = inRegion(call.account.instances, region).filter(
    (instance) => wanted(ids, instance.id) && (role === "" || role === instance.ramRoleName),
  );
  const page = numberedPage(call.params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    RegionId: region.regionId,
    TotalCount: rows.length,
    InstanceRamRoleSets: {
      InstanceRamRoleSet: page.rows.map((instance) => ({
        InstanceId: instance.id,
        RamRoleName: instance.ramRoleName,
      })),
    },
  };
}

/** DescribeInstanceMaintenanceAttributes */
export function describeInstanceMaintenanceAttributes(call: Call): Answer {
  const ids = list(call.params, "InstanceId", 100);
  const rows = inRegion(call.account.instances, regionOf(call)).filter(
    ({ id }) => ids.length === 0 || ids.includes(id),
  );
  const page = numberedPage(call.params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    MaintenanceAttributes: {
      MaintenanceAttribute: page.rows.map(({ id }) => ({
        InstanceId: id,
        MaintenanceWindows: { MaintenanceWindow: [] },
        ActionOnMaintenance: {
          Value: "AutoRecover",
          DefaultValue: "AutoRecover",
          SupportedValues: { SupportedValue: ["Stop", "AutoRecover", "AutoRedeploy"] },
        },
        NotifyOnMaintenance: false,
      })),
    },
  };
}

/** DescribeInstanceAttachmentAttributes: the private pools of at most 100 instances, 10 a page. */
export function describeInstanceAttachmentAttributes(call: Call): Answer {
  const region = regionOf(call);
  required(call.params, "InstanceIds");
  const ids = jsonIds(call.params, "InstanceIds");
  const rows = inRegion(call.account.instances, region).filter(({ id }) => wanted(ids, id));
  const page = numberedPage(call.params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    Instances: {
      Instance: page.rows.map(({ id, privatePool }) => ({
        InstanceId: id,
        PrivatePoolOptionsMatchCriteria: privatePool.criteria,
        PrivatePoolOptionsId: privatePool.id,
      })),
    },
  };
}

const RENEWALS = ["AutoRenewal", "Normal", "NotRenewal"] as const;

/** DescribeInstanceAutoRenewAttribute: subscriptions only, by id or by RenewalStatus. */
export function describeInstanceAutoRenewAttribute(call: Call): Answer {
  const ids = commaIds(call.params, "InstanceId");
  const status = oneOf(call.params, "RenewalStatus", RENEWALS);
  if (ids === undefined && status === undefined) throw missingParameter("InstanceId");
  const rows = inRegion(call.account.instances, regionOf(call)).filter(
    (instance) =>
      wanted(ids, instance.id) &&
      (status === undefined || status === instance.autoRenew.status) &&
      instance.chargeType === "PrePaid",
  );
  const page = numberedPage(call.params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    InstanceRenewAttributes: {
      InstanceRenewAttribute: page.rows.map(({ id, autoRenew }) => ({
        InstanceId: id,
        AutoRenewEnabled: autoRenew.enabled,
        RenewalStatus: autoRenew.status,
        Duration: autoRenew.duration,
        PeriodUnit: autoRenew.periodUnit,
        EnableExpectedRenewDay: false,
      })),
    },
  };
}

/** DescribeClassicLinkInstances: links of classic instances to VPCs, 10 a page and at most 100. */
export function describeClassicLinkInstances(call: Call): Answer {
  const ids = commaIds(call.params, "InstanceId");
  const rows = inRegion(call.account.instances, regionOf(call)).filter(
    (instance) =>
      instance.classicLinkVpcId !== "" &&
      wanted(ids, instance.id) &&
      matches(call.params, "VpcId", instance.classicLinkVpcId),
  );
  const page = numberedPage(call.params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    Links: {
      Link: page.rows.map(({ id, classicLinkVpcId }) => ({
        InstanceId: id,
        VpcId: classicLinkVpcId,
      })),
    },
  };
}

/** DescribeDiskEncryptionByDefaultStatus: of the region, for disks that are still to be made. */
export function describeDiskEncryptionByDefaultStatus(call: Call): Answer {
  const { regionId } = regionOf(call);
  return { Encrypted: call.account.surroundings.encryptedByDefault.has(regionId) };
}
