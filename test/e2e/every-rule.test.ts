import { expect } from "chai";
import { ramPolicy } from "../../collectors/actions.ts";
import { products } from "../../collectors/products.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";
import { rules } from "../../policies/rules/index.ts";
import { accountVariants, harmless, pairAnswers } from "./support/every-rule-accounts.ts";
import { landingVariants } from "./support/every-rule-landing.ts";
import { collectPair, judge } from "./support/every-rule.ts";
import type { Findings, Judged, Pair } from "./support/every-rule.ts";
import { clearAnswers } from "./support/landing.ts";
import { permission } from "../support/inventory.ts";

/** What comes with a violation, and why. */
const inevitable: Readonly<Record<string, readonly string[]>> = {
  // A subscription that is over ends within 72 hours, too.
  "instance-expired": ["instance-expiry"],
  // The mode is that of an EIP, which has to go in any mode.
  "warn-eip-visible-mode": ["instance-eip"],
  // Container service marks its nodes with tags, and no tag goes with the instance.
  "warn-k8s-node": ["effect-tags"],
  // An image is made of snapshots.
  "effect-images": ["effect-snapshots"],
};

/** Subscriptions, of which none can be refunded after the transfer. */
const subscriptions = [
  "instance-expired",
  "instance-expiry",
  "warn-auto-renewal",
  "instance-pending-config-change",
  "instance-temp-upgrade",
];

/** Rules that only an answer breaks: the world shows nothing of them. */
const attested = [
  "instance-promotion",
  "instance-same-user-purchase",
  "instance-installment",
  "instance-reverse-access",
  "instance-other-bindings",
  "warn-security-baseline",
  "warn-source-stack",
  "warn-pending-transfer",
  "warn-static-ip-guest",
  "warn-license-mac",
];

/** Rules that no collected inventory breaks, and why. */
const unreachable: Readonly<Record<string, string>> = {
  "instance-charge-type":
    "the API documents the two charge types that can be transferred, and no other",
  "effect-private-ip": "every landing that can be planned keeps the address",
  "target-region": "a landing is planned in the instances' own region, or not at all",
  "target-zone": "a landing takes the zone of the instance's vSwitch, or is not planned",
  "target-cidr-plan": "a block that the platform refuses is not planned",
  "target-vpc-match": "the group is looked for in the VPC of the vSwitch",
  "target-sg-network-type": "the group is looked for in a VPC",
};

/** Undecided rather than broken: a disk that changes names no instance, so nobody knows whose it is. */
const changingDisk = {
  "instance-disk-transition": "InTransition",
  "warn-shared-or-multiattach-disk": "InTransition",
};

/** What RAM calls a product that the simulator names. */
function ramName(product: string): string {
  return Object.entries(products).find(([name]) => name === product.toLowerCase())?.[1].ram ?? "";
}

const nameOf = ({ name, id }: InstanceFacts): string => (isUnknown(name) ? id : name);

const ruleOf = (name: string): string => name.split(" ")[0] ?? name;

function expectedOf(name: string): Findings {
  const rule = ruleOf(name);
  if (rule === "clear") return {};
  if (rule === "instance-disk-transition") return changingDisk;
  const also = [
    ...(inevitable[rule] ?? []),
    ...(subscriptions.includes(rule) ? ["effect-refund"] : []),
  ];
  return failing([rule, ...also]);
}

function failing(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, "fail"]));
}

/** Reasons without the words after their code. */
function codes(findings: Findings): Findings {
  return Object.fromEntries(
    Object.entries(findings).map(([rule, reason]) => [rule, reason.split(":")[0] ?? ""]),
  );
}

/** The first answer that does not clear. */
function wrongAnswer(id: string): string {
  const answer = rules
    .find((rule) => rule.id === id)
    ?.question?.answers.find(({ clears }) => !clears);
  if (answer === undefined) throw new Error(`${id} takes no answer that breaks it`);
  return answer.value;
}

interface Attestation {
  readonly rule: string;
  readonly answer: string;
  readonly instances?: readonly string[];
}

/** Every question answered so that its rule passes, but for these. */
function attestations(others: readonly Attestation[]): object[] {
  const rest = { by: "owner", at: "2026-06-01", until: "2099-12-31" };
  const general = others.filter(({ instances }) => instances === undefined);
  return [
    ...clearAnswers.filter(
      (one) => !general.some(({ rule }) => "rule" in one && one.rule === rule),
    ),
    ...others.map((one) => ({ ...one, ...rest })),
  ];
}

/** The answers that break the rules of {@link attested}, each for the instance of that name. */
function brokenAnswers({ source }: Pair): Attestation[] {
  return attested.map((rule) => {
    const { id = "" } = source.instances.find(({ name }) => name === rule) ?? {};
    return { rule, answer: wrongAnswer(rule), instances: [id] };
  });
}

