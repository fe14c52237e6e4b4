import { fileError } from "../input/source.ts";
import type { InputError } from "../input/input-error.ts";

/** Rules of all groups of a network interface together, and so of one group (2026). */
export const mostRules = 1000;

/** What stands against a file with the rules of one group; undefined: nothing. */
export function tooManyRules(file: string, count: number): InputError | undefined {
  if (count <= mostRules) return undefined;
  const [found, most] = [String(count), String(mostRules)];
  return fileError(file, {
    zh: `这个导出有 ${found} 条规则，而一个安全组最多 ${most} 条。请确认给的是一个安全组的导出。`,
    en: `the export holds ${found} rules, and a group holds ${most} at most. Check that it is the export of one group.`,
  });
}
