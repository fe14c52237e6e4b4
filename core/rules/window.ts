/** When an instance can be submitted; an end that is missing is open. */
export interface Window {
  readonly eligibleFrom?: Date;
  readonly eligibleUntil?: Date;
}

/** What all windows have in common. */
export function intersect(windows: readonly Window[]): Window {
  const froms = windows.flatMap(({ eligibleFrom }) => eligibleFrom?.getTime() ?? []);
  const untils = windows.flatMap(({ eligibleUntil }) => eligibleUntil?.getTime() ?? []);
  return {
    ...(froms.length === 0 ? {} : { eligibleFrom: new Date(Math.max(...froms)) }),
    ...(untils.length === 0 ? {} : { eligibleUntil: new Date(Math.min(...untils)) }),
  };
}
