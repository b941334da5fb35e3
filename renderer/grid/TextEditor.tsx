import { type ChangeEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { CellValue, Result } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import { editableDate, editableDay } from './dates';
import styles from './Editor.module.css';
import { EditorCalendar } from './EditorCalendar';
import { useEditorContext } from './EditorContext';
import type { EditorProps } from './editorProps';
import { type Movement, movementOf } from './typing';
import { useEarlyTyping } from './useEarlyTyping';
import { useOpenEditor } from './useOpenEditor';
import { editText, readText } from './values';

/** What stands below a date is as high (px). */
const hintHeight = 30;

/** The day that was written; null where none was. */
function dayIn(read: Result<CellValue>): Date | null {
  if (!read.ok || typeof read.value !== 'string') return null;
  const text = editableDate(read.value);
  // A day alone would be taken for one in UTC.
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text} 00:00` : text);
  return Number.isNaN(day.getTime()) ? null : day;
}

/** Edits text, numbers and dates in a line of text; dates can be chosen from a calendar as well. */
export function TextEditor({ value: cell, initialValue, onChange, onFinishedEditing, target }: EditorProps) {
  const { column, value } = cell.data;
  const { speech, typing, isWithinSeveral, step, enterIntoAll } = useEditorContext();
  const { t } = speech;
  const [draft, setDraft] = useState(initialValue ?? editText(column, value));
  const [failure, setFailure] = useState<Failure | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLDivElement>(null);
  const id = useId();

  const drafted = (text: string) => ({ ...cell, data: { ...cell.data, draft: text } });

  function type(text: string) {
    setDraft(text);
    setFailure(null);
    onChange(drafted(text));
  }

  function finish(text: string, movement: Movement): boolean {
    const read = readText(speech, column, text, value);
    if (!read.ok) {
      setFailure(read.failure);
      return false;
    }
    onFinishedEditing(drafted(text), isWithinSeveral ? [0, 0] : movement);
    if (isWithinSeveral) step(movement);
    return true;
  }

  function finishAll() {
    const read = readText(speech, column, draft, value);
    if (!read.ok) return setFailure(read.failure);
    onFinishedEditing(undefined, [0, 0]);
    enterIntoAll(column, read.value);
  }

  // The focus comes first: what was typed early may end the edit at once and give the focus back.
  useLayoutEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  useEarlyTyping(typing, draft, type, finish);
  useOpenEditor(cell, input, () => onFinishedEditing(drafted(draft), [0, 0]));

  function pick(day: Date) {
    const text = editableDay(day, draft);
    type(text);
    finish(text, [0, 0]);
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' && calendar.current) {
      event.preventDefault();
      event.stopPropagation();
      calendar.current.querySelector<HTMLElement>('td [tabindex="0"]')?.focus();
      return;
    }
    const movement = movementOf(event);
    if (!movement) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return finishAll();
    finish(draft, movement);
  }

  return (
    <div className={styles.editor}>
      <input
        ref={input}
        className={styles.input}
        value={draft}
        dir="auto"
        inputMode={column.type === 'number' ? 'decimal' : 'text'}
        aria-label={t('editor.text', { column: columnLabel(t, column) })}
        aria-invalid={failure !== null}
        aria-describedby={id}
        spellCheck={false}
        onChange={(event: ChangeEvent<HTMLInputElement>) => type(event.target.value)}
        onKeyDown={press}
      />
      {(failure || column.type === 'date') && (
        <p id={id} className={failure ? styles.failure : styles.hint} role={failure ? 'alert' : undefined}>
          {failure ? `${failureText(t, failure).what} ${failureText(t, failure).remedy}` : t('editor.date.hint')}
        </p>
      )}
      {column.type === 'date' && (
        <EditorCalendar
          calendar={calendar}
          selected={dayIn(readText(speech, column, draft, value))}
          locale={speech.formats.locale}
          target={target}
          below={hintHeight}
          onPick={pick}
        />
      )}
    </div>
  );
}
