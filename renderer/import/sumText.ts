import type { TFunction } from 'i18next';
import type { ImportSummary } from '../../preload/contract';

/** What would be queued, and how many lines would not be. */
export function sumText(t: TFunction, { counts, changing, cells, leftOut }: ImportSummary): string {
  const stuck = counts.changed + counts.outdated - changing;
  const passed = counts.invalid + counts.unknown + stuck + leftOut;
  const parts = [
    ...(counts.new > 0 ? [t('import.sum.new', { count: counts.new })] : []),
    ...(changing > 0
      ? [t('import.sum.changed', { count: changing, cells: t('import.sum.cells', { count: cells }) })]
      : []),
    ...(passed > 0 ? [t('import.sum.passed', { count: passed })] : []),
  ];
  return counts.new + changing === 0 ? [t('import.sum.nothing'), ...parts].join(' ') : parts.join(' · ');
}
