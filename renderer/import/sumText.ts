import type { TFunction } from 'i18next';
import type { ImportSummary } from '../../preload/contract';

/** What would be queued, and how many lines would not be. */
export function sumText(t: TFunction, { counts, cells, leftOut }: ImportSummary): string {
  const passed = counts.invalid + counts.unknown + leftOut;
  const parts = [
    ...(counts.new > 0 ? [t('import.sum.new', { count: counts.new })] : []),
    ...(counts.changed > 0
      ? [t('import.sum.changed', { count: counts.changed, cells: t('import.sum.cells', { count: cells }) })]
      : []),
    ...(passed > 0 ? [t('import.sum.passed', { count: passed })] : []),
  ];
  return counts.new + counts.changed === 0 ? [t('import.sum.nothing'), ...parts].join(' ') : parts.join(' · ');
}
