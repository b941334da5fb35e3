import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../i18n/failureText';
import { useImporting } from './importing';
import { useLineText } from './lineText';
import styles from './PreviewStep.module.css';
import type { PreviewColumn } from './previewColumns';

/** More than these are counted, not told. */
const mostTold = 5;

/** What the queue has refused; the rest of the import is queued. */
export function Refused({ columns }: { columns: readonly PreviewColumn[] }) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const refused = useImporting((state) => state.refused);
  if (refused.length === 0) return null;
  return (
    <section className={styles.refused} role="alert" data-testid="import-refused">
      <TriangleAlert aria-hidden />
      <div>
        <p className={styles.what}>{t('import.refused', { count: new Set(refused.map(({ line }) => line)).size })}</p>
        <ul>
          {refused.slice(0, mostTold).map(({ line, column, failure }) => (
            <li key={`${line} ${column}`}>
              {column === ''
                ? t('import.refused.whole', { line: lineText(line), why: failureText(t, failure).what })
                : t('import.refused.line', {
                    line: lineText(line),
                    column: columns.find(({ key }) => key === column)?.label ?? column,
                    why: failureText(t, failure).what,
                  })}
            </li>
          ))}
        </ul>
        {refused.length > mostTold && <p>{t('import.refused.more', { count: refused.length - mostTold })}</p>}
      </div>
    </section>
  );
}
