import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterCompletion } from '../../preload/contract';
import { CompletionList } from './CompletionList';
import { complete, isBegun, worthOffering } from './completing';
import { changeDraft, closeEditor, keepUnfinished, useFilterEditing } from './editing';
import { optionAfter } from './optionKeys';
import { problemText } from './problemText';
import styles from './TextEditor.module.css';
import { useFilterCheck } from './useFilterCheck';

/** Nobody who types wants to hear what is still missing: it is told, or the filter applied, after such a pause (ms). */
const pause = 700;
/** The engine reads no longer ones. */
const longest = 20_000;

interface TextEditorProps {
  /** The filter that is in force; empty for a new one. */
  text: string;
  /** Whether Escape is to close the suggestions, and not the editor. */
  holdsEscape: RefObject<boolean>;
}

/** A filter in its own language, with suggestions, and with its mistake marked; a wrong one changes nothing. */
export function TextEditor({ text: applied, holdsEscape }: TextEditorProps) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => applied || useFilterEditing.getState().unfinished);
  const [cursor, setCursor] = useState(text.length);
  /** Where the cursor is to stand once the text is there. */
  const nextCursor = useRef<number | null>(text.length);
  const [isListOpen, setListOpen] = useState(text === '');
  /** The suggestion that the keys have led to; null: they have not. */
  const [moved, setMoved] = useState<number | null>(null);
  const [isSettled, setSettled] = useState(text !== '');
  /** Enter was pressed before it was known whether the filter is right. */
  const [isAwaited, setAwaited] = useState(false);
  const check = useFilterCheck(text, cursor);
  const isChecked = check?.text === text;
  const isRight = isChecked && check.problem === null;
  const problem = isChecked && isSettled ? check.problem : null;
  const completions = isListOpen && isChecked ? check.completions : [];
  const options = worthOffering(text, completions);
  const active = moved !== null && moved < options.length ? moved : isBegun(text, completions) ? 0 : null;
  const activeId = active === null ? undefined : `${id}-list-${active}`;

  useEffect(() => {
    holdsEscape.current = options.length > 0;
  });

  useEffect(() => {
    if (text === applied) return;
    const timer = setTimeout(() => setSettled(true), pause);
    return () => clearTimeout(timer);
  }, [text, applied]);

  useEffect(() => {
    if (!isRight || !(isSettled || isAwaited)) return;
    if (text.trim() !== applied.trim()) changeDraft({ kind: 'text', text: text.trim() });
    if (isAwaited) closeEditor();
  }, [isRight, isSettled, isAwaited, text, applied]);

  useEffect(() => {
    // One that is in force need not be kept elsewhere.
    keepUnfinished(applied === '' ? text : '');
  }, [applied, text]);

  useLayoutEffect(() => {
    if (nextCursor.current === null) return;
    field.current?.setSelectionRange(nextCursor.current, nextCursor.current);
    nextCursor.current = null;
  });

  function type(next: string, at: number) {
    setText(next);
    setCursor(at);
    setSettled(false);
    setAwaited(false);
    setMoved(null);
    setListOpen(true);
  }

  function take(completion: FilterCompletion | undefined) {
    if (!completion) return;
    const completed = complete(text, completion);
    nextCursor.current = completed.cursor;
    type(completed.text, completed.cursor);
    field.current?.focus();
  }

  /** Applies what is right, and marks what is not. */
  function finish() {
    setListOpen(false);
    setSettled(true);
    setAwaited(true);
  }

  function press(event: KeyboardEvent) {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    const target = optionAfter(key, active ?? (key === 'ArrowUp' ? 0 : -1), options.length);
    if (target !== null) setMoved(target);
    else if (key === 'ArrowDown' || (key === ' ' && event.ctrlKey)) setListOpen(true);
    else if (key === 'Enter' && active !== null) take(options[active]);
    else if (key === 'Enter') finish();
    else if (key === 'Tab' && !event.shiftKey && options.length > 0) take(options[active ?? 0]);
    else if (key === 'Escape' && options.length > 0) setListOpen(false);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.editor}>
      <label className={styles.label} htmlFor={id}>
        {t('filter.text')}
      </label>
      <div className={styles.frame} data-wrong={problem !== null}>
        <div className={styles.under} aria-hidden>
          {problem && (
            <>
              {text.slice(0, problem.at)}
              <mark className={styles.mistake} data-testid="filter-mistake" data-at={problem.at}>
                {text.slice(problem.at, problem.at + problem.length) || '\u00a0'}
              </mark>
            </>
          )}
        </div>
        <textarea
          ref={field}
          id={id}
          className={styles.input}
          rows={1}
          value={text}
          maxLength={longest}
          placeholder={t('filter.text.placeholder')}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-note`}
          data-begin
          data-testid="filter-text"
          onChange={({ target }) => type(target.value, target.selectionEnd)}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionEnd)}
          onKeyDown={press}
        />
      </div>
      <p
        id={`${id}-note`}
        className={problem ? styles.problem : styles.hint}
        role="status"
        data-testid="filter-problem"
      >
        {problem
          ? problemText(t, problem)
          : t(isRight && text === applied && text ? 'filter.applied' : 'filter.text.hint')}
      </p>
      <CompletionList id={`${id}-list`} options={options} active={active} take={take} />
    </div>
  );
}
