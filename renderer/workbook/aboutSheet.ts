/** The second sheet of a workbook: where its people come from, in the language of the window. */
import type { AboutSheet, Tenant } from '../../preload/contract';
import type { Speech } from '../grid/values';
import type { ColumnSet, Whom } from './exportChoice';
import { type AskedList, listLines, sortText } from './listWords';
import { columnSetNames, whomNames } from './names';

/** The engine writes no longer ones, and no more of them. */
const longest = { label: 500, value: 20_000, lines: 100 };

export function aboutSheet(
  speech: Speech,
  { tenant, whom, columns, list }: { tenant: Tenant; whom: Whom; columns: ColumnSet; list: AskedList },
): AboutSheet {
  const { t } = speech;
  const told = whom === 'everybody' ? [] : listLines(speech, list);
  const lines: AboutSheet['lines'] = [
    { label: t('export.about.tenant'), value: tenant.name },
    { label: t('export.about.address'), value: tenant.baseUrl },
    { label: t('export.about.time'), value: { fill: 'time' } },
    // Instants are written as the clock of this machine shows them.
    { label: t('export.about.zone'), value: Intl.DateTimeFormat().resolvedOptions().timeZone },
    { label: t('export.about.people'), value: { fill: 'rows' } },
    { label: t('export.whom'), value: t(whomNames[whom]) },
    ...told,
    { label: t('export.about.sort'), value: sortText(speech, list) },
    { label: t('export.columns'), value: t(columnSetNames[columns]) },
  ];
  return {
    sheetName: t('export.about.sheetName').slice(0, 31),
    lines: lines.slice(0, longest.lines).map(({ label, value }) => ({
      label: label.slice(0, longest.label),
      value: typeof value === 'string' ? value.slice(0, longest.value) : value,
    })),
  };
}
