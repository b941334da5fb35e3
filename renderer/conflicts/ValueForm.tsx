import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CellValue, Column } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { choiceText, readText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import { Button } from '../ui/Button';
import styles from './ValueForm.module.css';

interface ValueFormProps {
  column: Column;
  speech: Speech;
  /** What the tenant holds: dates follow its form. */
  before: CellValue;
  isBusy: boolean;
  take(value: CellValue): void;
  leave(): void;
}

/** A third value, entered as the column has it: a choice, yes or no, or text that is read as in the grid. */
export function ValueForm({ column, speech, before, isBusy, take, leave }: ValueFormProps) {
  const { t } = speech;
  const [draft, setDraft] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const hint = useId();
  const label = t('editor.text', { column: columnLabel(t, column) });
  const options = optionsOf(speech, column);
  const form = useRef<HTMLFormElement>(null);

  // It was just asked for.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (column.type === 'boolean') return take(draft === 'true');
    const read =
      draft === '' && !column.required ? { ok: true as const, value: null } : readText(speech, column, draft, before);
    if (read.ok) take(read.value);
    else setFailure(read.failure);
  }

  function change(text: string) {
    setDraft(text);
    setFailure(null);
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  }

  const shared = { 'aria-label': label, 'aria-invalid': failure !== null, 'aria-describedby': hint, onKeyDown: press };
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      {options ? (
        <select className={styles.field} value={draft} onChange={(event) => change(event.target.value)} {...shared}>
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          className={styles.field}
          value={draft}
          dir="auto"
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
          {...shared}
        />
      )}
      <Button type="submit" look="primary" disabled={isBusy || (column.type === 'boolean' && draft === '')}>
        {t('conflict.other.take')}
      </Button>
      <Button look="quiet" onClick={leave}>
        {t('dialog.cancel')}
      </Button>
      <p id={hint} className={styles.failure} role={failure ? 'alert' : undefined}>
        {failure && `${failureText(t, failure).what} ${failureText(t, failure).remedy}`}
        {!failure && column.type === 'date' && t('editor.date.hint')}
      </p>
    </form>
  );
}

/** What a list offers; null where one types. The first entry stands for nothing. */
function optionsOf(speech: Speech, column: Column): { value: string; text: string }[] | null {
  const { t } = speech;
  if (column.type === 'boolean') {
    return [
      { value: '', text: t('conflict.other.choose') },
      { value: 'true', text: t('value.yes') },
      { value: 'false', text: t('value.no') },
    ];
  }
  if (column.type !== 'choice' || column.choices === null) return null;
  const nothing = { value: '', text: t(column.required ? 'conflict.other.choose' : 'value.empty') };
  return [nothing, ...column.choices.map((value) => ({ value, text: choiceText(speech, column, value) }))];
}
