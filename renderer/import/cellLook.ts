/** How a cell of the preview reads. */
import type { CellValue, ImportedCell, ImportedLine } from '../../preload/contract';
import { cellText, type Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import type { PreviewColumn } from './previewColumns';

export interface CellLook {
  /** What the person has now, where that is replaced. */
  from: string | null;
  text: string;
  state: ImportedCell['state'];
  /** What is to be said of it beside what it reads. */
  note: string | null;
}

function valueText(speech: Speech, { column }: PreviewColumn, value: CellValue): string {
  if (column) return cellText(speech, column, value);
  if (typeof value === 'boolean') return speech.t(value ? 'value.yes' : 'value.no');
  return value === null ? '' : String(value);
}

export function cellLook(speech: Speech, column: PreviewColumn, line: ImportedLine, cell: ImportedCell): CellLook {
  const { t } = speech;
  const { state, failure } = cell;
  const why = failure ? failureText(t, failure) : null;
  const from = valueText(speech, column, cell.from);
  switch (state) {
    case 'changed': {
      const to = valueText(speech, column, cell.to) || t('value.empty');
      return { from: line.row === null || from === '' ? null : from, text: to, state, note: null };
    }
    case 'fixed': {
      const reason = why ? `${why.what} ${why.remedy}` : t('import.reach.shown');
      return { from: null, text: from, state, note: `${t('import.cell.file', { text: cell.text })} ${reason}` };
    }
    case 'outdated': {
      const to = valueText(speech, column, cell.to) || t('value.empty');
      return { from: from === '' ? null : from, text: to, state, note: why && `${why.what} ${why.remedy}` };
    }
    case 'kept':
      return { from: null, text: from, state, note: t('import.cell.file', { text: cell.text }) };
    case 'invalid':
      return { from: null, text: cell.text, state, note: why && `${why.what} ${why.detail ?? why.remedy}` };
    case 'silent':
    case 'elsewhere':
      return { from: null, text: from, state, note: null };
    case 'same':
      return { from: null, text: valueText(speech, column, cell.to ?? cell.from) || cell.text, state, note: null };
  }
}
