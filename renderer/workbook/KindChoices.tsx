import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Separator } from '../../preload/contract';
import type { Formats } from '../i18n/formats';
import { Choices } from '../ui/Choices';
import fields from '../ui/FormField.module.css';
import styles from './ExportDialog.module.css';
import { type ExportChoice, type FileKind, usualSeparator } from './exportChoice';
import { matrixBeside } from './exportPeople';
import { kindNames, separatorNames } from './names';

const kinds = ['workbook', 'editing', 'text'] as const satisfies readonly FileKind[];

interface KindChoicesProps {
  choice: ExportChoice;
  change(part: Partial<ExportChoice>): void;
  /** Those that are written, of so many people. */
  columns: readonly { key: string; header: string }[];
  people: number;
  whyNot(kind: FileKind): string | null;
  formats: Formats;
}

/** What is written: a workbook, one to be edited and imported again, or a text with something between its cells. */
export function KindChoices({ choice, change, columns, people, whyNot, formats }: KindChoicesProps) {
  const { t } = useTranslation();
  const id = useId();
  const usual = usualSeparator(formats.locale);
  const separator = choice.separator ?? usual;
  const matrix = matrixBeside(columns, people);
  const besides = { columns: matrix.columns.length, all: matrix.all };
  const notes: Record<FileKind, string> = {
    workbook: t('export.kind.workbook.note'),
    editing: [
      t('export.kind.editing.note'),
      besides.columns > 0 &&
        t(besides.columns < besides.all ? 'export.kind.editing.part' : 'export.kind.editing.matrix', besides),
    ]
      .filter(Boolean)
      .join(' '),
    text: t('export.kind.text.note'),
  };
  return (
    <Choices
      legend={t('export.kind')}
      choices={kinds.map((kind) => ({
        value: kind,
        name: t(kindNames[kind]),
        note: notes[kind],
        why: whyNot(kind),
      }))}
      chosen={choice.kind}
      choose={(kind) => change({ kind })}
      testId="export-kind"
    >
      {choice.kind === 'text' && (
        <div className={`${fields.field} ${styles.separator}`}>
          <label className={fields.label} htmlFor={id}>
            {t('export.separator')}
          </label>
          <select
            id={id}
            className={fields.input}
            value={separator}
            onChange={({ target }) => change({ separator: Separator.parse(target.value) })}
            aria-describedby={`${id}-note`}
            data-testid="export-separator"
          >
            {Separator.options.map((option) => (
              <option key={option} value={option}>
                {t(separatorNames[option])}
              </option>
            ))}
          </select>
          <p id={`${id}-note`} className={fields.hint}>
            {t(separator === usual ? 'export.separator.fits' : 'export.separator.differs')}
          </p>
        </div>
      )}
    </Choices>
  );
}
