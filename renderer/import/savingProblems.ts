/** Writing the lines that need somebody's eye into a workbook. */
import i18next from 'i18next';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { failureText } from '../i18n/failureText';
import { runExport } from '../state/exporting';
import { tellFailure, useImporting } from './importing';

/** Characters of a note; what stood in a cell may be far longer. */
const longestNote = 1_000;
/** What a workbook can be named at most is cut by whoever asks for its place. */
const ending = /\.[^.]{1,5}$/;

/** Asks where to, and writes the lines that are invalid or outdated, marked and with the reasons as notes. */
export async function saveProblems(count: number): Promise<void> {
  const { t } = i18next;
  const { tenantId, importId, file } = useImporting.getState();
  if (tenantId === null || !file) return;
  const reasons = await engine.call('import.reasons', { tenantId, importId });
  if (!reasons.ok) return tellFailure(reasons.failure, importId);
  const told = reasons.value.map((failure) => {
    const { what, remedy, detail } = failureText(t, failure);
    return { failure, text: `${what} ${detail ?? remedy}`.slice(0, longestNote) };
  });
  let left = 0;
  await runExport({
    total: count,
    fileName: (date) => t('import.problems.fileName', { file: file.fileName.replace(ending, ''), date }),
    async write(handle, jobId) {
      const sheetName = t('import.problems.sheet').slice(0, 31);
      const written = await engine.call('import.problems', {
        tenantId,
        importId,
        jobId,
        handle,
        reasons: told,
        sheetName,
      });
      if (!written.ok) return written;
      left = written.value.left;
      return succeeded({ rows: written.value.lines });
    },
    finished: (lines, name) =>
      [
        t('import.problems.saved', { count: lines, file: name }),
        ...(left > 0 ? [t('import.problems.left', { count: left })] : []),
      ].join(' '),
  });
}
