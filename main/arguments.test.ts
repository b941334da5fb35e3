import { describe, expect, test } from 'vitest';
import { parseArguments } from './arguments';

const parse = (...words: string[]) => parseArguments(['/opt/muster', ...words], '/srv/ann');

describe('the command line', () => {
  test('may be empty', () => {
    expect(parse()).toEqual({ userData: null, demo: null, screenshot: null, quietDemo: false, pseudoLanguage: false });
  });

  test('names a demo, its size, a folder and a picture, in either form', () => {
    const expected = {
      userData: '/srv/ann/data',
      demo: { kind: 'trackunit', users: 500 },
      screenshot: '/tmp/out.png',
      quietDemo: false,
      pseudoLanguage: false,
    };
    expect(
      parse('--demo', 'trackunit', '--users', '500', '--user-data', 'data', '--screenshot', '/tmp/out.png'),
    ).toEqual(expected);
    expect(parse('--demo=trackunit', '--users=500', '--user-data=data', '--screenshot=/tmp/out.png')).toEqual(expected);
  });

  test('a demo has 10,000 users unless it is told otherwise', () => {
    expect(parse('--demo', 'wetrack')).toMatchObject({ demo: { kind: 'wetrack', users: 10_000 } });
  });

  test('leaves to others what is theirs', () => {
    expect(
      parse('--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '/srv/muster', '--demo', 'justtrack'),
    ).toEqual({
      userData: null,
      demo: { kind: 'justtrack', users: 10_000 },
      screenshot: null,
      quietDemo: false,
      pseudoLanguage: false,
    });
  });

  test('may ask the demo tenants’ other admins to rest', () => {
    expect(parse('--demo', 'trackunit', '--quiet-demo')).toMatchObject({ quietDemo: true });
  });

  test('may only want to know what there is to ask for', () => {
    expect(parse('--demo', 'acme', '--help')).toEqual({ help: expect.stringContaining('--screenshot FILE') });
  });

  test.each([
    [['--demo', 'acme'], '--demo is one of'],
    [['--demo'], '--demo needs a value'],
    [['--demo='], '--demo needs a value'],
    [['--demo', 'trackunit', '--users', '0'], '--users is a whole number'],
    [['--demo', 'trackunit', '--users', '1.5'], '--users is a whole number'],
    [['--demo', 'trackunit', '--users', 'many'], '--users is a whole number'],
    [['--demo', 'trackunit', '--users', '1000001'], '--users is a whole number'],
    [['--screenshot'], '--screenshot needs a value'],
  ])('%j is refused', (words, problem) => {
    expect(parse(...words)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
