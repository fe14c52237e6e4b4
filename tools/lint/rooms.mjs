// The rooms of the repository and the import arrows between them.

/**
 * @typedef {object} Room
 * @property {string[]} rooms what it may import of ours, beside itself
 * @property {RegExp[]} packages packages and Node modules that it may not import
 */

const pulumi = /^@pulumi\//;
const cloudSdk = /^@(?:alicloud|darabonba)\//;
const nodeModule = /^node:/;
/** Reading command lines and drawing on terminals is the command's. */
const terminal = /^(?:commander|cli-table3|picocolors)$/;

/** @type {Record<string, Room>} */
export const rooms = {
  "index.ts": { rooms: ["components", "core"], packages: [cloudSdk, terminal] },
  components: { rooms: ["core"], packages: [cloudSdk, terminal] },
  policies: { rooms: ["core"], packages: [cloudSdk, terminal] },
  "policies/rules": {
    rooms: ["core", "policies"],
    packages: [pulumi, cloudSdk, nodeModule, terminal],
  },
  core: { rooms: [], packages: [pulumi, cloudSdk, nodeModule, terminal] },
  collectors: { rooms: ["core"], packages: [pulumi, terminal] },
  provider: { rooms: ["collectors", "core"], packages: [terminal] },
  reports: { rooms: ["core"], packages: [pulumi, cloudSdk] },
  cli: {
    rooms: ["collectors", "components", "core", "policies", "reports", "tools"],
    packages: [],
  },
  simulator: { rooms: [], packages: [pulumi, cloudSdk, terminal] },
};

/**
 * The room that a file lies in; undefined for files that are free to import.
 * @param {string} file relative to the repository, with `/`
 */
export function roomOf(file) {
  const matching = Object.keys(rooms).filter(
    (room) => file === room || file.startsWith(`${room}/`),
  );
  return matching.sort((a, b) => b.length - a.length)[0];
}

/** @param {string} file */
function topOf(file) {
  return file.split("/")[0] ?? file;
}

/**
 * Why a file may not import something; undefined when it may.
 * @param {string} file relative to the repository, with `/`
 * @param {string} target a package, a Node module, or a file relative to the repository that starts with `/`
 */
export function whyForbidden(file, target) {
  const name = roomOf(file);
  const room = name === undefined ? undefined : rooms[name];
  if (name === undefined || room === undefined) return undefined;
  if (!target.startsWith("/")) {
    return room.packages.some((pattern) => pattern.test(target))
      ? `${name} may not import ${target}`
      : undefined;
  }
  const to = topOf(target.slice(1));
  if (to === topOf(file) || room.rooms.includes(to)) return undefined;
  const allowed = room.rooms.length > 0 ? room.rooms.join(", ") : "nothing of ours";
  return `${name} may import ${allowed}, not ${to}`;
}
