import { Check, Clock, Diamond, Inbox, type LucideIcon, MinusCircle, PauseCircle, Send } from 'lucide-react';
import type { ChangeState } from '../../preload/contract';
import styles from './stateIcons.module.css';

export type StateLook = ChangeState | 'collected';

/** Each state has a shape of its own. */
const icons: Record<StateLook, LucideIcon> = {
  pending: Clock,
  collected: Inbox,
  sending: Send,
  held: PauseCircle,
  conflict: Diamond,
  rejected: MinusCircle,
  done: Check,
};

export function StateIcon({ state, label }: { state: StateLook; label?: string }) {
  const Icon = icons[state];
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <Icon className={styles.icon} data-state={state} {...named} />;
}
