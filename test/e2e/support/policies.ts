/** Every report of a policy in the output of an engine command, as `LEVEL POLICY`, in no order. */
export function reportsIn(text: string): string[] {
  const reports = text.matchAll(
    /^ +- \[(mandatory|advisory)\](?: \[severity: \w+\])? +(\S+) +\(/gm,
  );
  return [...reports].map(([, level = "", policy = ""]) => `${level} ${policy}`);
}
