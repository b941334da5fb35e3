import type { TFunction } from 'i18next';
import type { ImportSummary } from '../../preload/contract';

/** What would be queued, and how many lines would not be. */
export function sumText(
  t: TFunction,
  { counts, changing, cells, leftOut }: ImportSummary,
  deactivated: number,
): string {
  const passed = counts.invalid + counts.unknown + leftOut;
  const parts = [
    ...(counts.new > 0 ? [t('import.sum.new', { count: counts.new })] : []),
    ...(changing > 0
      ? [t('import.sum.changed', { count: changing, cells: t('import.sum.cells', { count: cells }) })]
      : []),
    ...(deactivated > 0 ? [t('import.sum.deactivated', { count: deactivated })] : []),
    ...(counts.outdated > 0 ? [t('import.sum.outdated', { count: counts.outdated })] : []),
    ...(passed > 0 ? [t('import.sum.passed', { count: passed })] : []),
  ];
  return counts.new + changing + deactivated === 0 ? [t('import.sum.nothing'), ...parts].join(' ') : parts.join(' · ');
}

/** The kinds of lines that ask for something and are passed over, in the order in which they are looked at. */
export const passedOver = ['invalid', 'outdated', 'unknown'] as const;

const passedWords = {
  invalid: 'import.rest.invalid',
  outdated: 'import.rest.outdated',
  unknown: 'import.rest.unknown',
} as const satisfies Record<(typeof passedOver)[number], string>;

/** What was passed over when the rest was applied, by kind; null where nothing was. */
export function passedText(t: TFunction, { counts }: Pick<ImportSummary, 'counts'>): string | null {
  const some = passedOver.filter((verdict) => counts[verdict] > 0);
  if (some.length === 0) return null;
  const kinds = some.map((verdict) => t(passedWords[verdict], { count: counts[verdict] }));
  const count = some.reduce((sum, verdict) => sum + counts[verdict], 0);
  return t('import.rest', { count, kinds: kinds.join(', ') });
}
