import { expect, test } from 'vitest';
import { firstWeekday } from './calendarWeek';

test.each([
  ['en-US', 0],
  ['en-GB', 1],
  ['fr-FR', 1],
  ['ar-EG', 6],
])('weeks begin in %s on day %i', (locale, day) => {
  expect(firstWeekday(locale)).toBe(day);
});
