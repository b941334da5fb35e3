/** One line on the terminal for each thing that takes its time. */

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  console.log(label);
  const done = await work();
  console.log(`  done in ${seconds(startedAt)}`);
  return done;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/**
 * Reports the growing count of bytes of a download: on a terminal in a line that rewrites itself, elsewhere in a line
 * for every twentieth part (every 20 MB where the total is not known).
 */
export async function reportBytes<T>(work: (report: (received: number, total: number | null) => void) => Promise<T>) {
  const { isTTY } = process.stdout;
  let last = '';
  const done = await work((received, total) => {
    const text = total
      ? `${Math.floor((received / total) * 20) * 5} % of ${megabytes(total)} MB`
      : `${Math.floor(received / 20e6) * 20} MB`;
    if (text === last) return;
    last = text;
    if (isTTY) process.stdout.write(`\r  ${text} `);
    else console.log(`  ${text}`);
  });
  if (isTTY && last !== '') process.stdout.write('\n');
  return done;
}
