import { useTranslation } from 'react-i18next';
import type { Column, Tenant } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { RoleChoices } from '../roles/RoleChoices';
import { RolePermissions } from '../roles/RolePreview';
import { GroupPicker } from '../selection/GroupPicker';
import { useGroups } from '../selection/useGroups';
import { isPermitted, useAdministration } from '../state/administration';
import { ColumnField } from './ColumnField';
import type { Problem } from './check';
import { type Draft, type, useDraft } from './draft';
import styles from './InviteDialog.module.css';
import type { InviteForm } from './inviteForm';
import { problemText } from './problems';
import { Section } from './Section';

interface AccessSectionsProps {
  tenant: Tenant;
  form: InviteForm;
  draft: Draft;
  /** Whatever else can be given here. */
  more: readonly Column[];
  problems: readonly Problem[];
  speech: Speech;
}

/** What somebody new may do: role, groups, modules; and the attributes that are seldom given. */
export function AccessSections({ tenant, form, draft, more, problems, speech }: AccessSectionsProps) {
  const { t } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const groups = useGroups(tenant.id);
  const { typed } = draft;
  const { role, modules } = form;
  const hasRoles = role !== null && (administration?.roles.length ?? 0) > 0;
  const chosen = role && typeof typed[role.key] === 'string' ? String(typed[role.key]) : null;
  const roleProblem = problems.find(({ column }) => column === role?.key);
  const field = (column: Column) => {
    const problem = problems.find((found) => found.column === column.key);
    return (
      <ColumnField
        key={column.key}
        column={column}
        value={typed[column.key]}
        change={(value) => type(column.key, value)}
        speech={speech}
        problem={problem ? problemText(t, problem, [column], false) : null}
      />
    );
  };

  return (
    <>
      {hasRoles && (
        <Section title={columnLabel(t, role)} note={role.required ? t('invite.required') : null}>
          {roleProblem && <p className={styles.problem}>{problemText(t, roleProblem, [role], false)}</p>}
          <div className={styles.role}>
            <RoleChoices
              label={columnLabel(t, role)}
              chosen={chosen}
              choose={(value) => type(role.key, value)}
              testId="invite-role"
            />
            <div className={styles.grants} aria-live="polite">
              {chosen !== null && <p className={styles.grantsTitle}>{t('role.grants')}</p>}
              <RolePermissions role={chosen} />
            </div>
          </div>
        </Section>
      )}
      {groups.length > 0 && isPermitted(administration, 'groups.edit') && (
        <Section title={t('column.groups')}>
          <GroupPicker
            label={t('column.groups')}
            groups={groups}
            chosen={draft.groups}
            choose={(next) => useDraft.setState({ groups: next })}
          />
        </Section>
      )}
      {modules.length > 0 && (
        <Section title={t('invite.modules')}>
          <div className={styles.modules}>{modules.map(field)}</div>
        </Section>
      )}
      {more.length > 0 && (
        <details className={styles.more}>
          <summary data-testid="invite-more">{t('invite.more')}</summary>
          <div className={styles.fields}>{more.map(field)}</div>
        </details>
      )}
    </>
  );
}
