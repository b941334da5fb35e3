import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedTable } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import styles from './FileStep.module.css';

/** More cells of a line are not needed to see what it is. */
const mostCells = 12;

interface HeaderPickerProps {
  table: ImportedTable;
  /** 0: no line names the columns. */
  choose(line: number): void;
}

/** The first lines of the sheet, of which one names the columns. */
export function HeaderPicker({ table, choose }: HeaderPickerProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const id = useId();
  const chosen = table.format.headerLine ?? 0;
  const widest = Math.max(...table.top.map(({ cells }) => cells.length), 1);
  const places = Array.from({ length: Math.min(widest, mostCells) }, (_, place) => place);
  return (
    <fieldset className={styles.headers}>
      <legend className={styles.legend}>{t('import.header')}</legend>
      <div className={styles.top}>
        <table className={styles.table}>
          <tbody>
            {table.top.map(({ line, cells }) => (
              <tr key={line} data-header={line === chosen} data-below={line > chosen}>
                <th scope="row">
                  <label className={styles.pick}>
                    <input
                      type="radio"
                      name={id}
                      id={`${id}-${line}`}
                      checked={line === chosen}
                      aria-label={t('import.header.line', { line, cells: cells.slice(0, mostCells).join(', ') })}
                      onChange={() => choose(line)}
                      data-testid={`import-header-${line}`}
                    />
                    {number(line)}
                  </label>
                </th>
                {places.map((place) => (
                  <td key={place} title={cells[place]}>
                    {/* A click anywhere in the line means the line. */}
                    <label htmlFor={`${id}-${line}`}>{cells[place] ?? ''}</label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <label className={styles.none}>
        <input type="radio" name={id} checked={chosen === 0} onChange={() => choose(0)} data-testid="import-header-0" />
        {t('import.header.none')}
      </label>
    </fieldset>
  );
}
