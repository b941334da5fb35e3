import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats';

/** Says how many will be deactivated, and how much of all people that is. */
export function useShareText(): (count: number, everybody: number | null) => string {
  const { t } = useTranslation();
  const { locale } = useFormats();
  return (count, everybody) => {
    const part = everybody === null || everybody === 0 ? null : count / everybody;
    if (part === null) return t('absent.will', { count });
    const share = part.toLocaleString(locale, { style: 'percent', maximumFractionDigits: part < 0.1 ? 1 : 0 });
    return t('absent.share', { count, all: everybody, share });
  };
}
