import { endOfDay } from "./day.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Answer, Attested } from "../rules/attestation.ts";
import type { Maybe } from "../unknown.ts";

type Attestation = Manifest["attestations"][number];

/**
 * The answers that hold for one instance, or for the accounts where no id is given.
 * An answer that names the instance beats one that is said of all; one past its last day is open again.
 */
export function attestedBy(
  attestations: readonly Attestation[],
  now: Date,
): (instanceId?: string) => Attested {
  const general: Record<string, Maybe<Answer>> = {};
  const own = new Map<string, Record<string, Maybe<Answer>>>();
  for (const attestation of attestations) {
    const { rule, instances } = attestation;
    const answer = answerOf(attestation, now);
    if (instances === undefined) general[rule] = answer;
    for (const id of instances ?? []) own.set(id, { ...own.get(id), [rule]: answer });
  }
  return (instanceId) => {
    const said = instanceId === undefined ? undefined : own.get(instanceId);
    return said === undefined ? general : { ...general, ...said };
  };
}

function answerOf({ answer, by, at, until }: Attestation, now: Date): Maybe<Answer> {
  if (now >= endOfDay(until)) {
    return {
      unknown: `the attestation of ${at} by ${by} ran out on ${until}: run ecs-transfer attest`,
    };
  }
  return { value: answer, by, at };
}
