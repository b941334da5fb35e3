/** What becomes of a line: an icon and a word each, so that no colour has to tell it. */
import {
  ArrowLeftRight,
  CircleHelp,
  CircleSlash,
  Equal,
  type LucideIcon,
  Pencil,
  TriangleAlert,
  UserRoundPlus,
} from 'lucide-react';
import type { Verdict } from '../../preload/contract';

export const verdictWords = {
  new: 'import.verdict.new',
  changed: 'import.verdict.changed',
  unchanged: 'import.verdict.unchanged',
  unknown: 'import.verdict.unknown',
  outdated: 'import.verdict.outdated',
  invalid: 'import.verdict.invalid',
} as const satisfies Record<Verdict, string>;

export const filterWords = {
  all: 'import.filter.all',
  new: 'import.filter.new',
  changed: 'import.filter.changed',
  unchanged: 'import.filter.unchanged',
  unknown: 'import.filter.unknown',
  outdated: 'import.filter.outdated',
  invalid: 'import.filter.invalid',
  'left-out': 'import.filter.leftOut',
} as const;

const icons: Record<Verdict | 'left-out', LucideIcon> = {
  new: UserRoundPlus,
  changed: Pencil,
  unchanged: Equal,
  unknown: CircleHelp,
  outdated: ArrowLeftRight,
  invalid: TriangleAlert,
  'left-out': CircleSlash,
};

export function VerdictIcon({ verdict }: { verdict: Verdict | 'left-out' }) {
  const Icon = icons[verdict];
  return <Icon aria-hidden />;
}
