import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { RolePreview } from '../roles/RolePreview';
import { useAdministration } from '../state/administration';
import styles from './Editor.module.css';

interface RoleHintProps {
  from: string | null;
  /** The role that the keyboard is at. */
  to: string | null;
  /** Where the list of roles is on the screen (px). */
  beside: { left: number; width: number; top?: number; bottom?: number };
}

const width = 248;
const gap = 4;

/** Beside the list of roles: what choosing this one would bring and take away. */
export function RoleHint({ from, to, beside }: RoleHintProps) {
  const { t } = useTranslation();
  const hasRoles = useAdministration(({ administration }) => (administration?.roles.length ?? 0) > 0);
  if (!hasRoles) return null;
  const { left, width: taken, ...vertical } = beside;
  const right = left + taken + gap;
  const place: CSSProperties = {
    ...vertical,
    width,
    left: right + width + gap > window.innerWidth ? left - width - gap : right,
  };
  return (
    <aside
      className={`${styles.beside} click-outside-ignore`}
      style={place}
      aria-live="polite"
      aria-label={t('role.permissions')}
      data-testid="role-hint"
    >
      <p className={styles.besideTitle}>{t('role.permissions')}</p>
      <RolePreview from={from} to={to} />
    </aside>
  );
}
