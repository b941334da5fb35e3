import { TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Column } from '../../preload/contract';
import { choiceText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { Button } from '../ui/Button';
import { GridCell } from '../ui/VirtualGrid';
import type { Problem } from './check';
import { changeEntry, removeEntries } from './draft';
import styles from './InviteDialog.module.css';
import { type Entry, problemText } from './problems';

interface EntryRowProps {
  entry: Entry;
  /** The columns that stand side by side; others are told in one. */
  shown: readonly Column[];
  columns: readonly Column[];
  problem: Problem | null;
  isEdited: boolean;
  edit(id: number | null): void;
  speech: Speech;
}

/** Somebody of a paste. */
export function EntryRow({ entry, shown, columns, problem, isEdited, edit, speech }: EntryRowProps) {
  const { t } = speech;
  const { id, typed } = entry;
  const [first] = shown;
  const who = (first && typed[first.key]) || t('changes.nobody');
  const others = columns.filter(({ key }) => typed[key] && !shown.some((column) => column.key === key));
  const words = problem && problemText(t, problem, columns, true);
  const rest = others.map((column) => `${columnLabel(t, column)}: ${typed[column.key]}`).join(' · ');

  return (
    <div
      className={styles.entry}
      style={{ gridTemplateColumns: `minmax(0, 2fr) repeat(${shown.length - 1}, minmax(0, 1fr)) minmax(0, 2fr) 28px` }}
      data-testid="invite-entry"
      data-problem={problem?.kind}
    >
      {isEdited ? (
        <EditedCells entry={entry} shown={shown} columns={columns} problem={problem} edit={edit} speech={speech} />
      ) : (
        shown.map(({ key }) => (
          <GridCell key={key} className={styles.cell}>
            <bdi>{typed[key] ?? ''}</bdi>
          </GridCell>
        ))
      )}
      <GridCell className={words ? styles.wrong : styles.rest}>
        {words && <TriangleAlert aria-hidden />}
        <span title={words ?? rest}>{words ?? rest}</span>
      </GridCell>
      <GridCell>
        <Button
          look="quiet"
          icon={<X aria-hidden />}
          tabIndex={-1}
          aria-label={t('invite.remove', { who })}
          onClick={() => removeEntries(new Set([id]))}
          data-testid="invite-remove"
        />
      </GridCell>
    </div>
  );
}

/** The cells of whoever is being put right. */
function EditedCells({ entry, shown, columns, problem, edit, speech }: Omit<EntryRowProps, 'isEdited'>) {
  const fields = useRef<HTMLDivElement>(null);
  // Something else than these may be wrong: then it is put right here, too, and stays until this ends.
  const [wrong] = useState(() =>
    columns.find(({ key }) => key === problem?.column && !shown.some((column) => column.key === key)),
  );
  const edited = wrong ? [...shown.slice(0, -1), wrong] : shown;

  useLayoutEffect(() => {
    const all = [...(fields.current?.querySelectorAll<HTMLElement>('input, select') ?? [])];
    (all.find((input) => input.getAttribute('aria-invalid') === 'true') ?? all[0])?.focus();
  }, []);

  function press(event: KeyboardEvent<HTMLElement>) {
    // The list's own keys are for the text here.
    event.stopPropagation();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus();
    edit(null);
  }

  return (
    <div ref={fields} className={styles.edited} style={{ gridColumn: `span ${shown.length}` }}>
      {edited.map((column) => (
        <GridCell key={column.key} className={styles.cell}>
          <CellInput
            column={column}
            value={entry.typed[column.key] ?? ''}
            isWrong={problem?.column === column.key}
            change={(value) => changeEntry(entry.id, column.key, value)}
            press={press}
            speech={speech}
          />
        </GridCell>
      ))}
    </div>
  );
}

interface CellInputProps {
  column: Column;
  value: string;
  isWrong: boolean;
  change(value: string): void;
  press(event: KeyboardEvent<HTMLElement>): void;
  speech: Speech;
}

function CellInput({ column, value, isWrong, change, press, speech }: CellInputProps) {
  const shared = {
    className: styles.cellInput,
    value,
    'aria-label': columnLabel(speech.t, column),
    'aria-invalid': isWrong,
    onKeyDown: press,
    'data-testid': `invite-entry-${column.key}`,
  };
  if (!column.choices) {
    return (
      <input
        {...shared}
        placeholder={columnLabel(speech.t, column)}
        spellCheck={false}
        onChange={({ target }) => change(target.value)}
      />
    );
  }
  const choices = column.choices.includes(value) ? column.choices : [value, ...column.choices];
  return (
    <select {...shared} onChange={({ target }) => change(target.value)}>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choiceText(speech, column, choice)}
        </option>
      ))}
    </select>
  );
}
