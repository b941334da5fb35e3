import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { listItems } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import styles from './Editor.module.css';
import { useEditorContext } from './EditorContext';
import type { EditorProps } from './editorProps';
import { type Movement, movementOf } from './typing';
import { useEarlyTyping } from './useEarlyTyping';
import { useKnownItems } from './useKnownItems';
import { useOpenEditor } from './useOpenEditor';
import { choiceText, readText } from './values';

/** A line for each, so that a semicolon in one of them parts nothing. */
const written = (items: readonly string[]) => items.map((item) => `${item}\n`).join('');

/** Edits several values, each a chip: Enter adds what is typed, and with nothing typed it ends; Backspace takes the last away. */
export function ListEditor({ value: cell, initialValue, onChange, onFinishedEditing }: EditorProps) {
  const { column, value } = cell.data;
  const { speech, typing, isWithinSeveral, step, enterIntoAll } = useEditorContext();
  const { t } = speech;
  const [items, setItems] = useState<readonly string[]>(Array.isArray(value) ? value : []);
  const [typed, setTyped] = useState(initialValue ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const known = useKnownItems(column);
  const [hintId, knownId] = [useId(), useId()];

  const drafted = (list: readonly string[]) => ({ ...cell, data: { ...cell.data, draft: written(list) } });
  const together = (text: string) => [...new Set([...items, ...listItems(text)])];

  function keep(list: readonly string[], text: string) {
    setItems(list);
    setTyped(text);
    setFailure(null);
    // A click elsewhere takes what is typed only where it may stand there.
    const all = [...new Set([...list, ...listItems(text)])];
    onChange(drafted(readText(speech, column, written(all), value).ok ? all : list));
  }

  /** Makes a chip of what is typed; answers whether that was possible. */
  function add(text: string): boolean {
    const read = readText(speech, column, written(together(text)), value);
    if (!read.ok) {
      setFailure(read.failure);
      return false;
    }
    keep(Array.isArray(read.value) ? read.value : [], '');
    return true;
  }

  function finish(text: string, movement: Movement): boolean {
    if (!add(text)) return false;
    onFinishedEditing(drafted(together(text)), isWithinSeveral ? [0, 0] : movement);
    if (isWithinSeveral) step(movement);
    return true;
  }

  function finishAll() {
    const read = readText(speech, column, written(together(typed)), value);
    if (!read.ok) return setFailure(read.failure);
    onFinishedEditing(undefined, [0, 0]);
    enterIntoAll(column, read.value);
  }

  // The focus comes first: what was typed early may end the edit at once and give the focus back.
  useLayoutEffect(() => input.current?.focus(), []);
  useEarlyTyping(typing, typed, (text) => keep(items, text), finish);
  useOpenEditor(cell, input, () => onFinishedEditing(drafted(together(typed)), [0, 0]));

  function press(event: KeyboardEvent) {
    const movement = movementOf(event);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finishAll();
    else if (event.key === 'Enter' && typed.trim() !== '') add(typed);
    else if (event.key === ';' && typed.trim() !== '') add(typed);
    else if (movement) finish(typed, movement);
    else if (event.key === 'Backspace' && typed === '' && items.length > 0) keep(items.slice(0, -1), '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const label = columnLabel(t, column);
  return (
    <div className={styles.editor}>
      <div className={styles.items}>
        {items.map((item) => (
          <span key={item} className={styles.item} data-testid="list-item">
            {choiceText(speech, column, item)}
            <button
              type="button"
              className={styles.remove}
              aria-label={t('editor.list.remove', { item })}
              // The keyboard stays in the text box.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() =>
                keep(
                  items.filter((one) => one !== item),
                  typed,
                )
              }
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={input}
          className={styles.itemInput}
          value={typed}
          list={knownId}
          dir="auto"
          aria-label={t('editor.text', { column: label })}
          aria-invalid={failure !== null}
          aria-describedby={hintId}
          spellCheck={false}
          onChange={(event) => keep(items, event.target.value)}
          onKeyDown={press}
        />
        <datalist id={knownId}>
          {known
            .filter((item) => !items.includes(item))
            .map((item) => (
              <option key={item} value={item}>
                {choiceText(speech, column, item)}
              </option>
            ))}
        </datalist>
      </div>
      <p id={hintId} className={failure ? styles.failure : styles.hint} role={failure ? 'alert' : undefined}>
        {failure ? `${failureText(t, failure).what} ${failureText(t, failure).remedy}` : t('editor.list.hint')}
      </p>
    </div>
  );
}
