import { Building2, FileSpreadsheet, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportedLine } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import { Button } from '../ui/Button';
import { cellLook } from './cellLook';
import { useImporting } from './importing';
import styles from './LineGrid.module.css';
import { useLineText } from './lineText';
import type { PreviewColumn } from './previewColumns';

interface CellNoteProps {
  line: ImportedLine | undefined;
  /** Undefined beside the columns of the file. */
  column: PreviewColumn | undefined;
  speech: Speech;
  /** Says whose values count in a line. */
  settle(line: number, isMine: boolean | null): void;
}

/** What is to be said of the cell that the keyboard is at, or of its line; else what can be pressed there. */
export function CellNote({ line, column, speech, settle }: CellNoteProps) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const refused = useImporting((state) => state.refused.find((refusal) => refusal.line === line?.line) ?? null);
  const cell = line && column && line.cells[column.place];
  const note = cell ? cellLook(speech, column, line, cell).note : null;
  const failure = refused?.failure ?? line?.failure ?? null;
  const why = failure && failureText(t, failure);
  const told =
    (line && column && note && t('import.grid.noteOf', { line: lineText(line.line), column: column.label, note })) ||
    (line && why && t('import.grid.note', { line: lineText(line.line), note: `${why.what} ${why.remedy}` })) ||
    null;
  const isAsked = line !== undefined && (line.verdict === 'outdated' || line.settled !== null);
  return (
    <div className={styles.note}>
      {told === null ? <Info aria-hidden /> : <TriangleAlert aria-hidden />}
      <p title={told ?? undefined} data-testid="import-note">
        {told ?? t(isAsked ? 'import.settle.line' : 'import.grid.hint')}
      </p>
      {isAsked && <Sides line={line} settle={(isMine) => settle(line.line, isMine)} />}
    </div>
  );
}

/** Whose values count in a line that has changed on both sides: it can be said otherwise later, or taken back. */
function Sides({ line, settle }: { line: ImportedLine; settle(isMine: boolean | null): void }) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const name = { line: lineText(line.line) };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div className={styles.sides} role="group" aria-label={t('import.settle.ofLine', name)}>
      <Button
        icon={<FileSpreadsheet aria-hidden />}
        aria-pressed={line.settled === true}
        onClick={() => settle(line.settled === true ? null : true)}
        data-testid="import-line-mine"
      >
        {t('import.settle.mine')}
      </Button>
      <Button
        icon={<Building2 aria-hidden />}
        aria-pressed={line.settled === false}
        onClick={() => settle(line.settled === false ? null : false)}
        data-testid="import-line-theirs"
      >
        {t('import.settle.theirs')}
      </Button>
    </div>
  );
}
