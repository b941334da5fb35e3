/** What is done to many people, in words: the button, the batch and the message. */
import type { BatchLabel, Column } from '../../preload/contract';
import { cellText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import type { Question } from './previewing';

/** Longer texts are cut short in a label, which is read in lists. */
const longest = 60;

const short = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** One column by its name, or how many there are. */
function columnParams({ t }: Speech, { columns: keys }: Question, columns: readonly Column[]): BatchLabel['params'] {
  const column = columns.find(({ key }) => key === keys[0]);
  if (keys.length > 1 || !column) return { columns: keys.length };
  return { column: columnLabel(t, column), columnKey: column.key };
}

/** What the batch is called, given how many cells change. */
export function batchLabel(speech: Speech, question: Question, columns: readonly Column[], count: number): BatchLabel {
  const { how } = question;
  const where = columnParams(speech, question, columns);
  switch (how.by) {
    case 'value': {
      if (how.value === null) return { key: 'batch.set.empty', params: { ...where, count } };
      const column = columns.find(({ key }) => key === question.columns[0]);
      const value = column ? cellText(speech, column, how.value) : String(how.value);
      return { key: 'batch.set', params: { ...where, value: short(value), count } };
    }
    case 'template':
      return { key: 'batch.template', params: { ...where, count } };
    case 'replace': {
      const key = question.columns.length > 1 ? 'batch.replace.columns' : 'batch.replace';
      return { key, params: { ...where, find: short(how.find), replace: short(how.replace), count } };
    }
  }
}

/** The message, given how many cells have changed. */
export function doneText(speech: Speech, question: Question, columns: readonly Column[], count: number): string {
  const { t } = speech;
  const { params } = batchLabel(speech, question, columns, count);
  const { column = '', value = '' } = params;
  switch (question.how.by) {
    case 'value':
      return question.how.value === null
        ? t('bulk.done.empty', { column, count })
        : t('bulk.done.value', { column, value, count });
    case 'template':
      return t('bulk.done.template', { column, count });
    case 'replace':
      return t('bulk.done.replace', { count });
  }
}
