/** What a suite has to put away again, whatever of its set-up was reached. */
export interface CleanUps {
  add(cleanUp: () => unknown): void;
  /** Runs all of them, the last added first. */
  run(): Promise<void>;
}

export function cleanUps(): CleanUps {
  const list: (() => unknown)[] = [];
  return {
    add: (cleanUp) => {
      list.push(cleanUp);
    },
    run: async () => {
      for (const cleanUp of list.splice(0).reverse()) await cleanUp();
    },
  };
}
