import { useTranslation } from 'react-i18next';
import { columnLabel } from '../i18n/columnLabel';
import styles from './ColumnsStep.module.css';
import { useImporting } from './importing';
import { possibleKeys } from './plan';
import { recognisers } from './subject';
import { Tick } from './Tick';
import { useSubject } from './useSubject';

/** By which columns people are recognised, in the order in which they are tried. */
export function Recognition() {
  const { t } = useTranslation();
  const subject = useSubject();
  const targets = useImporting((state) => state.targets);
  const unrecognised = useImporting((state) => state.unrecognised);
  const label = (key: string) => {
    const column = subject.columns.find((known) => known.key === key);
    return column ? columnLabel(t, column) : key;
  };
  const isExported = useImporting(({ table }) => table?.exported != null);
  const keys = possibleKeys({ targets }, subject);

  function change(key: string, isRecognised: boolean) {
    const next = new Set(unrecognised);
    if (isRecognised) next.delete(key);
    else next.add(key);
    useImporting.setState({ unrecognised: next });
  }

  function note(): string {
    if (isExported) return t('import.recognise.exported');
    if (keys.length > 0) return t('import.recognise.order');
    return t('import.recognise.none', { columns: [...new Set(recognisers(subject).map(label))].join(', ') });
  }

  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('import.recognise')}</legend>
      {keys.map((key) => (
        <Tick
          key={key}
          checked={!unrecognised.has(key)}
          change={(next) => change(key, next)}
          testId={`import-match-${key}`}
        >
          {label(key)}
        </Tick>
      ))}
      <p className={keys.length === 0 && !isExported ? styles.why : styles.note}>{note()}</p>
    </fieldset>
  );
}
