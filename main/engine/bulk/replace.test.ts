import { describe, expect, it } from 'vitest';
import { failure } from '../../../preload/failure';
import { type Replacement, readReplacement } from './replace';

function rule(find: string, replace: string, more: Partial<Replacement> = {}): Replacement {
  return { by: 'replace', find, replace, regex: false, matchCase: false, wholeCell: false, ...more };
}

function replaced(text: string, how: Replacement): string | null {
  const read = readReplacement(how);
  if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.found}`);
  const result = read.value(text);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const regex = { regex: true };

describe('find and replace', () => {
  it.each<[string, Replacement, string | null]>([
    ['Acme ACME acme', rule('acme', 'Ajax'), 'Ajax Ajax Ajax'],
    ['Acme ACME acme', rule('acme', 'Ajax', { matchCase: true }), 'Acme ACME Ajax'],
    ['nothing here', rule('acme', 'Ajax'), null],
    ['José Jose', rule('jose', 'x'), 'José x'],
    ['JOSÉ', rule('josé', 'x'), 'x'],
    ['a.c abc', rule('a.c', '$1$&'), '$1$& abc'],
    ['Acme', rule('acme', 'Ajax', { wholeCell: true }), 'Ajax'],
    ['Acme Ltd', rule('acme', 'Ajax', { wholeCell: true }), null],
    ['😀é', rule('😀', ''), 'é'],
    ['a+b', rule('+', '-'), 'a-b'],
    ['x', rule('x', 'x'), 'x'],
    ['john.doe@old.com', rule('@old\\.com$', '@new.com', regex), 'john.doe@new.com'],
    ['Doe, John', rule('^(\\w+), (\\w+)$', '$2 $1', regex), 'John Doe'],
    ['2024-05', rule('(?P<y>\\d+)-(?<m>\\d+)', '$<m>/$<y>', regex), '05/2024'],
    ['price', rule('(pr)ice', '$$$1$&$10', regex), '$prpricepr0'],
    ['a or b', rule('(a)|(b)', '[$1$2]', regex), '[a] or [b]'],
    ['abc', rule('x*', '-', regex), '-a-b-c-'],
    ['😀', rule('', '-', { ...regex, find: '()' }), '-😀-'],
    ['', rule('^$', 'new', regex), 'new'],
    ['Acme Ltd', rule('a|acme|acme ltd', 'x', { ...regex, wholeCell: true }), 'x'],
    ['xAcme', rule('acme', 'x', { ...regex, wholeCell: true }), null],
    ['ÉCOLE', rule('école', 'x', regex), 'x'],
    ['École', rule('école', 'x', { ...regex, matchCase: true }), null],
    ['5 €', rule('€', '$', regex), '5 $'],
  ])('in %j by %o gives %j', (text, how, wanted) => {
    expect(replaced(text, how)).toBe(wanted);
  });

  it.each<[string, string, string, number, string]>([
    ['(', '', 'expression', 0, '('],
    ['ab**', '', 'expression', 2, '**'],
    ['x[z-a]', '', 'expression', 2, 'z-a'],
    ['a(?=b)', '', 'expression', 1, '(?='],
    ['(a)\\1', '', 'expression', 3, '\\1'],
    ['a{5000}', '', 'expression', 1, '{5000}'],
    ['a\\', '', 'expression', 0, 'a\\'],
    ['a)(b', '', 'expression', 0, 'a)(b'],
    ['(a)', 'x$2', 'wrong-argument', 1, '$2'],
    ['a', '$1', 'wrong-argument', 0, '$1'],
    ['(a)', '-$0', 'wrong-argument', 1, '$0'],
    ['(?<n>a)', '$<m>', 'wrong-argument', 0, '$<m>'],
    ['(a)', '$<constructor>', 'wrong-argument', 0, '$<constructor>'],
  ])('cannot read %s with %s: %s at %i', (find, replace, code, at, where) => {
    const read = readReplacement(rule(find, replace, { ...regex, wholeCell: find === 'a)(b' }));
    expect(read).toMatchObject({ ok: false, problem: { code, at, length: where.length } });
  });

  it.each(['(a+)+$', '(a|a)*b', '(a*)*b', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*)*(.*)*(.*)*x'])(
    'comes to an end with %s, which tries every way elsewhere',
    (find) => {
      expect(replaced(`${'a'.repeat(5_000)}!`, rule(find, 'x', { ...regex, matchCase: true }))).toBeNull();
    },
  );

  it('stops before a text grows beyond all measure', () => {
    const read = readReplacement(rule('a', 'a'.repeat(2_000)));
    expect(read.ok && read.value('a'.repeat(1_000))).toEqual({ ok: false, failure: failure('too-long') });
  });
});
