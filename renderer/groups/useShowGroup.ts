import { useTranslation } from 'react-i18next';
import { isPermitted, useAdministration } from '../state/administration';
import { showGroup } from './groups';

/** Opens a group's own page. */
export function useShowGroup(): (group: number) => void {
  const { t } = useTranslation();
  const isEditable = useAdministration(({ administration }) => isPermitted(administration, 'groups.edit'));
  return (group) => showGroup(group, t('groups.member'), isEditable);
}
