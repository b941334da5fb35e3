import { CircleUserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { engine } from '../bridge/engine';
import { valueLabel } from '../i18n/columnLabel';
import { useAdministration } from '../state/administration';
import { openPerson } from '../state/person';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import styles from './SignedInAs.module.css';

/** The one role of a person; null where the tenant doesn't tell. */
async function readRole(tenantId: string, row: number): Promise<string | null> {
  const read = await engine.call('people.values', { tenantId, rows: [row], column: 'roles', limit: 1 });
  const value = read.ok ? read.value[0]?.value : null;
  return typeof value === 'string' ? value : null;
}

/** Who is signed in here, and as what. */
export function SignedInAs() {
  const { t } = useTranslation();
  const { tenantId, administration } = useAdministration();
  const hasRoles = useUsers(({ columns }) => columns.some(({ key }) => key === 'roles'));
  const [role, setRole] = useState<string | null>(null);
  const me = administration?.me ?? null;
  const row = me?.row ?? null;

  useEffect(() => {
    let isOld = false;
    setRole(null);
    if (tenantId === null || row === null || !hasRoles) return;
    readRole(tenantId, row).then((read) => isOld || setRole(read), reportFault);
    return () => {
      isOld = true;
    };
  }, [tenantId, row, hasRoles]);

  if (!me) return null;
  const words = role === null ? me.name : `${me.name}, ${valueLabel(t, 'roles', role)}`;
  return (
    <button
      type="button"
      className={styles.me}
      disabled={row === null}
      aria-label={t('me.label', { who: words })}
      title={t('me.label', { who: words })}
      onClick={() => row !== null && openPerson(row)}
      data-testid="signed-in-as"
    >
      <CircleUserRound aria-hidden />
      <span className={styles.texts}>
        <span className={styles.name}>{me.name}</span>
        {role !== null && <span className={styles.role}>{valueLabel(t, 'roles', role)}</span>}
      </span>
    </button>
  );
}
