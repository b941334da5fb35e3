import {
  CirclePlay,
  KeyRound,
  type LucideIcon,
  PencilLine,
  Send,
  Shield,
  Trash2,
  UserRoundCheck,
  UserRoundX,
  UsersRound,
} from 'lucide-react';
import type { ActionPurpose } from '../../preload/contract';
import type { Deed } from './offers';

const ofPurpose: Partial<Record<ActionPurpose, LucideIcon>> = { invitation: Send, passwordReset: KeyRound };
const icons = {
  activate: UserRoundCheck,
  deactivate: UserRoundX,
  role: Shield,
  groups: UsersRound,
  values: PencilLine,
  delete: Trash2,
} as const;

/** The picture of something that can be done to people. */
export function OfferIcon({ deed }: { deed: Deed }) {
  const Icon = deed.kind === 'action' ? (ofPurpose[deed.action.purpose] ?? CirclePlay) : icons[deed.kind];
  return <Icon aria-hidden />;
}
