import { useTranslation } from 'react-i18next';
import { localText } from '../i18n/localText';
import { isPermitted, useAdministration } from '../state/administration';

/** Why groups cannot be changed here; null where they can. */
export function useWhyGroupsStay(): string | null {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  if (isPermitted(administration, 'groups.edit')) return null;
  return localText(administration?.readOnlyReason, i18n.language, t('failure.not-permitted.what'));
}
