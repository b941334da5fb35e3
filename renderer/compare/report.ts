/** Writing what differs into a workbook. */
import i18next from 'i18next';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { useImporting } from '../import/importing';
import type { PreviewColumn } from '../import/previewColumns';
import { useAdministration } from '../state/administration';
import { runExport } from '../state/exporting';
import { choiceWords } from '../workbook/choiceWords';
import type { SideCounts } from './useSideCounts';

/** The engine takes no longer ones; a group may be called anything. */
const longestLabel = 500;

/** Without the kind of file that it was. */
const nameOf = (fileName: string) => fileName.replace(/\.[^.]{1,5}$/, '');

/** Asks where to, and writes the three lists as three sheets. */
export async function saveReport(columns: readonly PreviewColumn[], counts: SideCounts | null): Promise<void> {
  const { t } = i18next;
  const { tenantId, importId, file } = useImporting.getState();
  if (tenantId === null || !file) return;
  const { administration } = useAdministration.getState();
  const known = columns.flatMap(({ column }) => column ?? []);
  const sheet = (sheetName: string, headers: string[]) => ({ sheetName: sheetName.slice(0, 31), headers });
  await runExport({
    total: counts?.['only-here'] ?? 0,
    fileName: (date) => t('compare.report.fileName', { file: nameOf(file.fileName), date }),
    async write(handle, jobId) {
      const written = await engine.call('import.report', {
        ...{ tenantId, importId, jobId, handle },
        onlyThere: sheet(
          t('compare.sheet.onlyThere'),
          columns.map(({ label }) => label.slice(0, longestLabel)),
        ),
        onlyHere: sheet(t('compare.sheet.onlyHere'), [t('import.grid.person'), t('compare.userName')]),
        differing: sheet(t('compare.sheet.differing'), [
          t('import.grid.line'),
          t('import.grid.person'),
          t('compare.column'),
          t('compare.here'),
          t('compare.there'),
        ]),
        labels: Object.fromEntries(columns.map(({ key, label }) => [key, label.slice(0, longestLabel)])),
        words: { yes: t('value.yes'), no: t('value.no') },
        choices: choiceWords(t, known, administration),
      });
      if (!written.ok) return written;
      const { onlyThere, onlyHere, differing } = written.value;
      return succeeded({ rows: onlyThere + onlyHere + differing });
    },
    finished: (count, name) => t('compare.report.saved', { count, file: name }),
  });
}
