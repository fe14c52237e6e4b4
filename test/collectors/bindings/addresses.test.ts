import { expect } from "chai";
import { collectAround } from "../around.ts";
import { failure, success } from "../hand-made-cloud.ts";
import { denied, instancesPage, numbered, wireInstance } from "../small-region.ts";

describe("collectors/bindings/dnat", () => {
  const gateways = numbered("NatGateways", "NatGateway", [
    { NatGatewayId: "ngw-1", VpcId: "vpc-1" },
    { NatGatewayId: "ngw-2", VpcId: "vpc-1" },
    { NatGatewayId: "ngw-9", VpcId: "vpc-9" },
  ]);
  const entry = (ForwardEntryId: string, InternalIp: string): unknown => ({
    ForwardEntryId,
    InternalIp,
    ExternalIp: "203.0.113.1",
  });

  it("finds the entries of the VPC's gateways that lead to one of its private addresses", async () => {
    const { instance, callsOf } = await collectAround({
      DescribeNatGateways: () => gateways,
      DescribeForwardTableEntries: ({ query }) =>
        numbered("ForwardTableEntries", "ForwardTableEntry", [
          entry(`fwd-of-${query["NatGatewayId"] ?? ""}`, "10.0.1.5"),
          entry("fwd-other", "10.0.1.6"),
        ]),
    });

    expect(instance.dnatEntries).to.deep.equal(["fwd-of-ngw-1", "fwd-of-ngw-2"]);
    expect(callsOf("DescribeForwardTableEntries")).to.have.length(2);
  });

  it("does not know the entries of a VPC one of whose gateways cannot be read", async () => {
    const { instance, gaps } = await collectAround({
      DescribeNatGateways: () => gateways,
      DescribeForwardTableEntries: ({ query }) =>
        query["NatGatewayId"] === "ngw-2"
          ? failure(403, "Forbidden.RAM", "no")
          : numbered("ForwardTableEntries", "ForwardTableEntry", []),
    });

    expect(instance.dnatEntries).to.have.property("unknown", "Forbidden.RAM: no");
    expect(gaps.find((gap) => gap.action === "DescribeForwardTableEntries")?.ids).to.deep.equal([
      "ngw-2",
    ]);
  });
});

describe("collectors/bindings/traffic-mirrors", () => {
  it("finds sessions that start or end at an interface, enabled or not", async () => {
    const { instance, callsOf } = await collectAround({
      ListTrafficMirrorSessions: ({ query }) =>
        success({
          TrafficMirrorSessions:
            query["Enabled"] === "true"
              ? [
                  {
                    TrafficMirrorSessionId: "tms-2",
                    TrafficMirrorSourceIds: ["eni-9", "eni-of-i-1"],
                    TrafficMirrorTargetId: "eni-8",
                  },
                  { TrafficMirrorSessionId: "tms-9", TrafficMirrorSourceIds: ["eni-9"] },
                ]
              : [{ TrafficMirrorSessionId: "tms-1", TrafficMirrorTargetId: "eni-of-i-1" }],
        }),
    });

    expect(instance.trafficMirrors).to.deep.equal(["tms-1", "tms-2"]);
    expect(
      callsOf("ListTrafficMirrorSessions").map(({ query }) => query["Enabled"]),
    ).to.have.members(["true", "false"]);
  });
});

describe("collectors/bindings/eips", () => {
  const eip = (AllocationId: string, InstanceId: string): unknown => ({
    AllocationId,
    IpAddress: "203.0.113.9",
    InstanceId,
    Mode: "NAT",
    ChargeType: "PostPaid",
  });
  const bound = () =>
    instancesPage([
      wireInstance("i-1", { EipAddress: { AllocationId: "eip-1", IpAddress: "203.0.113.9" } }),
    ]);

  it("reads how the EIP is bound and paid", async () => {
    const { instance } = await collectAround({
      DescribeInstances: bound,
      DescribeEipAddresses: () =>
        numbered("EipAddresses", "EipAddress", [eip("eip-0", "i-9"), eip("eip-1", "i-1")]),
    });

    expect(instance.eip).to.deep.equal({
      allocationId: "eip-1",
      ip: "203.0.113.9",
      mode: "NAT",
      chargeType: "PostPaid",
    });
  });

  it("finds an EIP of an interface that the instance does not name", async () => {
    const { instance } = await collectAround({
      DescribeEipAddresses: () =>
        numbered("EipAddresses", "EipAddress", [eip("eip-7", "eni-of-i-1")]),
    });

    expect(instance.eip).to.have.property("allocationId", "eip-7");
  });

  it("does not know of an EIP on an interface when EIPs may not be listed", async () => {
    const { instance } = await collectAround({ DescribeEipAddresses: denied });

    expect(instance.eip).to.have.property("unknown").that.contains("Forbidden.RAM");
  });

  it("keeps the EIP that the instance names when EIPs may not be listed", async () => {
    const { instance } = await collectAround({
      DescribeInstances: bound,
      DescribeEipAddresses: denied,
    });

    expect(instance.eip).to.have.property("allocationId", "eip-1");
    expect(instance.eip).to.have.nested.property("mode.unknown").that.contains("Forbidden.RAM");
    expect(instance.eip).to.have.nested.property("chargeType.unknown");
  });
});
