import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { useFormats } from '../i18n/useFormats';
import type { ColumnCondition, FilterValue } from './columnCondition';
import type { Condition } from './condition';
import styles from './Editor.module.css';
import { changeDraft } from './editing';
import { type FilterOperator, operandOf, operatorsFor } from './operators';
import { operatorName } from './sentence';
import { TypedValue } from './TypedValue';
import { ValueTicks } from './ValueTicks';

interface ColumnEditorProps {
  column: Column;
  draft: ColumnCondition;
  others: readonly Condition[];
}

/** What is asked of a column: an operator of its type, and the values that go with it. */
export function ColumnEditor({ column, draft, others }: ColumnEditorProps) {
  const { t } = useTranslation();
  const speech: Speech = { t, formats: useFormats() };
  const operators = operatorsFor(column);
  const operand = operandOf(draft.operator);

  function choose(operator: FilterOperator) {
    // What was typed for one operator is meant for another that takes the same.
    const values = operandOf(operator) === operand ? draft.values : [];
    changeDraft({ ...draft, operator, values });
  }

  return (
    <>
      <div className={styles.head}>
        <span className={styles.column}>{columnLabel(t, column)}</span>
        {operators.length > 1 && (
          <select
            className={styles.operator}
            value={draft.operator}
            aria-label={t('filter.operator')}
            data-begin={operand === 'none' ? true : undefined}
            data-testid="filter-operator"
            onChange={({ target }) => {
              const chosen = operators.find((operator) => operator === target.value);
              if (chosen) choose(chosen);
            }}
          >
            {operators.map((operator) => (
              <option key={operator} value={operator}>
                {operatorName(t, operator, column)}
              </option>
            ))}
          </select>
        )}
      </div>
      {operand === 'ticks' ? (
        <ValueTicks
          speech={speech}
          column={column}
          others={others}
          ticked={draft.values}
          tick={(values) => changeDraft({ ...draft, values: [...values] })}
        />
      ) : (
        // Another operator means another field.
        <TypedValues key={draft.operator} speech={speech} column={column} draft={draft} />
      )}
    </>
  );
}

/** The one or two values that are typed, or none. */
function TypedValues({ speech, column, draft }: { speech: Speech; column: Column; draft: ColumnCondition }) {
  const { t } = speech;
  const operand = operandOf(draft.operator);
  const [first = '', second = ''] = draft.values;
  const put = (...values: FilterValue[]) => changeDraft({ ...draft, values }, true);
  const shared = { speech, column, operand };
  if (operand === 'none') return null;
  if (operand !== 'two') {
    const label = operand === 'days' ? t('filter.days') : t('filter.value');
    return (
      <div className={styles.fields}>
        <TypedValue {...shared} label={label} value={first} isFirst change={put} testId="filter-typed" />
      </div>
    );
  }
  return (
    <div className={styles.fields}>
      <TypedValue
        {...shared}
        label={t('filter.from')}
        value={first}
        isFirst
        change={(value) => put(value, second)}
        testId="filter-typed"
      />
      <TypedValue
        {...shared}
        label={t('filter.to')}
        value={second}
        isFirst={false}
        change={(value) => put(first, value)}
        testId="filter-typed-second"
      />
    </div>
  );
}
