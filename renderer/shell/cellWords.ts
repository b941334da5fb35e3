/** What there is to say of the cell that the keyboard is at: its mark for the eye, and all of its state for the ear. */
import { changeLines, fateLines } from '../changes/changeText';
import type { Speech } from '../grid/values';
import { whyFixed } from '../grid/whyFixed';
import { failureText } from '../i18n/failureText';
import type { useSelection } from '../state/selection';

type Selection = ReturnType<typeof useSelection.getState>;

export interface CellWords {
  state: string;
  title: string;
  lines: string[];
}

/** What the mark of a cell means; null where it has none. */
export function cellWords(speech: Speech, { column, mark, fate, skipped }: Selection): CellWords | null {
  const { t } = speech;
  if (!column) return null;
  if (skipped) {
    const { what, remedy, detail } = failureText(t, skipped.failure);
    const title = t('skipped.mark', { text: skipped.text || t('value.empty') });
    return { state: 'skipped', title, lines: [`${what} ${detail ?? remedy}`] };
  }
  if (mark) return { state: mark.state, ...changeLines(speech, column, mark) };
  return fate && { state: fate.state, ...fateLines(speech, fate) };
}

/** What a screen reader says besides the cell's own text and the name of its column. */
export function spokenWords(speech: Speech, selection: Selection): string {
  const { t } = speech;
  const { cells, rows, column } = selection;
  if (rows > 0) return t('bar.selectedRows', { count: rows });
  if (cells > 1) return t('bar.selected', { count: cells });
  if (!column) return '';
  const words = cellWords(speech, selection);
  const fixed = whyFixed(column);
  const said = [...(words ? [words.title, ...words.lines] : []), ...(fixed ? [failureText(t, fixed).what] : [])];
  return said.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}
