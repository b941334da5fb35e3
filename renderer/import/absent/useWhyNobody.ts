import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../state/administration';
import { useUsers } from '../../state/users';
import { whyNobody } from './leavers';

/** Why the tenant lets nobody be deactivated; null: it does. */
export function useWhyNobody(): string | null {
  const { t, i18n } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const administration = useAdministration((state) => state.administration);
  return whyNobody({ columns, administration, t, language: i18n.language });
}
