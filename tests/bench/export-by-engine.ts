/** A program: the export of a list of all users by the real engine. */
import { randomUUID } from 'node:crypto';
import { answer } from './child';
import { closeDesk, got, openDesk, openView, unreachable } from './desk';
import { type Exported, type ExportOrder, exportColumns, words } from './export';
import { peakMemory } from './memory';

answer(async ({ mirror, file }: ExportOrder): Promise<Exported> => {
  const engine = await openDesk(mirror, unreachable, null);
  const { viewId } = await openView(
    engine,
    exportColumns.map(([key]) => key),
  );
  const handle = randomUUID();
  got(await engine.control['file.grant']({ handle, path: file }));
  const headers = exportColumns.map(([, header]) => header);
  const order = { viewId, handle, jobId: randomUUID(), headers, sheetName: 'Users', words, choices: {} };
  const began = performance.now();
  const { rows } = got(await engine.calls['workbook.export'](order));
  const milliseconds = performance.now() - began;
  await closeDesk(engine);
  return { milliseconds, rows, peakMemory: await peakMemory() };
});
