/** A program: the export of a list of users by the real engine. */
import { randomUUID } from 'node:crypto';
import type { EditingSheets } from '../../preload/contract';
import { answer } from './child';
import { closeDesk, firstRows, got, openDesk, openView, unreachable } from './desk';
import { type Exported, type ExportOrder, exportColumns, words } from './export';
import { peakMemory } from './memory';

/** What makes it come back; the sentences are shorter than a window's. */
const editing: EditingSheets = {
  help: { sheetName: 'Read me', lines: ['Change what is white.', 'Choose Import in Muster.'] },
  newcomers: { sheetName: 'New users' },
  matrix: null,
  refusals: { title: 'Not here', fixed: 'This cannot be changed.', choice: 'Choose from the list.' },
};

answer(async ({ mirror, file, as = 'workbook', most }: ExportOrder): Promise<Exported> => {
  const engine = await openDesk(mirror, unreachable, null);
  const { viewId } = await openView(
    engine,
    exportColumns.map(([key]) => key),
  );
  const handle = randomUUID();
  got(await engine.control['file.grant']({ handle, path: file, use: 'write' }));
  const headers = exportColumns.map(([, header]) => header);
  const order = {
    ...{ viewId, handle, jobId: randomUUID(), headers, sheetName: 'Users', words, choices: {} },
    ...(most === undefined ? {} : { people: await firstRows(engine, most) }),
    ...(as === 'editing' ? { editing } : {}),
    ...(as === 'text' ? { separator: ',' as const } : {}),
  };
  const began = performance.now();
  const { rows } = got(await engine.calls['workbook.export'](order));
  const milliseconds = performance.now() - began;
  await closeDesk(engine);
  return { milliseconds, rows, peakMemory: await peakMemory() };
});
