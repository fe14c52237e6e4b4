/** How often contenders take their turn. */
export interface Turns {
  /** Rounds before those that count. */
  readonly warmUp: number;
  readonly rounds: number;
}

/**
 * Lets every contender take its turn in each round, every other round backwards, so that whatever slows the machine
 * down for a while favours nobody.
 * @returns what each of them answered, a round each
 */
export async function alternating<K extends string, T>(
  { warmUp, rounds }: Turns,
  contenders: Readonly<Record<K, () => T | Promise<T>>>,
): Promise<Record<K, T>[]> {
  const names = Object.keys(contenders) as K[];
  const told: Record<K, T>[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed();
    const answers = new Map<K, T>();
    for (const name of order) answers.set(name, await contenders[name]());
    if (round >= warmUp) told.push(Object.fromEntries(answers) as Record<K, T>);
  }
  return told;
}
