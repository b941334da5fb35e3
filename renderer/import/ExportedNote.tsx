import { FileCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportedTable } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { useCurrentTenant } from '../state/tenants';
import styles from './FileStep.module.css';

type ExportedNoteProps = Pick<ImportedTable, 'parts'> & { exported: NonNullable<ImportedTable['exported']> };

/** Says of a workbook that was exported to be edited when and with whom that was, and what of it was read. */
export function ExportedNote({ exported: { time, people }, parts }: ExportedNoteProps) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const tenant = useCurrentTenant()?.name ?? '';
  const read = parts.filter(({ lines }) => lines > 0);
  return (
    <section className={styles.exported} aria-labelledby="import-exported" data-testid="import-exported">
      <FileCheck aria-hidden />
      <div>
        <h2 id="import-exported" className={styles.legend}>
          {t('import.exported', { tenant, time: date(time), count: people })}
        </h2>
        <p>{t('import.exported.note')}</p>
        <ul className={styles.parts}>
          {read.map(({ sheet, name, lines }) => (
            <li key={sheet}>
              <bdi>{name}</bdi> <span>{t('import.part', { count: lines })}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
