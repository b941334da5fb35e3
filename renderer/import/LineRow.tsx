import { useTranslation } from 'react-i18next';
import type { ImportedLine } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import { Checkbox } from '../ui/Checkbox';
import { GridCell } from '../ui/VirtualGrid';
import { useImporting } from './importing';
import { LineCell } from './LineCell';
import styles from './LineGrid.module.css';
import { useLineText } from './lineText';
import { type CellPlace, fixedColumns } from './places';
import type { PreviewColumn } from './previewColumns';
import { cellWidth, headHeight, rowHeight, sumOf } from './useGridWindow';
import { VerdictIcon, verdictWords } from './verdicts';

interface LineRowProps {
  id: string;
  row: number;
  /** Undefined until it is here. */
  line: ImportedLine | undefined;
  /** Those that are drawn. */
  columns: readonly PreviewColumn[];
  firstColumn: number;
  /** Of the columns that stay in sight (CSS px). */
  widths: readonly number[];
  /** The column of the cell that the keyboard is at. */
  active: number | null;
  editing: number | null;
  speech: Speech;
  goTo(place: CellPlace): void;
  edit(place: CellPlace): void;
  put(place: CellPlace, text: string | null): void;
  toggle(row: number): void;
}

/** A line of the file: whether it is taken, what becomes of it, who is meant, and its cells. */
export function LineRow(props: LineRowProps) {
  const { id, row, line, columns, firstColumn, widths, active, editing, speech, goTo, edit, put, toggle } = props;
  const { t } = useTranslation();
  const lineText = useLineText();
  const refused = useImporting((state) => state.refused.find((refusal) => refusal.line === line?.line) ?? null);
  const failure = refused?.failure ?? line?.failure ?? null;
  const why = failure && failureText(t, failure);
  const verdict = refused ? 'invalid' : (line?.verdict ?? null);
  const word = verdict && t(line?.leftOut ? 'import.verdict.leftOut' : verdictWords[verdict]);

  const fixed = (place: number) => ({
    id: `${id}-${place - fixedColumns}`,
    'aria-colindex': place + 1,
    'data-active': active === place - fixedColumns,
    style: { width: widths[place] },
    onClick: () => goTo({ row, column: place - fixedColumns }),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out what is not seen
    // biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the grid, which knows its active cell
    <div
      className={styles.row}
      role="row"
      aria-rowindex={row + 2}
      style={{ top: headHeight + row * rowHeight, height: rowHeight }}
      data-left-out={line?.leftOut ?? false}
      data-verdict={verdict}
      data-line={line?.line}
      data-testid="import-line"
    >
      <div className={styles.fixed} role="presentation">
        <GridCell {...fixed(0)} className={styles.cell}>
          {line && (
            <Checkbox
              checked={!line.leftOut}
              tabIndex={-1}
              aria-label={t('import.grid.takeLine', { line: lineText(line.line) })}
              onChange={() => toggle(row)}
            />
          )}
        </GridCell>
        <GridCell {...fixed(1)} className={styles.number} title={line && lineText(line.line)}>
          {line && lineText(line.line)}
        </GridCell>
        <GridCell
          {...fixed(2)}
          className={styles.verdict}
          title={why ? `${why.what} ${why.detail ?? why.remedy}` : (word ?? undefined)}
        >
          {line && verdict && (
            <>
              <VerdictIcon verdict={line.leftOut ? 'left-out' : verdict} />
              <span>{word}</span>
            </>
          )}
        </GridCell>
        <GridCell {...fixed(3)} className={styles.person} title={line?.name}>
          <bdi>{line?.name}</bdi>
        </GridCell>
      </div>
      {columns.map((column, offset) => {
        const at = firstColumn + offset;
        const cell = line?.cells[column.place];
        return (
          <LineCell
            key={column.place}
            id={`${id}-${at}`}
            column={column}
            line={line}
            cell={cell}
            refusal={refused?.column === column.key ? refused.failure : null}
            colIndex={fixedColumns + at + 1}
            left={sumOf(widths) + at * cellWidth}
            isActive={active === at}
            isEdited={editing === at}
            speech={speech}
            choose={() => goTo({ row, column: at })}
            edit={() => edit({ row, column: at })}
            put={(text) => put({ row, column: at }, text)}
          />
        );
      })}
    </div>
  );
}
