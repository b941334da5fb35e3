import { type ChangeEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Failure } from '../../preload/failure';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import styles from './Editor.module.css';
import { useEditorContext } from './EditorContext';
import type { EditorProps } from './editorProps';
import { type Movement, movementOf } from './typing';
import { useEarlyTyping } from './useEarlyTyping';
import { editText, readText } from './values';

/** Edits text, numbers and dates in a line of text. */
export function TextEditor({ value: cell, initialValue, onChange, onFinishedEditing }: EditorProps) {
  const { column, value } = cell.data;
  const { speech, typing, isWithinSeveral, step, enterIntoAll } = useEditorContext();
  const { t } = speech;
  const [draft, setDraft] = useState(initialValue ?? editText(column, value));
  const [failure, setFailure] = useState<Failure | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const drafted = (text: string) => ({ ...cell, data: { ...cell.data, draft: text } });

  function type(text: string) {
    setDraft(text);
    setFailure(null);
    onChange(drafted(text));
  }

  function finish(text: string, movement: Movement) {
    const read = readText(speech, column, text, value);
    if (!read.ok) return setFailure(read.failure);
    onFinishedEditing(drafted(text), isWithinSeveral ? [0, 0] : movement);
    if (isWithinSeveral) step(movement);
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

  function press(event: KeyboardEvent) {
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
    </div>
  );
}
