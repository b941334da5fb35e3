import { useTranslation } from 'react-i18next';
import { useSession } from '../state/session';
import styles from './Keys.module.css';
import { keyParts } from './keyText';

/** A combination of keys as the admin's keyboard has it; for the eye alone. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation();
  const platform = useSession((session) => session.platform);
  const words = {
    Ctrl: t('key.ctrl'),
    Shift: t('key.shift'),
    Alt: t('key.alt'),
    Delete: t('key.delete'),
    Space: t('key.space'),
  };
  return (
    <span className={styles.keys} aria-hidden>
      {keyParts(keys, platform, words).map((part) => (
        <kbd key={part} className={styles.key}>
          {part}
        </kbd>
      ))}
    </span>
  );
}
