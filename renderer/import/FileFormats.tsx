import { useTranslation } from 'react-i18next';
import { type ImportedTable, type ImportFormat, TextEncoding } from '../../preload/contract';
import { reportFault } from '../state/toasts';
import { Choice } from './Choice';
import styles from './FileStep.module.css';
import { changeFormat } from './opening';
import { SeparatorChoice } from './SeparatorChoice';

const change = (part: Partial<ImportFormat>) => {
  changeFormat(part).catch(reportFault);
};

const encodingWords = {
  'utf-8': 'import.encoding.utf-8',
  'utf-16le': 'import.encoding.utf-16le',
  'utf-16be': 'import.encoding.utf-16be',
  'windows-1252': 'import.encoding.windows-1252',
  'iso-8859-15': 'import.encoding.iso-8859-15',
  macintosh: 'import.encoding.macintosh',
} as const satisfies Record<TextEncoding, string>;

/** Which sheet of a workbook is read, or how a text is. */
export function FileFormats({ table }: { table: ImportedTable }) {
  const { t } = useTranslation();
  const { kind, sheets, format } = table;
  if (kind === 'workbook' && sheets.length < 2) return null;
  const { separator, encoding, sheet } = format;
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
          <SeparatorChoice separator={separator ?? ','} change={(value) => change({ separator: value })} />
        </>
      )}
    </div>
  );
}
