import { Building2, FileSpreadsheet, Lock, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedCell, ImportedLine } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { choiceText, type Speech } from '../grid/values';
import { GridCell } from '../ui/VirtualGrid';
import { cellLook } from './cellLook';
import styles from './LineGrid.module.css';
import type { PreviewColumn } from './previewColumns';
import { cellWidth } from './useGridWindow';

interface LineCellProps {
  id: string;
  column: PreviewColumn;
  line: ImportedLine | undefined;
  cell: ImportedCell | undefined;
  /** Why the queue has refused it. */
  refusal: Failure | null;
  colIndex: number;
  left: number;
  isActive: boolean;
  isEdited: boolean;
  speech: Speech;
  choose(): void;
  edit(): void;
  put(text: string | null): void;
}

/** A cell of a line: what it replaces and brings, what cannot be changed, or what is wrong with it. */
export function LineCell(props: LineCellProps) {
  const { id, column, line, cell, refusal, colIndex, left, isActive, isEdited, speech, choose, edit, put } = props;
  const { t } = useTranslation();
  const shared = { id, 'aria-colindex': colIndex, 'data-active': isActive, style: { left, width: cellWidth } };
  if (!line || !cell) return <GridCell {...shared} className={styles.fileCell} />;
  if (isEdited) {
    return (
      <GridCell {...shared} className={styles.fileCell}>
        <CellEditor column={column} text={cell.text} put={put} speech={speech} />
      </GridCell>
    );
  }
  const look = cellLook(speech, column, line, refusal ? { ...cell, state: 'invalid', failure: refusal } : cell);
  const { from, text, theirs, state, note } = look;
  const replaced = from === null ? text : t('changes.fromTo', { from, to: text });
  const told = theirs === null ? replaced : t('import.cell.sides', { mine: text, theirs });
  return (
    <GridCell
      {...shared}
      className={styles.fileCell}
      title={note ?? (from === null ? text : `${from} → ${text}`)}
      aria-invalid={state === 'invalid'}
      data-state={state}
      data-column={column.key}
      data-testid="import-cell"
      onClick={choose}
      onDoubleClick={edit}
    >
      {state === 'fixed' && <Lock aria-hidden />}
      {state === 'kept' && <Building2 aria-hidden />}
      {state === 'invalid' && <TriangleAlert aria-hidden />}
      <span className="visually-hidden">{told}</span>
      <span className={styles.values} aria-hidden>
        {from !== null && <bdi className={styles.from}>{from}</bdi>}
        {theirs !== null && <FileSpreadsheet />}
        <bdi className={styles.to}>{text}</bdi>
        {theirs !== null && (
          <>
            <Building2 />
            <bdi className={styles.theirs}>{theirs}</bdi>
          </>
        )}
      </span>
    </GridCell>
  );
}

interface CellEditorProps {
  column: PreviewColumn;
  text: string;
  put(text: string | null): void;
  speech: Speech;
}

/** Where a cell is put right: Enter puts it, Escape leaves it as it was. */
function CellEditor({ column, text, put, speech }: CellEditorProps) {
  const id = useId();
  const isDone = useRef(false);
  const choices = column.column?.choices ?? [];

  function end(next: string | null) {
    // It loses the focus by ending.
    if (isDone.current) return;
    isDone.current = true;
    put(next);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation();
    if (event.key === 'Enter') end(event.currentTarget.value);
    else if (event.key === 'Escape') end(null);
    else return;
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
  }

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it is where one has just asked to type
        autoFocus
        className={styles.editor}
        defaultValue={text}
        aria-label={column.label}
        list={choices.length > 0 ? id : undefined}
        maxLength={10_000}
        spellCheck={false}
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={press}
        onBlur={(event) => end(event.currentTarget.value)}
        data-testid="import-editor"
      />
      {choices.length > 0 && column.column && (
        <datalist id={id}>
          {choices.map((choice) => (
            <option key={choice} value={choiceText(speech, { key: column.key }, choice)} />
          ))}
        </datalist>
      )}
    </>
  );
}
