import { UserRoundPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isDraftEmpty, useDraft } from '../../invite/draft';
import { isPermitted, useAdministration } from '../../state/administration';
import { reportFault } from '../../state/toasts';
import { useUsers } from '../../state/users';
import { DraftRow } from './DraftRow';
import { recallDraft } from './draftMemory';
import styles from './NewPersonRow.module.css';
import { useNewcomer } from './newcomer';

/** The empty row below the list, in which one begins to create a person; where the admin may. */
export function NewPersonRow({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation();
  const isAllowed = useAdministration(({ administration }) => isPermitted(administration, 'users.create'));
  const isList = useUsers(({ list }) => list?.face.kind === 'list');
  const isOpen = useNewcomer((state) => state.isOpen);
  const isKept = useDraft((draft) => draft.tenantId === tenantId && draft.mode === 'one' && !isDraftEmpty(draft));

  useEffect(() => {
    recallDraft(tenantId).catch(reportFault);
  }, [tenantId]);

  if (!isAllowed || !isList) return null;
  if (isOpen) return <DraftRow tenantId={tenantId} />;
  return (
    <button
      type="button"
      className={styles.empty}
      onClick={() => useNewcomer.setState({ isOpen: true })}
      data-testid="newcomer-open"
    >
      <UserRoundPlus aria-hidden />
      {t(isKept ? 'newcomer.kept' : 'newcomer.open')}
    </button>
  );
}
