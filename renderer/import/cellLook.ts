/** How a cell of the preview reads. */
import type { CellValue, ImportedCell, ImportedLine } from '../../preload/contract';
import { cellText, type Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import type { PreviewColumn } from './previewColumns';

export interface CellLook {
  /** What the person has now, where that is replaced. */
  from: string | null;
  text: string;
  /** What the tenant has by now, where nobody has said yet whose value counts. */
  theirs: string | null;
  state: ImportedCell['state'];
  /** What is to be said of it beside what it reads. */
  note: string | null;
}

/** A value as people read it; an empty text where there is none. */
export function valueText(speech: Speech, { column }: PreviewColumn, value: CellValue): string {
  if (column) return cellText(speech, column, value);
  if (typeof value === 'boolean') return speech.t(value ? 'value.yes' : 'value.no');
  return value === null ? '' : String(value);
}

export function cellLook(speech: Speech, column: PreviewColumn, line: ImportedLine, cell: ImportedCell): CellLook {
  const { t } = speech;
  const { state, failure } = cell;
  const why = failure ? failureText(t, failure) : null;
  const from = valueText(speech, column, cell.from);
  const look: CellLook = { from: null, text: from, theirs: null, state, note: null };
  switch (state) {
    case 'changed': {
      const text = valueText(speech, column, cell.to) || t('value.empty');
      return { ...look, from: line.row === null || from === '' ? null : from, text };
    }
    case 'fixed': {
      const reason = why ? `${why.what} ${why.remedy}` : t('import.reach.shown');
      return { ...look, note: `${t('import.cell.file', { text: cell.text })} ${reason}` };
    }
    case 'outdated': {
      const mine = valueText(speech, column, cell.to) || t('value.empty');
      const theirs = from || t('value.empty');
      return { ...look, text: mine, theirs, note: t('import.cell.outdated', { mine, theirs }) };
    }
    case 'kept':
      return { ...look, note: t('import.cell.kept', { text: cell.text || t('value.empty') }) };
    case 'invalid':
      return { ...look, text: cell.text, note: why && `${why.what} ${why.detail ?? why.remedy}` };
    case 'elsewhere':
      return { ...look, text: '', note: t('import.cell.elsewhere') };
    case 'silent':
      return look;
    case 'same':
      return { ...look, text: valueText(speech, column, cell.to ?? cell.from) || cell.text };
  }
}
