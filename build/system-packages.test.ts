import { expect, it } from 'vitest';
import { installedNames } from './system-packages';

it('knows what is installed, under its old name and its new one', () => {
  const list = ['ii  libnss3', 'ii  libasound2t64', 'un  libgbm1', 'rc  xvfb', ''].join('\n');
  expect([...installedNames(list)]).toEqual(['libnss3', 'libasound2']);
});
