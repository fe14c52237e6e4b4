import { expect } from "chai";
import { FrozenRecord, freeze } from "../../../core/window/record.ts";
import type { Frozen } from "../../../core/window/record.ts";
import { parseStackExport } from "../../../core/window/stack-export.ts";
import type { ExportedResource } from "../../../core/window/stack-export.ts";
import { hashOf } from "../../../policies/window/hash.ts";

const now = new Date("2026-06-01T00:00:00Z");
const types = {
  instance: "alicloud:ecs/instance:Instance",
  disk: "alicloud:ecs/ecsDisk:EcsDisk",
  diskAttachment: "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
  eip: "alicloud:ecs/eipAddress:EipAddress",
  association: "alicloud:ecs/eipAssociation:EipAssociation",
  network: "alicloud:vpc/network:Network",
} as const;
const held = { status: "Stopped", stoppedMode: "KeepCharging" };
const signature = "4dabf18193072939515e22adb298388d";

type Plain = Record<string, unknown>;

function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::shop::${type}::${name}`;
}

/** A resource as `pulumi stack export` writes it. */
function recorded(type: string, name: string, id: string, over: Plain = {}): Plain {
  return { urn: urnOf(type, name), type, id, custom: true, inputs: {}, ...over };
}

function instance(name = "web", over: Plain = {}): Plain {
  return recorded(types.instance, name, `i-bp1${name}`, { inputs: held, ...over });
}

function stateOf(...resources: readonly Plain[]): ExportedResource[] {
  const parsed = parseStackExport(JSON.stringify({ deployment: { resources } }), "export.json");
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message.en).join("\n"));
  return parsed.value;
}

function frozen(state: readonly Plain[], ...instances: string[]): Frozen {
  return freeze(stateOf(...state), { instances, now, hash: hashOf });
}

function recordOf(state: readonly Plain[], ...instances: string[]): FrozenRecord {
  const made = frozen(state, ...instances);
  if (!made.ok) throw new Error(made.mistakes.map(({ en }) => en).join("\n"));
  return FrozenRecord.parse(made.record);
}

function namesIn({ resources }: FrozenRecord): string[] {
  return resources.map(({ urn }) => urn.slice(urn.lastIndexOf("::") + 2));
}

function mistakesOf(state: readonly Plain[], ...instances: string[]): string[] {
  const made = frozen(state, ...instances);
  return made.ok ? [] : made.mistakes.map(({ en }) => en);
}

describe("core/window/record", () => {
  it("records instant, IDs, URN, type, id and a hash for each input, and parses as it is written", () => {
    const record = recordOf([instance("web", { inputs: { ...held, instanceType: "g7" } })], "web");

    expect(record).to.deep.equal({
      version: 1,
      at: "2026-06-01T00:00:00.000Z",
      instances: ["i-bp1web"],
      resources: [
        {
          urn: urnOf(types.instance, "web"),
          type: types.instance,
          id: "i-bp1web",
          inputs: {
            instanceType: hashOf('"g7"'),
            status: hashOf('"Stopped"'),
            stoppedMode: hashOf('"KeepCharging"'),
          },
          secrets: [],
        },
      ],
    });
  });

  it("finds an instance by its ID and by its name in the program, once where both are given", () => {
    const record = recordOf([instance("web"), instance("db")], "i-bp1web", "web");

    expect(record.instances).to.deep.equal(["i-bp1web"]);
    expect(namesIn(record)).to.deep.equal(["web"]);
  });

  describe("what is frozen", () => {
    const web = urnOf(types.instance, "web");
    const attached = (name: string, type: string, inputs: Plain): Plain =>
      recorded(type, name, `id-of-${name}`, { inputs });

    for (const [title, disk, attachment] of [
      ["a disk", types.disk, types.diskAttachment],
      [
        "a disk of the deprecated twins",
        "alicloud:ecs/disk:Disk",
        "alicloud:ecs/diskAttachment:DiskAttachment",
      ],
      [
        "a network interface",
        "alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface",
        "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
      ],
      [
        "a network interface of the deprecated twins",
        "alicloud:vpc/networkInterface:NetworkInterface",
        "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
      ],
      ["an EIP", types.eip, types.association],
      ["an EIP of the deprecated twin", "alicloud:ecs/eip:Eip", types.association],
    ] as const) {
      it(`holds ${title} that an attachment joins, and no other one`, () => {
        const record = recordOf(
          [
            instance("web"),
            instance("db"),
            recorded(disk, "joined", "x-1"),
            recorded(disk, "other", "x-2"),
            attached("a", attachment, { joinedId: "x-1", instanceId: "i-bp1web" }),
            attached("b", attachment, { joinedId: "x-2", instanceId: "i-bp1db" }),
          ],
          "web",
        );

        expect(namesIn(record)).to.deep.equal(["web", "joined", "a"]);
      });
    }

    it("holds what names the instance in a list, inside of a text, or by a dependency alone", () => {
      const record = recordOf(
        [
          instance("web"),
          attached("list", "alicloud:ecs/keyPairAttachment:KeyPairAttachment", {
            instanceIds: ["i-bp1db", "i-bp1web"],
          }),
          attached("text", "alicloud:slb/attachment:Attachment", {
            servers: '[{"id":"i-bp1web"}]',
          }),
          { ...attached("dependent", "alicloud:dns/record:Record", {}), dependencies: [web] },
          {
            ...attached("by-property", "alicloud:vpc/routeEntry:RouteEntry", {}),
            propertyDependencies: { nexthopId: [web], routeTableId: null },
          },
          attached("longer", "alicloud:slb/attachment:Attachment", { instanceIds: ["i-bp1web2"] }),
        ],
        "web",
      );

      expect(namesIn(record)).to.deep.equal(["web", "list", "text", "dependent", "by-property"]);
    });

    it("holds what hangs on the instance's own and on its attached interfaces, with the EIP there", () => {
      const record = recordOf(
        [
          instance("web", { outputs: { networkInterfaceId: "eni-1" } }),
          recorded("alicloud:vpc/networkInterface:NetworkInterface", "second", "eni-2"),
          attached("join", "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment", {
            instanceId: "i-bp1web",
            networkInterfaceId: "eni-2",
          }),
          attached("route", "alicloud:vpc/routeEntry:RouteEntry", { nexthopId: "eni-1" }),
          attached("bind", types.association, { instanceId: "eni-2", allocationId: "eip-1" }),
          recorded(types.eip, "address", "eip-1"),
        ],
        "web",
      );

      expect(namesIn(record)).to.have.members([
        "web",
        "second",
        "join",
        "route",
        "bind",
        "address",
      ]);
    });

    it("leaves out other instances, what the instance stands on, components, providers and what is only read", () => {
      const depends = { dependencies: [web] };
      const record = recordOf(
        [
          recorded(types.network, "vpc", "vpc-1"),
          instance("web", { inputs: { ...held, vpcId: "vpc-1" } }),
          instance("db", depends),
          { urn: urnOf("shop:index:Web", "part"), type: "shop:index:Web", ...depends },
          recorded("pulumi:providers:alicloud", "default", "p-1", depends),
          recorded(types.disk, "read", "d-1", { ...depends, external: true }),
          recorded(types.disk, "doomed", "d-2", { ...depends, delete: true }),
        ],
        "web",
      );

      expect(namesIn(record)).to.deep.equal(["web"]);
    });
  });

  describe("secrets", () => {
    const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };

    it("are recorded by name only: marked ones at any depth, and those that hold one by their name", () => {
      const inputs = {
        ...held,
        marked: secret,
        deep: [{ value: secret }],
        password: "Pa55word",
        kmsEncryptedPassword: "cipher",
        userData: "IyEvYmluL3No",
        nested: { endpoint: { password: "Pa55word" } },
        httpTokens: "required",
        tags: { owner: "web", list: [{ plain: 1 }] },
      };
      const [resource] = recordOf([instance("web", { inputs })], "web").resources;

      expect(resource?.secrets).to.deep.equal([
        "deep",
        "kmsEncryptedPassword",
        "marked",
        "nested",
        "password",
        "userData",
      ]);
      expect(Object.keys(resource?.inputs ?? {})).to.deep.equal([
        "httpTokens",
        "status",
        "stoppedMode",
        "tags",
      ]);
    });

    it("and all other values stay out of the record", () => {
      const inputs = { ...held, password: "Pa55word", description: "internal-name" };
      const text = JSON.stringify(recordOf([instance("web", { inputs })], "web"));

      for (const value of ["Pa55word", hashOf('"Pa55word"'), "internal-name", "KeepCharging"])
        expect(text).not.to.include(value);
    });
  });

  it("leaves out keys of the engine and empty inputs, at every depth", () => {
    const plain = { ...held, dataDisks: [{ size: 40 }] };
    const withMore = {
      ...plain,
      __defaults: ["dryRun"],
      description: null,
      dataDisks: [{ __defaults: [], size: 40, name: null }],
    };

    expect(recordOf([instance("web", { inputs: withMore })], "web")).to.deep.equal(
      recordOf([instance("web", { inputs: plain })], "web"),
    );
  });

  describe("what is left to settle", () => {
    const caveats = (...state: readonly Plain[]) => {
      const made = frozen(state, "web");
      return made.ok ? made.caveats : [];
    };

    it("is nothing for an instance that the program holds stopped", () => {
      const others = [instance("db", { inputs: {} }), instance("old", { delete: true })];

      expect(caveats(instance("web"), ...others)).to.deep.equal([]);
    });

    for (const inputs of [
      {},
      { status: "Stopped" },
      { status: "Running", stoppedMode: "KeepCharging" },
      { status: "Stopped", stoppedMode: "StopCharging" },
    ]) {
      it(`is an instance whose program says ${JSON.stringify(inputs)}`, () => {
        expect(caveats(instance("web", { inputs }))).to.deep.equal([
          { kind: "not-held-stopped", id: "i-bp1web", name: "web" },
        ]);
      });
    }

    it("is a deletion that the next up still has to do", () => {
      const old = instance("web", { id: "i-bp1old", delete: true });

      expect(caveats(instance("web"), old)).to.deep.equal([
        { kind: "pending-deletion", id: "i-bp1old", name: "web" },
      ]);
    });

    it("is a deletion of the same instance under another name", () => {
      const old = instance("old", { id: "i-bp1web", delete: true });

      expect(caveats(instance("web"), old)).to.deep.equal([
        { kind: "pending-deletion", id: "i-bp1web", name: "old" },
      ]);
    });
  });

  describe("instances that cannot be frozen", () => {
    it("are named, with the nearest and with those that there are", () => {
      const state = [instance("web"), instance("db")];

      expect(mistakesOf(state, "i-bp1wbe", "web", "nothing-like-it")).to.deep.equal([
        "i-bp1wbe: the stack holds no such instance. Did you mean i-bp1web? Its instances: i-bp1web (web), i-bp1db (db).",
        "nothing-like-it: the stack holds no such instance. Its instances: i-bp1web (web), i-bp1db (db).",
      ]);
      expect(mistakesOf([], "web")).to.deep.equal([
        "web: the stack holds no such instance. Its instances: none.",
      ]);
    });

    it("are shown ten of those that there are, and how many more", () => {
      const state = Array.from({ length: 12 }, (_, index) => instance(`w${String(index)}`));

      const [mistake] = mistakesOf(state, "nothing-like-it");

      expect(mistake).to.match(/ Its instances: i-bp1w0 \(w0\), .*i-bp1w9 \(w9\), and 2 more\.$/);
      expect(mistakesOf(state.slice(0, 10), "nothing-like-it")[0]).to.match(/i-bp1w9 \(w9\)\.$/);
    });

    it("are those of a name that several have", () => {
      const other = `urn:pulumi:prod::shop::shop:index:Web$${types.instance}::web`;
      const state = [instance("web"), instance("web", { urn: other, id: "i-bp1other" })];

      expect(mistakesOf(state, "web")[0]).to.include("(i-bp1web, i-bp1other). Give the instance's");
      expect(mistakesOf(state, "i-bp1other")).to.deep.equal([]);
    });

    it("are those that the stack only reads, and those that wait for their deletion", () => {
      expect(mistakesOf([instance("web", { external: true })], "web")[0]).to.include("only reads");
      expect(mistakesOf([instance("web", { delete: true })], "web")[0]).to.include("waits for its");
    });

    it("are not resources of another kind", () => {
      expect(mistakesOf([recorded(types.disk, "web", "d-1")], "d-1")).to.have.lengthOf(1);
    });
  });
});
