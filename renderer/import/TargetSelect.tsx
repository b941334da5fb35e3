import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupOfColumn } from '../../preload/contract';
import styles from './ColumnsStep.module.css';
import type { Target } from './subject';

interface TargetSelectProps {
  label: string;
  target: string | null;
  options: readonly Target[];
  isWrong: boolean;
  choose(target: string | null): void;
  testId: string;
}

const isGroup = ({ key }: Target) => groupOfColumn(key) !== null;

/** What a column of the file stands for. Its choices are there when it is first reached: there may be thousands. */
export function TargetSelect({ label, target, options, isWrong, choose, testId }: TargetSelectProps) {
  const { t } = useTranslation();
  const [isReached, setReached] = useState(false);
  const reach = () => setReached(true);
  const shown = isReached ? options : options.filter(({ key }) => key === target);
  const attributes = shown.filter((option) => !isGroup(option));
  const groups = shown.filter(isGroup);
  const list = (some: readonly Target[]) =>
    some.map((option) => (
      <option key={option.key} value={option.key}>
        {option.label}
      </option>
    ));
  return (
    <select
      className={styles.select}
      aria-label={label}
      aria-invalid={isWrong}
      value={target ?? ''}
      onPointerDown={reach}
      onPointerEnter={reach}
      onFocus={reach}
      onChange={({ target: { value } }) => choose(value === '' ? null : value)}
      data-testid={testId}
    >
      <option value="">{t('import.leaveOut')}</option>
      {attributes.length > 0 && <optgroup label={t('import.target.attributes')}>{list(attributes)}</optgroup>}
      {groups.length > 0 && <optgroup label={t('column.groups')}>{list(groups)}</optgroup>}
    </select>
  );
}
