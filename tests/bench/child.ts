/** Programs of this folder in processes of their own: what is measured in one has its threads and its memory for itself. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program that takes orders, one at a time. */
export interface Running<Order, Answer> {
  /** Rejects if the program ends without an answer. */
  ask(order: Order): Promise<Answer>;
  /** Lets it go; resolves when it has ended. */
  end(): Promise<void>;
}

/** Starts a program of this folder. */
export function start<Order extends object, Answer>(program: string): Running<Order, Answer> {
  const child = fork(join(import.meta.dirname, program));
  const ended = once(child, 'exit');
  const silent = ended.then(([code, signal]) => {
    throw new Error(`${program} ended with ${code ?? signal} before it answered`);
  });
  // Told to whoever asks; nobody may be asking.
  silent.catch(() => undefined);
  return {
    async ask(order) {
      child.send(order);
      const [answer] = await Promise.race([once(child, 'message'), silent]);
      return answer as Answer;
    },
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Has a program of this folder do one thing. */
export async function ask<Order extends object, Answer>(program: string, order: Order): Promise<Answer> {
  const running = start<Order, Answer>(program);
  const answer = await running.ask(order);
  await running.end();
  return answer;
}

/** The other side: does what is ordered and answers, until it is let go. */
export function answer<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.once('disconnect', () => process.exit());
  process.on('message', (order) => {
    work(order as Order).then(
      (answer) => process.send?.(answer),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
