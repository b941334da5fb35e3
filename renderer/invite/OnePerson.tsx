import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { useAdministration } from '../state/administration';
import { ColumnField } from './ColumnField';
import { complete, type Problem } from './check';
import { type Draft, type } from './draft';
import styles from './InviteDialog.module.css';
import type { InviteForm } from './inviteForm';
import { problemText } from './problems';

interface OnePersonProps {
  form: InviteForm;
  draft: Draft;
  problems: readonly Problem[];
  /** What is told and does not keep anybody from being created. */
  warnings: readonly Problem[];
  speech: Speech;
}

/** The fields of one person. */
export function OnePerson({ form, draft, problems, warnings, speech }: OnePersonProps) {
  const { t } = useTranslation();
  const roles = useAdministration(({ administration }) => administration?.roles.length ?? 0);
  const completed = complete(form, draft.typed);
  // Where the tenant describes its roles, they have a place of their own.
  const fields = form.role && roles === 0 ? [...form.main, form.role] : form.main;
  const words = (found: readonly Problem[], column: Column) => {
    const problem = found.find((one) => one.column === column.key);
    return problem ? problemText(t, problem, [column], false) : null;
  };

  function hintOf(column: Column): string | null {
    const warning = words(warnings, column);
    if (warning !== null) return warning;
    if (column !== form.userName) return null;
    if (form.userNameFollows === 'email') return t('invite.userName.email');
    return column.required ? null : t('invite.userName.later');
  }

  return (
    <div className={styles.fields}>
      {fields.map((column) => (
        <ColumnField
          key={column.key}
          column={column}
          value={column === form.userName ? completed[column.key] : draft.typed[column.key]}
          change={(value) => type(column.key, value)}
          speech={speech}
          problem={words(problems, column)}
          hint={hintOf(column)}
        />
      ))}
    </div>
  );
}
