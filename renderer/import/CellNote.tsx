import { Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportedLine } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
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
}

/** What is to be said of the cell that the keyboard is at, or of its line; else what can be pressed there. */
export function CellNote({ line, column, speech }: CellNoteProps) {
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
  return (
    <p className={styles.note} data-testid="import-note">
      {told === null ? <Info aria-hidden /> : <TriangleAlert aria-hidden />}
      <span title={told ?? undefined}>{told ?? t('import.grid.hint')}</span>
    </p>
  );
}
