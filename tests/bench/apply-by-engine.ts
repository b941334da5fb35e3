/** A program: the real engine edits many people at once, as a window would ask, and takes it back. */
import { engineCalls } from '../../preload/contract';
import { type ApplyOrder, type ApplyStep, editedColumns } from './apply';
import { answer } from './child';
import { collectEdits, edit, firstRows, openDesk, undoLast, unreachable } from './desk';

let running: Awaited<ReturnType<typeof begin>> | null = null;

async function begin({ mirror, people }: ApplyOrder) {
  const engine = await openDesk(mirror, unreachable, null);
  await collectEdits(engine);
  const rows = await firstRows(engine, people);
  let turn = 0;

  async function apply(columns: number): Promise<number> {
    turn += 1;
    const edits = editedColumns
      .slice(0, columns)
      .map((column, place) => ({ kind: 'cells' as const, column, rows, values: [`Value ${turn} ${place}`] }));
    const began = performance.now();
    // As whoever receives it from a window does.
    engineCalls['changes.apply'].input.shape.edits.parse(edits);
    await edit(engine, edits);
    return performance.now() - began;
  }

  async function takeBack(): Promise<number> {
    const began = performance.now();
    await undoLast(engine);
    return performance.now() - began;
  }

  return { apply, takeBack };
}

answer(async (order: ApplyOrder | ApplyStep): Promise<number> => {
  if ('mirror' in order) {
    running = await begin(order);
    return 0;
  }
  if (!running) throw new Error('there is no mirror yet');
  return 'undo' in order ? running.takeBack() : running.apply(order.columns);
});
