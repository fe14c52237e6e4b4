import { homedir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { stackFiles } from "../../../cli/recovery/file-backend.ts";

describe("cli/recovery/file-backend", () => {
  for (const { url, root } of [
    { url: "file:///srv/state", root: "/srv/state" },
    { url: "file:///srv/our%20state", root: "/srv/our state" },
    { url: "file://~", root: homedir() },
    { url: "file://~/state", root: join(homedir(), "state") },
  ]) {
    it(`finds the files of a stack under ${url}`, () => {
      expect(stackFiles(url, "shop", "prod")).to.deep.equal({
        locks: join(root, ".pulumi/locks/organization/shop/prod"),
        checkpoint: join(root, ".pulumi/stacks/shop/prod.json"),
        backups: join(root, ".pulumi/backups/shop/prod"),
      });
    });
  }

  for (const url of ["https://api.pulumi.com/ops", "s3://state", "oss://state", "postgres://db"]) {
    it(`knows no files under ${url}`, () => {
      expect(stackFiles(url, "shop", "prod")).to.equal(undefined);
    });
  }
});
