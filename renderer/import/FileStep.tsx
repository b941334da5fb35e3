import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportedTable, type ImportFormat, TextEncoding } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { ReasonedButton } from '../ui/ReasonedButton';
import { Choice } from './Choice';
import styles from './FileStep.module.css';
import { HeaderPicker } from './HeaderPicker';
import { useImporting } from './importing';
import { changeFormat, chooseFile, readAgain } from './opening';
import { StepFrame } from './StepFrame';
import { goTo } from './stepping';
import { useWhyNot } from './useWhyNot';
import { WorkProgress } from './WorkProgress';

const change = (part: Partial<ImportFormat>) => {
  changeFormat(part).catch(reportFault);
};

/** Which sheet, which line names the columns, and how a text is to be read; each change reads the file anew. */
export function FileStep() {
  const { t } = useTranslation();
  const table = useImporting((state) => state.table);
  const isReading = useImporting((state) => state.work !== null);
  const wasCancelled = useImporting((state) => state.wasCancelled);
  const hasFailed = useImporting((state) => state.failure !== null);
  const whyNot = useWhyNot();
  const on = useRef<HTMLButtonElement>(null);
  const isFirst = table === null && isReading;
  const isReady = table !== null && !isReading && !hasFailed;

  // Most often all of it was found out rightly: Enter leads on. Whoever is choosing here keeps the keyboard.
  useEffect(() => {
    if (isReady && !document.activeElement?.closest('[data-choosing]')) on.current?.focus();
  }, [isReady]);

  const another = (
    <Button onClick={() => chooseFile().catch(reportFault)} data-testid="import-choose">
      {t('import.chooseAnother')}
    </Button>
  );
  return (
    <StepFrame
      isWorkShown={!isFirst}
      remedy={another}
      words={isReady && t('import.lines', { count: table.lines })}
      next={
        <ReasonedButton
          ref={on}
          look="primary"
          why={whyNot('columns')}
          onClick={() => goTo('columns')}
          data-testid="import-next"
        >
          {t('import.next')}
        </ReasonedButton>
      }
    >
      {isFirst && (
        <div className={styles.empty}>
          <WorkProgress />
        </div>
      )}
      {wasCancelled && (
        <div className={styles.empty} role="status">
          <p>{t('import.cancelled')}</p>
          <div className={styles.ways}>
            <Button onClick={() => readAgain().catch(reportFault)} data-testid="import-read-again">
              {t('import.readAgain')}
            </Button>
            {another}
          </div>
        </div>
      )}
      {table && !wasCancelled && (
        <div className={styles.form} data-choosing data-testid="import-file">
          <Formats table={table} />
          {table.top.length === 0 ? (
            <FailureBox failure={failure('sheet-empty')}>{another}</FailureBox>
          ) : (
            <HeaderPicker table={table} choose={(headerLine) => change({ ...table.format, headerLine })} />
          )}
        </div>
      )}
    </StepFrame>
  );
}

const encodingWords = {
  'utf-8': 'import.encoding.utf-8',
  'utf-16le': 'import.encoding.utf-16le',
  'utf-16be': 'import.encoding.utf-16be',
  'windows-1252': 'import.encoding.windows-1252',
  'iso-8859-15': 'import.encoding.iso-8859-15',
  macintosh: 'import.encoding.macintosh',
} as const satisfies Record<TextEncoding, string>;

const separatorWords = {
  ';': 'import.separator.semicolon',
  ',': 'import.separator.comma',
  '\t': 'import.separator.tab',
  '|': 'import.separator.bar',
} as const;

function Formats({ table }: { table: ImportedTable }) {
  const { t } = useTranslation();
  const { kind, sheets, format } = table;
  if (kind === 'workbook' && sheets.length < 2) return null;
  const { separator, encoding, sheet } = format;
  const separators = Object.entries(separatorWords).map(([value, word]) => ({ value, label: t(word) }));
  const isOwn = separator !== null && !(separator in separatorWords);
  return (
    <div className={styles.fields}>
      {kind === 'workbook' ? (
        <Choice
          label={t('import.sheet')}
          value={String(sheet ?? 0)}
          choices={sheets.map(({ name, hidden }, index) => ({
            value: String(index),
            label: hidden ? t('import.sheet.hidden', { name }) : name,
          }))}
          change={(value) => change({ sheet: Number(value) })}
          testId="import-sheet"
        />
      ) : (
        <>
          <Choice
            label={t('import.encoding')}
            value={encoding ?? ''}
            choices={TextEncoding.options.map((value) => ({ value, label: t(encodingWords[value]) }))}
            change={(value) => change({ encoding: TextEncoding.parse(value) })}
            testId="import-encoding"
          />
          <Choice
            label={t('import.separator')}
            value={separator ?? ''}
            choices={isOwn ? [...separators, { value: separator, label: separator }] : separators}
            change={(value) => change({ separator: value })}
            testId="import-separator"
          />
        </>
      )}
    </div>
  );
}
