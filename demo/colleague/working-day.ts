import type { SecondAdmin } from './second-admin';

/**
 * Lets the second admin edit somebody again and again, until the function that it returns is called.
 * @param every milliseconds
 */
export function keepEditing(admin: SecondAdmin, every: number, wait: (ms: number) => Promise<void>): () => void {
  let stopped = false;
  const work = async () => {
    while (!stopped) {
      await wait(every);
      if (!stopped) admin.edit();
    }
  };
  void work();
  return () => {
    stopped = true;
  };
}
