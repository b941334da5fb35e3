import type { CellMark, Column } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { cellText, type Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';

/** A value as it stands in a sentence. */
export function valueWords(speech: Speech, column: Column | undefined, value: CellMark['was']): string {
  const text = column ? cellText(speech, column, value) : value === null ? '' : String(value);
  return text === '' ? speech.t('value.empty') : text;
}

/** Why a change stopped and what to do, below a title that already names its state. */
export function reasonLines({ t }: Speech, failure: Failure | null): string[] {
  if (!failure) return [];
  const { what, remedy, detail } = failureText(t, failure);
  const says = detail === null ? [] : [detail];
  return [...says, failure.code === 'rejected' ? remedy : `${what} ${remedy}`];
}

/** What a change's state means: its name, the value it replaces, why it stopped and what to do. */
export function changeLines(
  speech: Speech,
  column: Column,
  mark: Pick<CellMark, 'state' | 'was' | 'failure'>,
): { title: string; lines: string[] } {
  const { t } = speech;
  const was = t('mark.was', { value: valueWords(speech, column, mark.was) });
  return { title: t(`mark.${mark.state}`), lines: [was, ...reasonLines(speech, mark.failure)] };
}
