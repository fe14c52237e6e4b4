import { notFound } from "../errors.ts";

export interface InstanceType {
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly family: string;
}

/** What the zones of the simulated cloud sell. */
export const SOLD_TYPES = [
  "ecs.t6-c1m1.large",
  "ecs.g6.large",
  "ecs.g6.xlarge",
  "ecs.g7.large",
  "ecs.g7.xlarge",
  "ecs.g7.2xlarge",
  "ecs.c7.large",
  "ecs.c7.xlarge",
  "ecs.r7.large",
  "ecs.r7.xlarge",
];

export const DISK_CATEGORIES = ["cloud_essd", "cloud_auto", "cloud_ssd", "cloud_efficiency"];

/** GiB of memory for each vCPU, by the first letter of the family. */
const RATIOS: Record<string, number> = {
  c: 2,
  g: 4,
  r: 8,
  t: 1,
  e: 2,
  u: 2,
  s: 1,
  i: 8,
  d: 4,
  h: 4,
};

/**
 * vCPUs and memory by the naming rule of the types (`ecs.g7.2xlarge` = 8 vCPU, 32 GiB).
 * @throws InvalidInstanceType.NotFound when the name follows no such rule
 */
export function instanceType(name: string): InstanceType {
  const [, family, letter, size, times] =
    /^ecs\.(([a-z])[a-z0-9-]*)\.(small|medium|large|(\d{0,2})xlarge)$/.exec(name) ?? [];
  if (family === undefined || letter === undefined || size === undefined)
    throw notFound(
      "InvalidInstanceType.NotFound",
      `The specified InstanceType does not exist: ${name}.`,
    );
  const cpu =
    size === "large" ? 2 : times === undefined ? 1 : 4 * Number(times === "" ? "1" : times);
  return { cpu, memory: cpu * (RATIOS[letter] ?? 4) * 1024, family: `ecs.${family}` };
}
