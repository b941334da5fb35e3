/** Dates of a file against the instants that they were exported from. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAsExported, isShownAs, readDate } from './date';

const two = (part: number) => String(part).padStart(2, '0');

/** As the reader of workbooks writes an instant, by the clock on the wall here. */
function wallText(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const rest = at.getMilliseconds();
  return `${day}T${time}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`;
}

const instant = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

it('knows what an export shows of an instant at sight', () => {
  fc.assert(fc.property(instant, (at) => isAsExported(at.toISOString(), wallText(at))));
});

it('takes for the same at sight only what is the same when it is read', () => {
  const moved = fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), fc.constantFrom(60_000, 3_600_000, 86_400_000));
  const ending = fc.constantFrom('', 'Z', '+02:00', '.5', ',25', ' ', '0');
  fc.assert(
    fc.property(instant, moved, ending, (at, off, end) => {
      const text = wallText(new Date(at.getTime() + off)) + end;
      if (!isAsExported(at.toISOString(), text)) return;
      const date = readDate(text);
      expect(date && isShownAs(at.toISOString(), date), text).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('is sure of nothing else', () => {
  const at = '2024-02-29T10:20:30.400Z';
  const shown = wallText(new Date(at));
  for (const text of ['', '29/02/2024', shown.slice(0, 16), `${shown}Z`, 'T'.repeat(19)]) {
    expect(isAsExported(at, text), text).toBe(false);
  }
  for (const value of ['2024-02-29', 'yesterday', '+275760-09-13T00:00:00.000Z', '']) {
    expect(isAsExported(value, shown), value).toBe(false);
  }
});
