import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fromUser } from './root';
import { withAbsolutePaths } from './window';

it('makes paths absolute, from where the user typed them', () => {
  expect(withAbsolutePaths(['--demo', 'trackunit', '--screenshot', 'out.png', '--user-data=data'])).toEqual([
    '--demo',
    'trackunit',
    '--screenshot',
    fromUser('out.png'),
    `--user-data=${fromUser('data')}`,
  ]);
});

it('leaves absolute paths and other arguments alone', () => {
  const path = resolve('/somewhere/out.png');
  expect(withAbsolutePaths(['--screenshot', path, '--users', '10'])).toEqual(['--screenshot', path, '--users', '10']);
});
