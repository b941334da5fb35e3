import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localText } from '../i18n/localText';
import { isPermitted, useAdministration } from '../state/administration';
import styles from './ReadOnlyBanner.module.css';

/** Tells whoever may not edit users that everything is here to be read, and why nothing can be changed. */
export function ReadOnlyBanner() {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  if (isPermitted(administration, 'users.edit')) return null;
  const reason = localText(administration?.readOnlyReason, i18n.language, '');
  return (
    <section className={styles.banner} aria-label={t('readOnly.label')} data-testid="read-only-banner">
      <Eye aria-hidden />
      <p>
        <b>{t('readOnly.text')}</b> {reason}
      </p>
    </section>
  );
}
