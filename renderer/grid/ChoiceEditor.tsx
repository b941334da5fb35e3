import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { columnLabel } from '../i18n/columnLabel';
import styles from './Editor.module.css';
import { useEditorContext } from './EditorContext';
import type { EditorProps } from './editorProps';
import { RoleHint } from './RoleHint';
import { type Movement, movementOf } from './typing';
import { useEarlyTyping } from './useEarlyTyping';
import { useOpenEditor } from './useOpenEditor';
import { choiceText, matchChoices, readText } from './values';

/** The list of choices is no higher than this (px). */
const listHeight = 264;
/** Stands for "no value": no tenant's choice is empty. */
const none = '';

/** Chooses one of the values that the tenant knows: by arrows, by a click, or by typing how it begins. */
export function ChoiceEditor({ value: cell, initialValue, onChange, onFinishedEditing, target }: EditorProps) {
  const { column, value } = cell.data;
  const { speech, typing, isWithinSeveral, step, enterIntoAll } = useEditorContext();
  const { t } = speech;
  const current = typeof value === 'string' ? value : none;
  const [typed, setTyped] = useState(initialValue ?? '');
  const [moved, setMoved] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const optionsFor = (text: string) => {
    const matching = matchChoices(speech, column, text);
    return text === '' && !column.required ? [none, ...matching] : matching;
  };
  const options = optionsFor(typed);
  const active = moved ?? (typed === '' ? Math.max(0, options.indexOf(current)) : 0);

  const chosen = (choice: string) => ({ ...cell, data: { ...cell.data, draft: choice } });

  function type(text: string) {
    setTyped(text);
    setMoved(null);
    const read = readText(speech, column, text, value);
    // A click elsewhere takes what is typed only where that is a choice.
    onChange(text !== '' && read.ok ? chosen(text) : cell);
  }

  function finish(text: string, movement: Movement, index = active): boolean {
    const choice = optionsFor(text)[text === typed ? index : 0];
    if (choice === undefined) return false;
    onFinishedEditing(chosen(choice), isWithinSeveral ? [0, 0] : movement);
    if (isWithinSeveral) step(movement);
    return true;
  }

  function finishAll() {
    const choice = options[active];
    if (choice === undefined) return;
    onFinishedEditing(undefined, [0, 0]);
    enterIntoAll(column, choice === none ? null : choice);
  }

  // The focus comes first: what was typed early may end the edit at once and give the focus back.
  useLayoutEffect(() => input.current?.focus(), []);
  useEarlyTyping(typing, typed, type, finish);
  useOpenEditor(cell, input, () => onFinishedEditing(cell, [0, 0]));
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function press(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    const movement = movementOf(event);
    if (step !== undefined) {
      setMoved(Math.min(options.length - 1, Math.max(0, active + step)));
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      finishAll();
    } else if (movement) {
      finish(typed, movement);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const below = window.innerHeight - target.y - target.height;
  const opensUp = below < listHeight + 8 && target.y > below;
  const width = Math.max(target.width, 200);
  const place = {
    left: Math.min(target.x, window.innerWidth - width - 8),
    width,
    maxHeight: Math.min(listHeight, (opensUp ? target.y : below) - 8),
    ...(opensUp ? { bottom: window.innerHeight - target.y + 3 } : { top: target.y + target.height + 3 }),
  };

  return (
    <div className={styles.editor}>
      <input
        ref={input}
        className={styles.input}
        value={typed}
        placeholder={choiceText(speech, column, current)}
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={`${id}-${active}`}
        aria-label={t('editor.text', { column: columnLabel(t, column) })}
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      {createPortal(
        <>
          <div
            ref={list}
            id={`${id}-list`}
            className={`${styles.list} click-outside-ignore`}
            role="listbox"
            aria-label={t('editor.choices', { column: columnLabel(t, column) })}
            style={place}
          >
            {options.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the text box, as a combobox has it
              <div
                key={choice}
                id={`${id}-${index}`}
                className={styles.option}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                data-current={choice === current}
                onPointerDown={(event) => event.preventDefault()}
                onPointerEnter={() => setHovered(index)}
                onPointerLeave={() => setHovered(null)}
                onClick={() => finish(typed, [0, 0], index)}
              >
                {choice === none ? t('value.empty') : choiceText(speech, column, choice)}
              </div>
            ))}
            {options.length === 0 && <div className={styles.nothing}>{t('editor.noChoice')}</div>}
          </div>
          {column.key === 'roles' && (
            <RoleHint from={current === none ? null : current} to={options[hovered ?? active] || null} beside={place} />
          )}
        </>,
        document.getElementById('portal') ?? document.body,
      )}
    </div>
  );
}
