import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { ImportSummary } from '../../preload/contract';
import { startTexts } from '../i18n';
import { passedText, sumText } from './sumText';

beforeAll(() => {
  startTexts('en');
});

const counts = { new: 0, changed: 0, unchanged: 7, unknown: 0, outdated: 0, invalid: 0 };

function summary(some: Partial<ImportSummary['counts']>, more: Partial<ImportSummary> = {}): ImportSummary {
  const rest = {
    leftOut: 0,
    settled: { mine: 0, theirs: 0 },
    changing: 0,
    cells: 0,
    changes: [],
    zeros: [],
    absent: 0,
  };
  return { counts: { ...counts, ...some }, ...rest, ...more };
}

it('says what would be queued, and apart from it what waits for a word and what is passed over', () => {
  const { t } = i18next;
  const all = { new: 1, changed: 2, outdated: 2, invalid: 1, unknown: 1 };
  expect(sumText(t, summary(all, { changing: 3, cells: 4, leftOut: 1 }), 0)).toBe(
    '1 person created · 3 changed (4 cells) · 2 to settle · 3 lines passed over',
  );
  expect(sumText(t, summary({ outdated: 1 }), 0)).toBe('Nothing would change. 1 to settle');
});

it('names what was passed over by its kind, and not what was left out on purpose', () => {
  const { t } = i18next;
  expect(passedText(t, summary({ outdated: 1, invalid: 2 }))).toBe(
    '3 lines passed over: 2 problems, 1 changed on both sides.',
  );
  expect(passedText(t, summary({ changed: 2 }, { leftOut: 3 }))).toBeNull();
});
