/** Programs of this folder in processes of their own: what is measured in one has its threads and its memory for itself. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program that has answered its order. */
export interface Running<Answer> {
  answer: Answer;
  /** Lets it go; resolves when it has ended. */
  end(): Promise<void>;
}

/** Starts a program of this folder with an order and waits for its answer. Rejects if it ends without one. */
export async function start<Order extends object, Answer>(program: string, order: Order): Promise<Running<Answer>> {
  const child = fork(join(import.meta.dirname, program));
  const ended = once(child, 'exit');
  const silent = ended.then(([code, signal]) => {
    throw new Error(`${program} ended with ${code ?? signal} before it answered`);
  });
  child.send(order);
  const [answer] = await Promise.race([once(child, 'message'), silent]);
  silent.catch(() => undefined);
  return {
    answer: answer as Answer,
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Has a program of this folder do one thing. */
export async function ask<Order extends object, Answer>(program: string, order: Order): Promise<Answer> {
  const running = await start<Order, Answer>(program, order);
  await running.end();
  return running.answer;
}

/** The other side: does what is ordered, answers, and ends when it is let go. */
export function answer<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.once('disconnect', () => process.exit());
  process.once('message', (order) => {
    work(order as Order).then(
      (answer) => process.send?.(answer),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
