import i18next from 'i18next';
import { expect, it } from 'vitest';
import { startTexts } from '.';
import { pseudoText, speakPseudo } from './pseudo';

it('has accents, is longer, and leaves the places that are filled in', () => {
  expect(pseudoText('Role')).toBe('Ŕöļéőű');
  expect(pseudoText('Sort by {{column}} now')).toBe('Šöŕţ ƀý {{column}} ñöŵ őűőűő');
  const long = 'Everything that was ever changed from here, searched and reversed';
  expect(pseudoText(long).length).toBeGreaterThan(long.length * 1.4);
  expect(
    Math.max(
      ...pseudoText(long)
        .split(' ')
        .map((word) => word.length),
    ),
  ).toBeLessThan(12);
});

it('takes the place of English', () => {
  startTexts('en');
  speakPseudo();
  expect(i18next.t('bar.users', { count: 1200 })).toBe('1,200 ûšéŕšőűő');
});
