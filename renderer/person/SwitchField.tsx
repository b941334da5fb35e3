import { Checkbox } from '../ui/Checkbox';
import type { FieldEditor } from './fieldEditor';
import styles from './fieldEditors.module.css';

/** Edits a yes or no. */
export function SwitchField({ value, speech, labelledBy, describedBy, save }: FieldEditor) {
  const { t } = speech;
  return (
    <label className={styles.switch} htmlFor={`${labelledBy}-box`}>
      <Checkbox
        id={`${labelledBy}-box`}
        checked={value === true}
        isPartial={value === null}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onChange={(checked) => void save(checked)}
      />
      {value === null ? '–' : t(value === true ? 'value.yes' : 'value.no')}
    </label>
  );
}
