import { type KeyboardEvent, useRef, useState } from 'react';
import { editText, readText } from '../grid/values';
import type { FieldEditor } from './fieldEditor';
import styles from './fieldEditors.module.css';

/** Edits text, numbers and dates: Enter, or leaving the field, takes what was typed; Escape takes it back. */
export function TextField({ column, value, speech, labelledBy, describedBy, failure, refuse, save }: FieldEditor) {
  const { t } = speech;
  const [draft, setDraft] = useState<string | null>(null);
  const isSaving = useRef(false);
  const isEditing = draft !== null;
  const shown = !isEditing && column.type === 'date' && typeof value === 'string' ? speech.formats.date(value) : null;

  async function take() {
    if (draft === null || isSaving.current) return;
    const read = readText(speech, column, draft, value);
    if (!read.ok) return refuse(read.failure);
    isSaving.current = true;
    if (await save(read.value)) setDraft(null);
    isSaving.current = false;
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      void take();
    }
    if (event.key !== 'Escape' || draft === null) return;
    // It takes back what was typed, and does not close the panel.
    event.preventDefault();
    event.stopPropagation();
    setDraft(null);
    refuse(null);
  }

  return (
    <input
      className={styles.input}
      value={draft ?? shown ?? editText(column, value)}
      placeholder={column.type === 'date' ? t('editor.date.hint') : t('person.add')}
      title={isEditing ? undefined : (shown ?? editText(column, value))}
      dir="auto"
      inputMode={column.type === 'number' ? 'decimal' : 'text'}
      spellCheck={false}
      autoComplete="off"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={failure !== null}
      aria-required={column.required}
      onFocus={() => shown !== null && setDraft(editText(column, value))}
      onChange={(event) => {
        setDraft(event.target.value);
        refuse(null);
      }}
      onKeyDown={press}
      onBlur={() => void take()}
    />
  );
}