describe("a world with an instance for every rule, collected and checked", function () {
  this.timeout(60_000);
  let pair: Pair;
  let judged: Judged;
  const manifestOf = (some: Pair) => ({ attestations: attestations(brokenAnswers(some)) });

  before(async () => {
    pair = await collectPair();
    judged = await judge(pair, manifestOf(pair));
  });

  it("breaks the rule that an instance is named after, and no other", () => {
    const found = Object.entries(judged.instances).map(([name, findings]) => [
      name,
      codes(findings),
    ]);
    const landed = pair.source.instances.filter(({ networkType }) => networkType === "vpc");

    expect(Object.fromEntries(found)).to.deep.equal(
      Object.fromEntries(landed.map((one) => [nameOf(one), expectedOf(nameOf(one))])),
    );
    expect(judged.accounts).to.deep.equal({});
  });

  it("has nothing against the instance that is clear", () => {
    expect(judged.instances["clear"]).to.deep.equal({});
  });

  it("breaks its rule for an instance of the classic network, and leaves open where it would land", async () => {
    const [classic] = pair.source.instances.filter(({ networkType }) => networkType === "classic");
    const { instances } = await judge(pair, { instances: [{ id: classic?.id }] });

    const { "instance-classic-link": own, ...others } = instances["instance-classic-link"] ?? {};
    expect(own).to.equal("fail");
    expect(Object.keys(others)).to.include("target-sg-network-type");
    for (const [rule, reason] of Object.entries(others)) {
      expect(reason, rule).to.match(
        /classic network|cannot be planned|network interface was seen|names no instance/,
      );
    }
  });

  for (const variant of accountVariants) {
    const { rule, how } = variant;
    it(`breaks ${rule} alone: ${how}`, async () => {
      const changed = await collectPair(variant, pair.source);
      const { accounts, instances } = await judge(changed, manifestOf(changed));

      expect(accounts).to.deep.equal(failing([rule]));
      expect(instances).to.deep.equal(judged.instances);
    });
  }

  for (const change of harmless) {
    it(`breaks nothing: ${change.how}`, async () => {
      const changed = await collectPair(change, pair.source);

      expect((await judge(changed)).accounts).to.deep.equal({});
    });
  }

  for (const [rule, answers] of pairAnswers) {
    it(`breaks ${rule} alone: answered ${Object.values(answers).join(", ")}`, async () => {
      const others = Object.entries(answers).map(([id, answer]) => ({ rule: id, answer }));
      const { accounts, instances } = await judge(pair, {
        attestations: attestations([...brokenAnswers(pair), ...others]),
      });

      expect(accounts).to.deep.equal(failing([rule]));
      expect(instances).to.deep.equal(judged.instances);
    });
  }

  it("breaks account-same alone where both ends are one account, and then plans no landing", async () => {
    const { accounts, instances } = await judge({ ...pair, target: pair.source });

    expect(accounts).to.deep.equal(failing(["account-same"]));
    expect(instances["clear"]?.["target-zone"]).to.match(/^the landing cannot be planned: .*R4\.6/);
  });

  for (const variant of landingVariants) {
    const { rule, how, concerns, also = [] } = variant;
    it(`breaks ${rule} alone: ${how}`, async () => {
      const changed = await collectPair(variant, pair.source);
      const { accounts, instances } = await judge(changed, manifestOf(changed));

      expect(accounts).to.deep.equal({});
      const expected = Object.entries(judged.instances).map(([name, findings]) => [
        name,
        concerns(name) ? { ...findings, ...failing([rule, ...also]) } : findings,
      ]);
      expect(instances).to.deep.equal(Object.fromEntries(expected));
    });
  }

  it("breaks target-cidr-overlap alone where a peering with the source is wanted", async () => {
    const { instances } = await judge(pair, { landing: { peerWithSource: true } });

    expect(instances["clear"]).to.deep.equal(failing(["target-cidr-overlap"]));
  });

  it("breaks target-sg-rules alone: a group that landed with more than 1,000 rules", async () => {
    const target = structuredClone(pair.target);
    const [web] = target.securityGroups.filter(({ name }) => name === "web");
    const ports = Array.from({ length: 1001 }, (_, port) => `${String(port + 1)}/65535`);
    // Dropping, so that the group lets through no more than its source.
    if (web !== undefined)
      web.permissions = ports.map((PortRange) => permission({ PortRange, Policy: "Drop" }));
    const { instances } = await judge({ ...pair, target });

    expect(instances["clear"]).to.deep.equal(failing(["target-sg-rules"]));
  });

  it("plans no landing with more than 1,000 rules, and passes nothing of it", async () => {
    const [web] = pair.source.securityGroups.filter(({ name }) => name === "web");
    const ports = Array.from({ length: 1001 }, (_, port) => `${String(port + 1)}/65535`);
    const source = structuredClone(pair.source);
    for (const group of source.securityGroups)
      if (group.id === web?.id)
        group.permissions = ports.map((PortRange) => permission({ PortRange }));
    const target = { ...pair.target, vpcs: [], vswitches: [], securityGroups: [] };
    const { instances } = await judge({ ...pair, source, target });

    expect(instances["clear"]?.["target-sg-rules"]).to.match(/would have 1001 rules/);
  });

  it("never passes what a landing that cannot be planned hides", async () => {
    const source = structuredClone(pair.source);
    const [broken] = source.instances.filter(({ name }) => name === "clear");
    if (broken !== undefined) broken.zone = "cn-hangzhou-k";
    const { instances } = await judge({ ...pair, source });

    for (const rule of Object.keys(unreachable).filter((id) => id !== "instance-charge-type"))
      expect(instances["clear"]?.[rule], rule).to.match(/^the landing cannot be planned: /);
  });

  it("calls what the printed RAM policy allows and nothing else, billing apart", () => {
    const [statement] = ramPolicy().Statement;
    const called = [...pair.called]
      .map((call) => call.split(" "))
      .filter(([product]) => product !== "BssOpenApi")
      .map(([product = "", action = ""]) => `${ramName(product)}:${action}`);

    expect(called.sort()).to.deep.equal(statement?.Action);
  });

  it("has something for every rule, or says why nothing breaks it", () => {
    const broken = [
      ...pair.source.instances.map((one) => ruleOf(nameOf(one))),
      ...[...accountVariants, ...landingVariants].map(({ rule }) => rule),
      ...pairAnswers.map(([rule]) => rule),
      ...Object.keys(unreachable),
      "account-same",
      "target-sg-rules",
    ];
    const named = new Set(broken.filter((rule) => rule !== "clear"));

    expect([...named].sort()).to.deep.equal(rules.map(({ id }) => id).sort());
  });
});
