import { describe, expect, it } from 'vitest';
import { askedFor, isConfirmed } from './confirmation';

const byEmail = { kind: 'attribute', column: 'emails' } as const;

describe('what is asked for', () => {
  it('is the value of the one person', () => {
    expect(askedFor(byEmail, 1, ' ada@example.com ')).toEqual({
      kind: 'value',
      column: 'emails',
      value: 'ada@example.com',
    });
  });

  it('is the number where there are several people, or the one has no such value', () => {
    expect(askedFor(byEmail, 3, 'ada@example.com')).toEqual({ kind: 'number', count: 3 });
    expect(askedFor(byEmail, 1, null)).toEqual({ kind: 'number', count: 1 });
    expect(askedFor({ kind: 'number', column: null }, 12, null)).toEqual({ kind: 'number', count: 12 });
  });

  it('is nothing where the tenant asks for nothing', () => {
    expect(askedFor({ kind: 'none', column: null }, 12, null)).toEqual({ kind: 'none' });
    expect(isConfirmed({ kind: 'none' }, '')).toBe(true);
  });
});

describe('what is typed', () => {
  it.each([
    ['ada@example.com', true],
    [' ADA@Example.com ', true],
    ['ada@example.co', false],
    ['', false],
  ])('%s confirms an address: %s', (typed, confirmed) => {
    expect(isConfirmed(askedFor(byEmail, 1, 'Ada@example.com'), typed)).toBe(confirmed);
  });

  it('is the value to the letter where that is no address', () => {
    const asked = askedFor({ kind: 'attribute', column: 'userName' }, 1, 'Ada');
    expect(isConfirmed(asked, 'Ada')).toBe(true);
    expect(isConfirmed(asked, 'ada')).toBe(false);
  });

  it.each([
    ['1200', true],
    ['1 200', true],
    ['1,200', true],
    ['1.200', true],
    ['120', false],
    ['', false],
  ])('%s confirms 1200 people: %s', (typed, confirmed) => {
    expect(isConfirmed({ kind: 'number', count: 1200 }, typed)).toBe(confirmed);
  });
});
