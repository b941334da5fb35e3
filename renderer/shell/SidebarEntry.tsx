import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '../i18n/useFormats';
import styles from './Sidebar.module.css';

interface SidebarEntryProps {
  /** One without a picture belongs to the one above it. */
  Icon: LucideIcon | null;
  name: string;
  count: number | null;
  /** The count is worth its room in a narrow window, too. */
  isLasting?: boolean;
  /** What is to be known of it at a glance. */
  mark?: ReactNode;
  isCurrent: boolean;
  choose(): void;
  testId: string;
}

/** A list or a screen that the sidebar leads to. */
export function SidebarEntry(props: SidebarEntryProps) {
  const { Icon, name, count, isLasting = false, mark, isCurrent, choose, testId } = props;
  const { number } = useFormats();
  return (
    <button
      type="button"
      className={styles.list}
      aria-current={isCurrent ? 'page' : undefined}
      title={name}
      onClick={choose}
      data-testid={testId}
    >
      {Icon ? <Icon aria-hidden /> : <span className={styles.indent} />}
      <span className={styles.listName}>{name}</span>
      {mark}
      {count !== null && (
        <span className={styles.count} data-lasting={isLasting}>
          {number(count)}
        </span>
      )}
    </button>
  );
}
