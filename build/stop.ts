/** A reason to stop that the user can act on: printed without a stack. */
export class Stop extends Error {}

/** Runs a task to its exit code. */
export async function main(task: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await task();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
