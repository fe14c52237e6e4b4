/** Every report of a policy in the output of an engine command, as `LEVEL POLICY`, in no order. */
export function reportsIn(text: string): string[] {
  const reports = text.matchAll(
    /^ +- \[(mandatory|advisory)\](?: \[severity: \w+\])? +(\S+) +\(/gm,
  );
  return [...reports].map(([, level = "", policy = ""]) => `${level} ${policy}`);
}

/** The same with the resource that each is on. */
export function policyReports(text: string): { policy: string; resource: string }[] {
  const reports = text.matchAll(
    /^ +- \[(?:mandatory|advisory)\](?: \[severity: \w+\])? +(\S+) +\((?:\S+: )?(\S+?)\)/gm,
  );
  return [...reports].map(([, policy = "", resource = ""]) => ({ policy, resource }));
}
