/** What is wrong with a filter's text, in a sentence that says where and what was expected there. */
import type { TFunction } from 'i18next';
import type { FilterProblem } from '../../preload/contract';

export function problemText(t: TFunction, { at, found, expected }: FilterProblem): string {
  const problem = t(`filter.expected.${expected}`);
  return found === '' ? t('filter.problem.end', { problem }) : t('filter.problem', { place: at + 1, found, problem });
}
